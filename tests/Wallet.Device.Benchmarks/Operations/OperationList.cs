namespace Wallet.Device.Benchmarks;

/// <summary>All operations, cheap ones first.</summary>
public static class OperationList
{
    /// <summary>Makes each with its inputs ready.</summary>
    public static Operation[] Make()
    {
        return new Operation[]
        {
            new CrcOperation(),
            new DecodeOperation(),
            new AesCcmNativeOperation(),
            new AesCcmOperation(),
            new HmacOperation(),
            new Sha256Operation(),
            new Pbkdf2Operation(),
            new FieldMultiplyOperation(),
            new FieldSquareOperation(),
            ChainOperation.OfDoublings(),
            ChainOperation.OfAdditions(),
            new AffineSumsOperation(),
            new PublicKeyOperation(),
            new SignOperation(),
            new IssuerVerifyOperation(),
            new VerifyOperation(),
            new EcdhOperation(),
        };
    }
}
