using System;
using System.IO;
using System.Net;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Wallet.Bank.Web;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulator.Web;

/// <summary>The page and its live feed, on loopback only.</summary>
internal sealed class SimulatorServer : IDisposable
{
    private const int FeedIntervalMs = 50;

    private readonly Simulation _simulation;
    private readonly StateFeed _feed;
    private readonly CancellationTokenSource _stopping = new();

    public SimulatorServer(Simulation simulation)
    {
        _simulation = simulation;
        _feed = new StateFeed(simulation);
    }

    /// <summary>Makes the web host; 0 lets the system choose a free port.</summary>
    public WebApplication Build(int port)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        WebApplication app = builder.Build();
        app.Use(OwnPageOnly);
        Asset(app, "/", "index.html", "text/html; charset=utf-8");
        Asset(app, "/page.css", "page.css", "text/css; charset=utf-8");
        Asset(app, "/texts.js", "texts.js", "text/javascript; charset=utf-8");
        Asset(app, "/page.js", "page.js", "text/javascript; charset=utf-8");
        app.MapGet("/api/state", async context => await context.Response.WriteAsync(await StateAsync()));
        app.MapGet("/api/events", FeedAsync);
        app.MapPost("/api/key", (string device, char key) => Do(device, board => Press(board, key)));
        app.MapPost("/api/power", (string device, bool on) => Do(device, board => Power(board, on)));
        app.MapPost("/api/network", (bool online) => Post(() => _simulation.SetNetwork(online)));
        app.MapPost("/api/touch", (bool held) => Post(() => _simulation.SetTouch(held)));
        app.MapInstitutions(_simulation.Bank);
        app.Lifetime.ApplicationStopping.Register(_stopping.Cancel);
        return app;
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    /// <summary>
    /// Another site's page, open in the same browser, could send requests to loopback; it cannot make the browser lie
    /// about where they come from or which host they are for.
    /// </summary>
    private static Task OwnPageOnly(HttpContext context, RequestDelegate next)
    {
        string origin = context.Request.Headers.Origin.ToString();
        bool isOwn = context.Request.Host.Host is "127.0.0.1" or "localhost"
            && (origin.Length == 0 || origin == $"{context.Request.Scheme}://{context.Request.Host}");
        if (isOwn)
        {
            context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; img-src data:";
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static void Asset(WebApplication app, string path, string name, string type)
    {
        using Stream file = Assembly.GetExecutingAssembly().GetManifestResourceStream("Page." + name)!;
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        byte[] bytes = copy.ToArray();
        app.MapGet(path, () => Results.Bytes(bytes, type));
    }

    private static void Press(VirtualBoard board, char key)
    {
        if (VirtualKeypad.Keys.Contains(key, StringComparison.Ordinal))
        {
            board.Keypad.Press(key);
        }
    }

    private static void Power(VirtualBoard board, bool on)
    {
        if (on && !board.IsPowered)
        {
            board.PowerOn();
        }
        else if (!on && board.IsPowered)
        {
            board.PowerOff();
        }
    }

    private Task<string> StateAsync() => _simulation.Scheduler.PostAsync(_feed.Json);

    private async Task FeedAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(FeedIntervalMs));
        string sent = "";
        try
        {
            do
            {
                string state = await StateAsync();
                if (!string.Equals(state, sent, StringComparison.Ordinal))
                {
                    sent = state;
                    await context.Response.WriteAsync($"data: {state}\n\n", ended.Token);
                    await context.Response.Body.FlushAsync(ended.Token);
                }
            }
            while (await timer.WaitForNextTickAsync(ended.Token));
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the simulator is stopping.
        }
    }

    private IResult Do(string device, Action<VirtualBoard> action) => device switch
    {
        "card" => Post(() => action(_simulation.Card)),
        "terminal" => Post(() => action(_simulation.Terminal)),
        _ => Results.NotFound(),
    };

    private IResult Post(Action action)
    {
        _simulation.Scheduler.Post(action);
        return Results.NoContent();
    }
}
