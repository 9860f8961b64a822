using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Session;
using Wallet.Device.Tests.Vectors;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Device.Tests.Crypto;

/// <summary>One whole session with a bank, made elsewhere and frozen.</summary>
[TestClass]
public sealed class SessionTests
{
    [TestMethod]
    public void Hello_EphemeralKey_TheMessage()
    {
        VectorRow hello = Find("hello");
        byte[] publicKey = new byte[Ecdsa.PublicKeyBytes];
        Assert.IsTrue(new EcdsaSigner(new HmacSha256()).PublicKeyOf(hello.Bytes(0), publicKey));
        var message = new SessionHello { Version = 1, EphemeralKey = publicKey };
        Check.AreEqual(hello.Bytes(1), message.Encode(), "hello");
    }

    [TestMethod]
    public void Records_InOrder_SealedAndOpenedAsFrozen()
    {
        VectorRow keys = Find("keys");
        var ports = new DevicePorts { Aes = new Aes128(), Hmac = new HmacSha256() };
        var session = new SessionKeys(ports, keys.Bytes(0), keys.Bytes(1), keys.Bytes(2));
        string[] rows = SessionVectors.Rows();
        int records = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            var row = new VectorRow(rows[i]);
            if (row.Outcome == "sent")
            {
                Check.AreEqual(row.Bytes(1), session.Seal(row.Bytes(0)), row.Name);
                records++;
            }
            else if (row.Outcome[0] <= '9')
            {
                StatusCode status = session.TryOpen(row.Bytes(0), out byte[] plaintext);
                Assert.AreEqual(row.Outcome, ((int)status).ToString(), row.Name);
                Check.AreEqual(row.IsOk ? row.Bytes(1) : null, plaintext, row.Name);
                records++;
            }
        }

        Assert.IsTrue(records > 8);
    }

    private static VectorRow Find(string outcome)
    {
        string[] rows = SessionVectors.Rows();
        int index = 0;
        while (new VectorRow(rows[index]).Outcome != outcome)
        {
            index++;
        }

        return new VectorRow(rows[index]);
    }
}
