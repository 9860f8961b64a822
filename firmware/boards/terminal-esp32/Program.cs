namespace Wallet.Boards.TerminalEsp32;

/// <summary>Where the runtime starts.</summary>
public static class Program
{
    public static void Main()
    {
    }
}
