using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wallet.Core.Crypto;
using Wallet.Core.Documents;
using Wallet.Core.Ports;
using Wallet.Core.Session;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Tests.Session;

/// <summary>firmware/protocol/vectors/session.txt: one whole session, made elsewhere and frozen.</summary>
[TestClass]
public sealed class SessionVectorTests
{
    private static readonly List<string[]> Lines = [.. ReadLines()];

    [TestMethod]
    public void Hello_PrivateKey_GivesTheMessage()
    {
        string[] line = Line("hello");
        byte[] publicKey = new byte[64];
        Assert.IsTrue(new EcdsaSigner(new HmacSha256()).PublicKeyOf(Hex(line[2]), publicKey));
        CollectionAssert.AreEqual(
            Hex(line[3]), new SessionHello { Version = 1, EphemeralKey = publicKey }.Encode());
    }

    [TestMethod]
    public void Accept_Reply_PassesEveryCheckAndGivesTheKeys()
    {
        byte[] message = Hex(Line("accept")[4]);
        var authority = new DeviceCertificate();
        var device = new DeviceContext { Ports = new DevicePorts() };
        byte[] authorityBytes = Hex(Line("accept")[3]);
        Assert.AreEqual(
            StatusCode.Ok, DeviceCertificate.TryDecode(authorityBytes, 0, authorityBytes.Length, authority));
        Assert.AreEqual(
            StatusCode.Ok, SessionHelloReply.TryDecode(message, 0, message.Length, out SessionHelloReply reply));
        Assert.AreEqual(
            StatusCode.Ok,
            CertificateCheck.Verify(device, reply.Certificate, authority, Role.Bank, 0, out DeviceCertificate bank));
        Assert.AreEqual(
            StatusCode.Ok, SignedDocument.Verify(device, reply.Accept, SessionAccept.Label, bank, out byte[] payload));
        Assert.AreEqual(
            StatusCode.SignatureInvalid, SignedDocument.Verify(device, reply.Accept, TimeStatement.Label, bank, out _));
        Assert.AreEqual(StatusCode.Ok, SessionAccept.TryDecode(payload, out SessionAccept accept));

        byte[] hello = Hex(Line("hello")[3]);
        Assert.IsTrue(SignedDocument.HasDigest(hello, accept.HelloDigest));
        byte[] secret = new byte[32];
        Assert.AreEqual(StatusCode.Ok, Ecdh.DeriveSecret(Hex(Line("hello")[2]), accept.EphemeralKey, secret));
        CollectionAssert.AreEqual(Hex(Line("keys")[2]), secret);
        CollectionAssert.AreEqual(Hex(Line("keys")[3]), Sha256.Hash([.. hello, .. message]));
        CollectionAssert.AreEqual(Hex(Line("keys")[4]), accept.SessionId);
    }

    [TestMethod]
    public void Records_InOrder_AreSealedAndOpenedAsFrozen()
    {
        string[] keys = Line("keys");
        var ports = new DevicePorts { Aes = new Aes128(), Hmac = new HmacSha256() };
        var session = new SessionKeys(ports, Hex(keys[2]), Hex(keys[3]), Hex(keys[4]));
        foreach (string[] line in Lines.SkipWhile(line => line[0] != "sent"))
        {
            if (line[0] == "sent")
            {
                CollectionAssert.AreEqual(Hex(line[3]), session.Seal(Hex(line[2])), line[1]);
                continue;
            }

            StatusCode expected = line[0] == "ok" ? StatusCode.Ok : Enum.Parse<StatusCode>(line[0]);
            Assert.AreEqual(expected, session.TryOpen(Hex(line[2]), out byte[] plaintext), line[1]);
            CollectionAssert.AreEqual(expected == StatusCode.Ok ? Hex(line[3]) : null, plaintext, line[1]);
        }
    }

    private static string[] Line(string kind) => Lines.Single(line => line[0] == kind);

    private static byte[] Hex(string text) => Convert.FromHexString(text);

    private static IEnumerable<string[]> ReadLines()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder != null && !File.Exists(Path.Combine(folder, "ARCHITECTURE.md")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        string path = Path.Combine(folder!, "firmware", "protocol", "vectors", "session.txt");
        return File.ReadLines(path)
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries));
    }
}
