namespace Wallet.Protocol.Frames;

/// <summary>First byte of a frame: what it is for.</summary>
public static class FrameKind
{
    /// <summary>Carries a message, or a part of one; to be acknowledged.</summary>
    public const byte Data = 1;

    /// <summary>The data frame of the same sequence number has arrived.</summary>
    public const byte Acknowledge = 2;

    /// <summary>Sequence numbers start again.</summary>
    public const byte Reset = 3;

    /// <summary>The reset has arrived.</summary>
    public const byte ResetAcknowledge = 4;

    /// <summary>True for the kinds above.</summary>
    public static bool IsKnown(byte kind)
    {
        return kind >= Data && kind <= ResetAcknowledge;
    }
}
