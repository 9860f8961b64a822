using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Wallet.Bank.CentralBank;
using Wallet.Bank.CertificateAuthority;
using Wallet.Bank.CommercialBank;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Bank.Shared.Data;
using Wallet.Bank.WalletPlatform;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Bank;

/// <summary>
/// All institutions of system A in one process: certificate authority, central bank, two commercial banks.
/// </summary>
/// <remarks>
/// One lock over all of them: a request runs from its first byte to its last commit before the next one starts. The
/// institutions ask each other while they answer, so locks of their own could wait for each other in a ring.
/// </remarks>
public sealed partial class BankSystem : IDisposable
{
    private readonly Lock _lock = new();
    private readonly BankOptions _options;
    private readonly FolderLock _folderLock;
    private readonly EventLog _events;
    private readonly AuthorityInstitution _authority;
    private readonly CentralBankInstitution _centralBank;
    private readonly CommercialBankInstitution[] _banks;
    private int _depth;

    private BankSystem(BankOptions options)
    {
        _options = options;
        _folderLock = new FolderLock(options.DataDirectory);
        _events = new EventLog(options, added => EventAdded?.Invoke(added));
        Wire = new DirectWire(this);
        _authority = new AuthorityInstitution(NewOffice(Institutions.Authority, AuthorityStore.Schema));
        _centralBank = new CentralBankInstitution(NewOffice(Institutions.CentralBank, CentralStore.Schema));
        _banks = Institutions.Banks
            .Select(bank => new CommercialBankInstitution(NewOffice(bank, BankDesk.Schema + WalletStore.Schema)))
            .ToArray();
    }

    /// <summary>Told of every event, on the thread that caused it and under the system's lock: be quick.</summary>
    public Action<LoopEvent>? EventAdded { get; set; }

    /// <summary>The wire between institutions. Tests put one of their own around it.</summary>
    public IInstitutionWire Wire { get; set; }

    /// <summary>The certificate authority's certificate: what devices are given before their first start.</summary>
    public byte[] AuthorityCertificate => _authority.Office.Certificate.Encoded;

    /// <summary>What happened, oldest first; the newest 10,000.</summary>
    public IReadOnlyList<LoopEvent> Events => _events.ToArray();

    private IEnumerable<Institution> All => [_authority, _centralBank, .. _banks];

    /// <summary>Opens the institutions over a data folder, which is theirs alone until they are disposed of.</summary>
    /// <remarks>Makes keys, certificates and tables at the first start.</remarks>
    /// <exception cref="BankSetupException">The folder cannot be used; the message says what to do.</exception>
    public static BankSystem Open(BankOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        MakeFolders(options.DataDirectory);
        var system = new BankSystem(options);
        try
        {
            system.TakeOffice();
            system.Tick();
            return system;
        }
        catch
        {
            system.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Answers one message to an institution, as a POST body to /institutions/{id} is answered. Never throws.
    /// </summary>
    /// <param name="institution">Id.</param>
    /// <param name="outerMessage">SessionHello or SessionRecord.</param>
    /// <returns>The reply; an unknown institution says BankUnavailable.</returns>
    public byte[] Handle(string institution, byte[] outerMessage)
    {
        ArgumentNullException.ThrowIfNull(outerMessage);
        lock (_lock)
        {
            Institution? target = Find(institution);
            if (target is null)
            {
                return StatusReply.To((int)MessageType.SessionRecord, StatusCode.BankUnavailable).Encode();
            }

            // Notes go out once the outermost request is done; sending them comes back here, one deeper.
            _depth++;
            byte[] reply = target.Handle(outerMessage);
            if (_depth == 1)
            {
                SendNotes();
            }

            _depth--;
            return reply;
        }
    }

    /// <summary>
    /// When <see cref="Tick"/> has something to do next, as things stand: 0 where an answer is missing already,
    /// otherwise the Unix milliseconds at which the next voucher expires, or <see cref="long.MaxValue"/>.
    /// </summary>
    public long NextTickMs()
    {
        lock (_lock)
        {
            bool isWaiting = All.Any(institution => institution.Office.Outbox.Waiting > 0)
                || _banks.Any(bank => bank.IsWaiting || bank.Desk.Enrolments.Unfinished().Count > 0);
            return isWaiting ? 0 : _centralBank.Store.NextOverdueMs();
        }
    }

    /// <summary>Expires vouchers by the central bank's clock and retries whatever has no answer yet.</summary>
    public void Tick()
    {
        lock (_lock)
        {
            _depth++;
            foreach (Institution institution in All)
            {
                institution.Resume();
            }

            // What one resumed may have left notes for another.
            SendNotes();
            _depth--;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (Institution institution in All)
            {
                institution.Dispose();
            }

            _folderLock.Dispose();
        }
    }

    private static void MakeFolders(string dataDirectory)
    {
        string keys = Path.Combine(dataDirectory, "keys");
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(keys);
            }
            else
            {
                Directory.CreateDirectory(dataDirectory);
                Directory.CreateDirectory(
                    keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BankSetupException(
                $"The data folder '{dataDirectory}' cannot be made ({exception.Message}). Choose another with --data.",
                exception);
        }
    }

    private Office NewOffice(string id, string schema)
    {
        return new Office(id, _options, _events, () => Wire, schema);
    }

    /// <summary>
    /// The founding ceremony, repeated harmlessly at every start: the same keys get the same certificates.
    /// </summary>
    private void TakeOffice()
    {
        Certificate authority = _authority.CertifyInstitution(Institutions.Authority, _authority.Office.Key.PublicKey);
        foreach (Institution institution in All)
        {
            Office office = institution.Office;
            office.TakeOffice(_authority.CertifyInstitution(office.Id, office.Key.PublicKey), authority);
        }

        File.WriteAllBytes(Path.Combine(_options.DataDirectory, AuthorityFileName), authority.Encoded);
        foreach (CommercialBankInstitution bank in _banks)
        {
            bank.BookCapital();
            FundOpenings(bank);
        }
    }

    private void SendNotes()
    {
        foreach (Institution institution in All)
        {
            institution.SendNotes();
        }
    }

    private Institution? Find(string institution)
    {
        return All.FirstOrDefault(candidate => candidate.Office.Id == institution);
    }

    private CommercialBankInstitution FindBank(string bank)
    {
        return _banks.FirstOrDefault(candidate => candidate.Office.Id == bank)
            ?? throw new BankSetupException(
                $"There is no bank '{bank}'. Use one of: {string.Join(", ", Institutions.Banks)}.");
    }

    private sealed class DirectWire : IInstitutionWire
    {
        private readonly BankSystem _system;

        public DirectWire(BankSystem system)
        {
            _system = system;
        }

        public byte[]? Send(string from, string to, byte[] bytes)
        {
            return _system.Handle(to, bytes);
        }
    }
}
