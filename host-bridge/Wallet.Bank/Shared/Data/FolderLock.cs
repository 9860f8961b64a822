using System;
using System.IO;

namespace Wallet.Bank.Shared.Data;

/// <summary>One process at a time over a data folder: two would both finish what was left open.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    public FolderLock(string dataDirectory)
    {
        try
        {
            _file = new FileStream(
                Path.Combine(dataDirectory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BankSetupException(
                $"The data folder '{dataDirectory}' is in use by another process or not writable. Stop the other "
                + "process, or choose another folder with --data.",
                exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
    }
}
