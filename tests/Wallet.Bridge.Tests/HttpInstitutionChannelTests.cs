using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using Wallet.Bridge.Institutions;

namespace Wallet.Bridge.Tests;

/// <summary>What the bridge takes for an answer of an institution, and what it does not.</summary>
[TestClass]
public sealed class HttpInstitutionChannelTests
{
    [TestMethod]
    [DataRow(200, "application/cbor", 3, true)]
    [DataRow(200, "application/cbor", HttpInstitutionChannel.AnswerBytesMax, true)]
    [DataRow(200, "application/cbor", HttpInstitutionChannel.AnswerBytesMax + 1, false)]
    [DataRow(200, "text/html", 3, false)]
    [DataRow(404, "application/cbor", 3, false)]
    [DataRow(500, "application/cbor", 3, false)]
    public void Exchange_Answer_CountsOnlyWhenItIsOne(int status, string type, int count, bool counts)
    {
        int port = FreePort();
        using var listener = new HttpListener();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        string? asked = null;
        var server = new Thread(() =>
        {
            HttpListenerContext context = listener.GetContext();
            asked = $"{context.Request.HttpMethod} {context.Request.RawUrl} {context.Request.ContentType}";
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            context.Response.OutputStream.Write(new byte[count]);
            context.Response.Close();
        });
        server.Start();
        using var channel = new HttpInstitutionChannel(new Uri($"http://127.0.0.1:{port}/"));

        byte[]? answer = channel.Exchange("bank-a", [1, 2, 3]);
        server.Join();

        Assert.AreEqual("POST /institutions/bank-a application/cbor", asked);
        Assert.AreEqual(counts, answer is not null);
        Assert.AreEqual(counts ? count : 0, answer?.Length ?? 0);
    }

    [TestMethod]
    public void Exchange_NobodyThere_IsNoAnswer()
    {
        using var channel = new HttpInstitutionChannel(new Uri($"http://127.0.0.1:{FreePort()}/"));
        Assert.IsNull(channel.Exchange("bank-a", [1]));
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
