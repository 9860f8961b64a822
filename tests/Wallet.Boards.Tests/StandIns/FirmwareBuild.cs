namespace Wallet.Boards;

/// <summary>What each board's build makes of -p:FirmwareBuild.</summary>
internal static class FirmwareBuild
{
    internal const string Stamp = "+69216b3c";
}
