namespace Wallet.CostMeter;

internal static class Program
{
    private static int Main()
    {
        return 0;
    }
}
