using System.Linq;
using Wallet.Bank;
using Wallet.Simulator.World;

namespace Wallet.Simulator.Web;

/// <summary>Says what a new user could do next, as a key of the page's text table.</summary>
internal sealed class Guide(Simulation simulation, BooksSnapshot books)
{
    public string NextStep()
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
