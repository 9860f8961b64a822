using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Card.Domain;
using Wallet.Core.Crypto;
using Wallet.Core.Storage;
using Wallet.Core.Vault;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;
using Wallet.Simulation.Tests.Devices;
using Wallet.Tests;
using Wallet.Virtual.Storage;
using DeviceState = Wallet.Protocol.Messages.DeviceState;

namespace Wallet.Simulation.Tests.Fuzz;

/// <summary>
/// Anything anybody can say to a card, in every state: an answer or silence, never a crash, a signature or a secret,
/// and the heap is as it was.
/// </summary>
/// <remarks>WALLET_TEST_CASES sets how many messages for each state: 1,000,000 take some minutes.</remarks>
[TestClass]
public sealed class GateFuzzTests
{
    private const int MessagesUsual = 6_000;
    private const int WarmUp = 500;
    private const int SecretWindowBytes = 6;

    // In a slot of the identity record: behind the slot's head and the heads of array and bytes.
    private const int SealedKeyAt = 16;
    private const int SealedKeyBytes = Ecdsa.PrivateKeyBytes + KeyVault.OverheadBytes - 1;

    private static readonly Lazy<(VirtualFlash Fresh, VirtualFlash Loaded, long UnixMs)> s_flashes = new(Prepare);

    [TestMethod]
    [DataRow(DeviceState.Fresh)]
    [DataRow(DeviceState.Enrolled)]
    [DataRow(DeviceState.Locked)]
    [DataRow(DeviceState.Ready)]
    [DataRow(DeviceState.Armed)]
    [DataRow(DeviceState.Halted)]
    public void Messages_MutatedAndMadeUp_NoCrashNoSignatureNoSecretNoGrowth(DeviceState state)
    {
        int seed = TestSettings.SeedOr(20261122);
        int messages = TestSettings.NumberOrNull<int>("WALLET_TEST_CASES") ?? MessagesUsual;
        var random = new Random(seed);
        FuzzCard card = Open(state);
        HashSet<string> secrets = SecretsOf(card);
        int signed = card.Board.Signed.Count;
        card.Board.OnSent = (bytes, count) => AssertNoSecret(secrets, bytes.AsSpan(0, count), "over the link");
        List<byte[]> valid = Corpus(card);
        long rest = 0;
        int answered = 0;
        for (int i = 0; i < messages; i++)
        {
            if (i == WarmUp)
            {
                rest = AtRest(card);
            }

            byte[] message = random.Next(16) == 0 ? Noise(random) : Mutate(random, valid[random.Next(valid.Count)]);
            string where = $"WALLET_TEST_SEED={seed}, {state}, message {i}: {Convert.ToHexStringLower(message)}";
            try
            {
                answered += Say(card, random, message, secrets, where) ? 1 : 0;
            }
            catch (Exception exception) when (exception is not AssertFailedException)
            {
                Assert.Fail($"{where}: {exception}");
            }

            Assert.HasCount(signed, card.Board.Signed, where);
        }

        Assert.IsGreaterThan(messages / 4, answered, "hardly anything was heard");
        Assert.IsLessThanOrEqualTo(rest, AtRest(card), $"WALLET_TEST_SEED={seed}: heap");
        card.Keep();
        Assert.AreEqual(state, card.Product.State);
    }

    // By link, by touch, or as bytes that are no frame. True where the card has answered.
    private static bool Say(FuzzCard card, Random random, byte[] message, HashSet<string> secrets, string where)
    {
        card.Keep();
        switch (random.Next(5))
        {
            case 0 or 1:
                return card.Ask(message) is not null;
            case 2 or 3:
                byte[]? answer = card.Touch(message);
                AssertNoSecret(secrets, answer, where);
                return answer is not null;
            default:
                card.Board.Noise(message);
                card.Settle();
                return false;
        }
    }

    private static long AtRest(FuzzCard card)
    {
        card.Keep();
        card.Settle();
        card.Board.Pass(60_000);

        card.Settle();
        card.Relock();
        for (int i = 0; i < 8; i++)
        {
            Assert.IsNotNull(card.Ask(new GetDeviceInfo().Encode()), "no answer to an honest question");
            card.Touch([0xFF]);
        }

        card.Settle();

        // One that was shown a page for so long that it has locked since holds neither key nor coupons.
        card.Keep();
        card.Settle();
        return card.Live();
    }

    private static List<byte[]> Corpus(FuzzCard card)
    {
        byte[] digest = card.Held?.PayeeCertificateDigest ?? new byte[32];
        long amountMinor = card.Held?.AmountMinor ?? 100;
        byte[] nonce = new byte[TouchOpen.TerminalNonceBytes];
        var transaction = new TransactionInfo
        {
            Reference = nonce,
            Platform = "exchange.example",
            Payee = "Corner Shop",
            AmountMinor = 12_50,
            Currency = "CNY",
            Text = "Two tickets",
        };
        byte[] challenge = Sha256.Hash(transaction.EncodeToDigest());
        return
        [
            new GetDeviceInfo().Encode(),
            new NetworkChanged { Online = false }.Encode(),
            new NetworkChanged { Online = true }.Encode(),
            new Synchronise().Encode(),
            StatusReply.To((int)MessageType.GetDeviceInfo, StatusCode.Ok).Encode(),
            new BankExchangeReply { Body = new byte[64] }.Encode(),

            // Never the payment the holder said yes to: it would be made, and rightly.
            new TouchOpen { PayeeCertificateDigest = new byte[32], TerminalNonce = nonce, AmountMinor = amountMinor }
                .Encode(),
            new TouchOpen { PayeeCertificateDigest = digest, TerminalNonce = nonce, AmountMinor = amountMinor ^ 0x5A5A }
                .Encode(),
            new TouchPay { VoucherId = card.Held?.Id ?? new byte[16], TerminalNonce = nonce }.Encode(),
            new TouchCarry { ExchangeId = 0, Body = [] }.Encode(),
            new TouchCarry { ExchangeId = 1, Body = new byte[300] }.Encode(),

            // With a token an honest challenge is shown, and nobody there says yes; another is shown and refused then.
            new AnswerChallenge { Transaction = transaction.Encode(), Challenge = challenge }.Encode(),
            new AnswerChallenge { Transaction = transaction.Encode(), Challenge = new byte[32] }.Encode(),

            // What only an institution says, and only inside a session.
            new RecoverReply { Certificate = digest }.Encode(),
            StatusReply.To((int)MessageType.RegisterRecoveryKey, StatusCode.Ok).Encode(),
            StatusReply.To((int)MessageType.Authenticate, StatusCode.Ok).Encode(),
        ];
    }

    private static byte[] Noise(Random random)
    {
        byte[] bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Mutate(Random random, byte[] valid)
    {
        byte[] bytes = [.. valid];
        int changes = random.Next(4);
        for (int i = 0; i < changes && bytes.Length > 0; i++)
        {
            int at = random.Next(bytes.Length);
            bytes = random.Next(6) switch
            {
                0 => [.. bytes[..at], (byte)(bytes[at] ^ (1 << random.Next(8))), .. bytes[(at + 1)..]],
                1 => [.. bytes[..at], (byte)random.Next(256), .. bytes[(at + 1)..]],
                2 => bytes[..at],
                3 => [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]],
                4 => [.. bytes[..at], .. bytes[(at + 1)..]],
                _ => [.. bytes, .. bytes[at..]],
            };
        }

        return bytes;
    }

    private static FuzzCard Open(DeviceState state)
    {
        (VirtualFlash fresh, VirtualFlash loaded, long unixMs) = s_flashes.Value;
        return new FuzzCard(state, (state == DeviceState.Fresh ? fresh : loaded).Clone(), unixMs);
    }

    private static (VirtualFlash Fresh, VirtualFlash Loaded, long UnixMs) Prepare()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        VirtualFlash fresh = world.CardBoard.Flash.Clone();
        world.Scheduler.Run(() =>
        {
            world.Enrol();
            world.Load("100");
            world.CardBoard.See("#=menu", "8");
            world.CardBoard.See("1 Log in", "3");
            world.CardBoard.See("Token PIN", "1357#");
            world.CardBoard.See("Again", "1357#");
            world.CardBoard.See("Passwords ready", "C");
        });
        var frozen = world.Freeze();
        return (fresh, frozen.Card, frozen.UnixMs);
    }

    // Every run of bytes of what must never leave: the device's secret, what its identity record holds, sealed, and
    // what is in RAM of an unlocked card. A locked card's keys are those of the unlocked one.
    private static HashSet<string> SecretsOf(FuzzCard card)
    {
        HashSet<string> windows = [];
        var flash = (VirtualFlash)card.Board.Ports.Files;
        byte[] record = flash.Contents(RecordKeys.FileName(RecordKeys.DeviceIdentity, 0)) ?? [];
        AddWindows(windows, flash.Contents("device") ?? []);
        if (record.Length > 0)
        {
            AddWindows(windows, record.AsSpan(SealedKeyAt, SealedKeyBytes));
        }

        FuzzCard open = card.State == DeviceState.Locked ? Open(DeviceState.Ready) : card;
        Array.ForEach(open.OpenSecrets(), secret => AddWindows(windows, secret));
        return windows;
    }

    private static void AddWindows(HashSet<string> windows, ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i + SecretWindowBytes <= bytes.Length; i++)
        {
            windows.Add(Convert.ToHexString(bytes.Slice(i, SecretWindowBytes)));
        }
    }

    private static void AssertNoSecret(HashSet<string> secrets, ReadOnlySpan<byte> bytes, string where)
    {
        for (int i = 0; i + SecretWindowBytes <= bytes.Length; i++)
        {
            Assert.DoesNotContain(Convert.ToHexString(bytes.Slice(i, SecretWindowBytes)), secrets, where);
        }
    }
}
