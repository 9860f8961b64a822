using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Wallet.Page.Tests;

/// <summary>
/// The simulator's page in a real browser. Needs Chromium: the program named by CHROMIUM, or /usr/bin/chromium.
/// Pictures of each stage are written to the folder named by WALLET_PICTURES.
/// </summary>
[TestClass]
public sealed class PageTests
{
    private const string Books = "#books";
    private readonly List<string> _problems = [];
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private SimulatorProcess _simulator = null!;
    private IPage _page = null!;

    public TestContext TestContext { get; set; } = null!;

    [TestInitialize]
    public async Task OpenAsync()
    {
        _simulator = await SimulatorProcess.StartAsync("--seed", "3");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"],
        });
        IBrowserContext context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = "en-GB",
            ViewportSize = new ViewportSize { Width = 1240, Height = 1180 },
        });
        _page = await context.NewPageAsync();
        _page.PageError += (_, problem) => _problems.Add(problem);
        _page.Console += (_, message) => Note(message);
        await _page.GotoAsync(_simulator.Address.ToString());
    }

    [TestCleanup]
    public async Task CloseAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        _simulator.Dispose();
    }

    [TestMethod]
    public async Task Person_LoadsGoesOfflinePaysGoesOnline_SeesTheMoneyArrive()
    {
        var card = new DevicePart(_page, "card");
        var terminal = new DevicePart(_page, "terminal");
        await PictureAsync("1-start");
        await card.EnrolAsync();
        await terminal.EnrolAsync();
        await card.AwaitAsync("#=menu");

        await card.PressAsync("2");
        await card.AwaitAsync("Corner Shop");
        await card.PressAsync("#");
        await card.AwaitAsync("Type amount");
        await card.PressAsync("1250#");
        await card.AwaitAsync("Load for");
        await PictureAsync("2-load");
        await card.PressAsync("#");
        await card.AwaitAsync("Voucher loaded");
        await card.PressAsync("C");

        await _page.Locator(".switch").ClickAsync();
        await card.AwaitAsync("off");
        await terminal.AwaitAsync("off");
        await terminal.PressAsync("1");
        await terminal.AwaitAsync("type amount");
        await terminal.PressAsync("1250#");
        await terminal.AwaitAsync("Touch card");
        await card.PressAsync("1");
        await card.AwaitAsync("Choose voucher");
        await card.PressAsync("#");
        await card.AwaitAsync("12.50");
        await card.PressAsync("#");
        await card.AwaitAsync("Hold card to");
        await PictureAsync("3-offline");
        await _page.Locator("#touch").ClickAsync();
        await terminal.AwaitAsync("Received");
        await PictureAsync("4-paid");
        await _page.Locator("#touch").ClickAsync();
        await Assertions.Expect(_page.Locator("#vouchers")).ToContainTextAsync("open");

        await _page.Locator(".switch").ClickAsync();
        await Assertions.Expect(_page.Locator("#vouchers")).ToContainTextAsync(
            "redeemed", new LocatorAssertionsToContainTextOptions { Timeout = 30_000 });
        await Assertions.Expect(_page.Locator(Books)).ToContainTextAsync("(Corner Shop)");
        await Assertions.Expect(_page.Locator("#money b")).ToHaveTextAsync("1,000.00 CNY, constant");
        await PictureAsync("5-arrived");
        Assert.IsEmpty(_problems, string.Join(Environment.NewLine, _problems));
    }

    [TestMethod]
    public async Task Keyboard_DigitsEnterAndEscape_DriveTheFocusedDevice()
    {
        var terminal = new DevicePart(_page, "terminal");
        await _page.Locator("#terminal canvas").ClickAsync();
        await terminal.AwaitAsync("Not enrolled");
        await _page.Keyboard.PressAsync("Enter");
        await terminal.AwaitAsync("Enrolment code");
        await _page.Keyboard.TypeAsync("123");
        await terminal.AwaitAsync("123_");

        // The mouse may press keys and switches in between.
        await _page.Locator("#terminal [data-key='4']").ClickAsync();
        await terminal.AwaitAsync("1234_");
        await _page.Locator(".switch").ClickAsync();
        await _page.Keyboard.TypeAsync("5");
        await terminal.AwaitAsync("12345_");
        await _page.Keyboard.PressAsync("Escape");
        await terminal.AwaitAsync("Not enrolled");
    }

    [TestMethod]
    public async Task Power_CutAndRestored_DarkensAndLightsTheDisplay()
    {
        var card = new DevicePart(_page, "card");
        await card.AwaitAsync("Not enrolled");
        await _page.Locator("#card .power").ClickAsync();
        await Assertions.Expect(_page.Locator("#card")).ToContainClassAsync("off");
        await _page.Locator("#card .power").ClickAsync();
        await card.AwaitAsync("Not enrolled");
    }

    [TestMethod]
    public async Task Language_Switched_TranslatesEveryTextOfThePage()
    {
        await _page.Locator("#language").ClickAsync();
        await Assertions.Expect(_page.Locator("h1")).ToHaveTextAsync("钱包模拟器");
        string[] missing = await _page.EvaluateAsync<string[]>(
            """
            () => Object.keys(TEXTS.en).filter(key => !TEXTS.zh[key] && TEXTS.en[key])
                .concat(Object.keys(TEXTS.zh).filter(key => !(key in TEXTS.en)))
            """);
        Assert.IsEmpty(missing, string.Join(", ", missing));
        await PictureAsync("6-chinese");
    }

    [TestMethod]
    public async Task Page_Loaded_IsSmallAndAllItsOwn()
    {
        double loadedMs = await _page.EvaluateAsync<double>(
            "() => performance.getEntriesByType('navigation')[0].loadEventEnd");
        TestContext.WriteLine($"The page was loaded after {loadedMs:0} ms.");
        long bytes = await _page.EvaluateAsync<long>(
            """
            () => performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
                .reduce((sum, entry) => sum + entry.decodedBodySize, 0)
            """);
        string[] foreign = await _page.EvaluateAsync<string[]>(
            """
            () => performance.getEntriesByType('resource').map(entry => entry.name)
                .filter(name => !name.startsWith(location.origin))
            """);
        Assert.IsLessThan(100_000, bytes);
        Assert.IsEmpty(foreign, string.Join(", ", foreign));
    }

    private void Note(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning")
        {
            _problems.Add(message.Text);
        }
    }

    private async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("WALLET_PICTURES") is { Length: > 0 } folder)
        {
            string path = Path.Combine(folder, name + ".png");
            await _page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
        }
    }
}
