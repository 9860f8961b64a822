using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Wallet.Page.Tests;

/// <summary>One device on the page: its keys, and the text that its display shows.</summary>
internal sealed class DevicePart(IPage page, string id)
{
    private const int PatienceMs = 30_000;

    public ILocator Display => page.Locator($"#{id} canvas");

    public async Task PressAsync(string keys)
    {
        foreach (char key in keys)
        {
            await page.Locator($"#{id} [data-key=\"{key}\"]").ClickAsync();
        }
    }

    public Task AwaitAsync(string text) => Assertions.Expect(Display).ToHaveAttributeAsync(
        "aria-label", new System.Text.RegularExpressions.Regex(System.Text.RegularExpressions.Regex.Escape(text)),
        new LocatorAssertionsToHaveAttributeOptions { Timeout = PatienceMs });

    public async Task EnrolAsync()
    {
        string code = await page.Locator($"#{id} .code b").TextContentAsync() ?? "";
        await AwaitAsync("Not enrolled");
        await PressAsync("#");
        if (id == "card")
        {
            await AwaitAsync("语言");
            await PressAsync("#");
            await AwaitAsync("New PIN");
            await PressAsync("7391#");
            await AwaitAsync("Again");
            await PressAsync("7391#");
            await AwaitAsync("Have paper and pen.");
            await PressAsync("C");
            await AwaitAsync("Put off.");
            await PressAsync("C");
        }

        await AwaitAsync("Enrolment code");
        await PressAsync(code + "#");
        await AwaitAsync("Enrolled");
        await PressAsync("C");
    }
}
