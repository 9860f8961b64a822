using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;

namespace Wallet.Bridge.Institutions;

/// <summary>Institutions behind HTTP: POST /institutions/{id}, application/cbor both ways.</summary>
public sealed class HttpInstitutionChannel : IInstitutionChannel, IDisposable
{
    /// <summary>An answer longer than this is none: a session record is at most 3,600 bytes of payload.</summary>
    public const int AnswerBytesMax = 4096;

    private const string MediaType = "application/cbor";

    private readonly HttpClient _client;

    /// <summary>Talks to the institutions at the given address, waiting at most <paramref name="timeoutMs"/>.</summary>
    public HttpInstitutionChannel(Uri address, int timeoutMs = 8_000)
    {
        _client = new HttpClient
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromMilliseconds(timeoutMs),
            MaxResponseContentBufferSize = AnswerBytesMax,
        };
    }

    /// <inheritdoc/>
    public byte[]? Exchange(string institution, byte[] message)
    {
        string address = $"institutions/{Uri.EscapeDataString(institution)}";
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new ByteArrayContent(message);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaType);
        try
        {
            using HttpResponseMessage response = _client.Send(request);
            return response.StatusCode == HttpStatusCode.OK && IsCbor(response) ? Body(response) : null;
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException or IOException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static bool IsCbor(HttpResponseMessage response) =>
        string.Equals(response.Content.Headers.ContentType?.MediaType, MediaType, StringComparison.OrdinalIgnoreCase);

    private static byte[] Body(HttpResponseMessage response)
    {
        using Stream stream = response.Content.ReadAsStream();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
