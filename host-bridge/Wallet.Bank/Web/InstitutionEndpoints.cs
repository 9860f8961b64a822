using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Wallet.Bank.Web;

/// <summary>The institutions over HTTP: sealed messages for devices, and their books for people to look at.</summary>
public static class InstitutionEndpoints
{
    /// <summary>Longest body that is read.</summary>
    public const int BodyBytesMax = 8192;

    /// <summary>Type of a message, RFC 8949 section 9.5.</summary>
    public const string ContentType = "application/cbor";

    /// <summary>Maps POST /institutions/{id} and GET /books, /vouchers, /refusals, /health.</summary>
    public static IEndpointRouteBuilder MapInstitutions(this IEndpointRouteBuilder endpoints, BankSystem system)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(system);
        endpoints.MapPost("/institutions/{id}", (string id, HttpRequest request) => AnswerAsync(system, id, request));
        endpoints.MapGet("/books", () => system.Books());
        endpoints.MapGet("/vouchers", () => system.Books().Vouchers);
        endpoints.MapGet("/refusals", () => system.Refusals());
        endpoints.MapGet("/health", () => Health(system));
        return endpoints;
    }

    private static async Task<IResult> AnswerAsync(BankSystem system, string id, HttpRequest request)
    {
        if (!Institutions.All.Contains(id))
        {
            return Refuse(
                StatusCodes.Status404NotFound,
                $"There is no such institution, only {string.Join(", ", Institutions.All)}.");
        }

        if (!string.Equals(request.ContentType, ContentType, StringComparison.OrdinalIgnoreCase))
        {
            return Refuse(StatusCodes.Status415UnsupportedMediaType, $"Send the message as {ContentType}.");
        }

        byte[]? body = request.ContentLength > BodyBytesMax
            ? null
            : await ReadAsync(request.Body, request.HttpContext.RequestAborted);
        return body is null
            ? Refuse(StatusCodes.Status413PayloadTooLarge, $"A message has at most {BodyBytesMax} bytes.")
            : Results.Bytes(system.Handle(id, body), ContentType);
    }

    private static IResult Refuse(int status, string message)
    {
        return Results.Text(message + "\n", statusCode: status);
    }

    /// <summary>The whole body; null when it is longer than allowed, whatever its head said.</summary>
    private static async Task<byte[]?> ReadAsync(Stream body, CancellationToken cancellation)
    {
        byte[] buffer = new byte[BodyBytesMax + 1];
        int count = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return count > BodyBytesMax ? null : buffer[..count];
    }

    private static IResult Health(BankSystem system)
    {
        string[] problems = [.. system.VerifyBooks()];
        return Results.Json(
            new { status = problems.Length == 0 ? "ok" : "books do not add up", problems },
            statusCode: problems.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status500InternalServerError);
    }
}
