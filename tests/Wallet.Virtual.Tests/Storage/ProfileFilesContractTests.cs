using Wallet.Core.Ports;
using Wallet.Core.Storage;
using Wallet.Virtual.Storage;

namespace Wallet.Virtual.Tests.Storage;

[TestClass]
public sealed class ProfileFilesContractTests : FileStoreContract
{
    protected override IFileStore CreateEmpty() =>
        new ProfileFiles(new VirtualFlash()) { Profile = ProfileFiles.Second };
}
