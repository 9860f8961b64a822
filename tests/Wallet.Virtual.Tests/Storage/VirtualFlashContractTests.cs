using Wallet.Core.Ports;
using Wallet.Virtual.Storage;

namespace Wallet.Virtual.Tests.Storage;

[TestClass]
public sealed class VirtualFlashContractTests : FileStoreContract
{
    protected override IFileStore CreateEmpty() => new VirtualFlash();
}
