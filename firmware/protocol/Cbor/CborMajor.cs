namespace Wallet.Protocol.Cbor;

/// <summary>Major types and the simple values this protocol uses, RFC 8949 sections 3.1 and 3.3.</summary>
internal static class CborMajor
{
    internal const int Unsigned = 0;
    internal const int Negative = 1;
    internal const int Bytes = 2;
    internal const int Text = 3;
    internal const int Array = 4;
    internal const int Map = 5;
    internal const int Tag = 6;
    internal const int Simple = 7;

    internal const int False = 20;
    internal const int True = 21;
    internal const int Null = 22;
}
