using Wallet.Protocol;

namespace Wallet.Core.Receiving;

/// <summary>Where a product keeps which payments its bank has taken.</summary>
public interface IReportedStore
{
    /// <summary>What is kept.</summary>
    ReportedPayments Payments { get; }

    /// <summary>Reads it, once, at start.</summary>
    /// <returns>Ok; StorageDamaged where something that was kept is lost.</returns>
    StatusCode Open();

    /// <summary>Makes sure that the next <see cref="Add"/> is one short write.</summary>
    /// <returns>Ok, StorageFull or StorageDamaged.</returns>
    StatusCode MakeRoom();

    /// <summary>Keeps one more. A cut before the end: it is not kept.</summary>
    /// <returns>Ok, and durable; StorageFull or StorageDamaged, and nothing has changed.</returns>
    StatusCode Add(ReportedPayment payment);

    /// <summary>Keeps what is left after some were forgotten.</summary>
    /// <returns>Ok, and durable; StorageFull or StorageDamaged.</returns>
    StatusCode Save();
}
