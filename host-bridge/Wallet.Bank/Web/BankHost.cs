using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Wallet.Bank.Web;

/// <summary>The institutions as a web server of their own, on loopback only.</summary>
public static class BankHost
{
    /// <summary>Builds the server; port 0 takes any free one.</summary>
    public static WebApplication Build(BankSystem system, int port)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // A start that fails is told by whoever started, in a sentence; what ends a running host is critical and stays.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = InstitutionEndpoints.BodyBytesMax;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddHostedService(_ => new TickService(system));
        WebApplication app = builder.Build();
        app.MapInstitutions(system);
        return app;
    }
}
