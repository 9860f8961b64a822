using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Wallet.Bank.Web;
using Wallet.Protocol;

namespace Wallet.Bank.Tests;

[TestClass]
public sealed class HostAndCommandTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Post_OverHttp_AnswersSealedMessagesAndRefusesTheRest()
    {
        using var loop = new TestLoop();
        using WebApplication app = BankHost.Build(loop.System, 0);
        await app.StartAsync(TestContext.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Assert.IsTrue(client.BaseAddress.IsLoopback);
        using var device = new TestDevice(message => Post(client, Institutions.BankA, message), Institutions.BankA);

        Assert.AreEqual(StatusCode.Ok, device.Hello());
        Assert.AreEqual(StatusCode.EnrolmentCodeUsed, device.Enrol(loop.CardCode, Protocol.Messages.DeviceKind.Card));
        Assert.AreEqual(HttpStatusCode.NotFound, Status(client, "bank-x", [0xA0], InstitutionEndpoints.ContentType));
        Assert.AreEqual(HttpStatusCode.UnsupportedMediaType, Status(client, Institutions.BankA, [0xA0], "text/plain"));
        Assert.AreEqual(
            HttpStatusCode.RequestEntityTooLarge,
            Status(client, Institutions.BankA, new byte[8193], InstitutionEndpoints.ContentType));
        foreach (string page in new[] { "books", "vouchers", "refusals", "health" })
        {
            using HttpResponseMessage answer = client.GetAsync(page, TestContext.CancellationToken).Result;
            Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode, page);
        }
    }

    [TestMethod]
    public void Open_FolderInUseOrKeyReadableByOthers_SaysWhatToDo()
    {
        using var loop = new TestLoop(isEnrolled: false);
        var options = new BankOptions { DataDirectory = loop.Folder };
        BankSetupException inUse = Assert.ThrowsExactly<BankSetupException>(() => BankSystem.Open(options));
        Assert.Contains("in use", inUse.Message);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string key = Path.Combine(loop.Folder, "keys", "bank-a.key");
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        loop.System.Dispose();
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        BankSetupException readable = Assert.ThrowsExactly<BankSetupException>(() => BankSystem.Open(options));
        Assert.Contains("chmod 600", readable.Message);
    }

    [TestMethod]
    public void Verify_OtherAuthority_NoSignatureIsBelieved()
    {
        using var loop = new TestLoop();
        using var stranger = new TestLoop(isEnrolled: false, seed: 8);
        TestVoucher voucher = loop.NewVoucher();

        VoucherVerification verification =
            loop.System.VerifyVoucher(voucher.Order.VoucherId, stranger.System.AuthorityCertificate)!;

        Assert.HasCount(6, verification.Signatures);
        Assert.IsTrue(verification.Signatures.All(check => check.Status == StatusCode.CertificateInvalid));
        Assert.IsNull(loop.System.VerifyVoucher(new byte[16]));
    }

    private static byte[] Post(HttpClient client, string institution, byte[] message)
    {
        using var content = new ByteArrayContent(message);
        content.Headers.ContentType = new(InstitutionEndpoints.ContentType);
        using HttpResponseMessage answer = client.PostAsync("institutions/" + institution, content).Result;
        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        return answer.Content.ReadAsByteArrayAsync().Result;
    }

    private static HttpStatusCode Status(HttpClient client, string institution, byte[] message, string type)
    {
        using var content = new ByteArrayContent(message);
        content.Headers.ContentType = new(type);
        using HttpResponseMessage answer = client.PostAsync("institutions/" + institution, content).Result;
        return answer.StatusCode;
    }
}
