using System.Linq;
using Wallet.Bank;
using Wallet.Core;
using Wallet.Core.Screen;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulator.Web;

/// <summary>Says what a new user could do next, as a key of the page's text table.</summary>
internal sealed class Guide(Simulation simulation, BooksSnapshot books)
{
    /// <summary>The next step; before it, a message that swallows the key the step begins with.</summary>
    public string NextStep()
    {
        string step = Step();
        bool usesCard = step is "guideLoad" or "guidePay";
        if (usesCard && simulation.CardFirmware?.Card?.State == DeviceState.Locked)
        {
            return "guideUnlockCard";
        }

        if (usesCard && IsToBeRead(simulation.Card, simulation.CardFirmware?.Card?.Device))
        {
            return "guideReadCard";
        }

        bool usesTerminal = step == "guidePay";
        return usesTerminal && IsToBeRead(simulation.Terminal, simulation.TerminalFirmware?.Terminal?.Device)
            ? "guideReadTerminal"
            : step;
    }

    private static bool IsToBeRead(VirtualBoard board, DeviceContext? device) =>
        device is not null && board.Display.Text.Any(row => row.Trim() == device.Screen.Text(TextId.KeysAny));

    private string Step()
    {
        if (!(simulation.CardFirmware?.Card?.Device.Identity.IsEnrolled ?? false))
        {
            return "guideEnrolCard";
        }

        if (!(simulation.TerminalFirmware?.Terminal?.Device.Identity.IsEnrolled ?? false))
        {
            return "guideEnrolTerminal";
        }

        if (MoneyView.Received(simulation).Any())
        {
            return "guideOnline";
        }

        if (books.Vouchers.Any(voucher => voucher.State == "Redeemed"))
        {
            return "guideDone";
        }

        if (!MoneyView.CardVouchers(simulation).Any())
        {
            return "guideLoad";
        }

        return simulation.Online ? "guideOffline" : "guidePay";
    }
}
