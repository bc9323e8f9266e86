using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Cases.Uploads;

/// <summary>Links by which a customer adds files to a case without the chat.</summary>
internal sealed class UploadLinkOptions
{
    public const string Section = "UploadLinks";

    /// <summary>Address under which customers reach this server. Default: the development address.</summary>
    [Required]
    public Uri PublicAddress { get; set; } = new("http://localhost:3978");

    /// <summary>Days until a link dies, 1 to 90. Default 14.</summary>
    [Range(1, 90)]
    public int ValidDays { get; set; } = 14;

    /// <summary>Working days until the one reminder, 1 to 10. Default 2.</summary>
    [Range(1, 10)]
    public int ReminderAfterWorkingDays { get; set; } = 2;
}

[OptionsValidator]
internal sealed partial class UploadLinkOptionsValidator : IValidateOptions<UploadLinkOptions>;

/// <summary>A link, with the effect that makes it valid.</summary>
/// <param name="Address">What to show to the customer.</param>
/// <param name="ExpiresAt">Not valid from this instant on.</param>
/// <param name="Effect">To be added to the turn.</param>
internal sealed record IssuedUploadLink(Uri Address, DateTimeOffset ExpiresAt, OfferUpload Effect);

/// <summary>Issues upload links: 128 random bits, of which only the hash is stored.</summary>
internal sealed class UploadLinks(IOptions<UploadLinkOptions> options)
{
    private const int TokenBytes = 16;

    /// <summary>A fresh link for a case; with <paramref name="email"/> the customer also gets it by mail.</summary>
    public IssuedUploadLink Issue(CaseReference reference, IReadOnlyList<string> slots, string? email, DateTimeOffset now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var address = new Uri(options.Value.PublicAddress, $"/envoi/{token}");
        var expiresAt = now.AddDays(options.Value.ValidDays);
        var effect = new OfferUpload(reference, slots, Hash(token), expiresAt) { Letter = email is null ? null : new UploadLetter(email, address) };
        return new IssuedUploadLink(address, expiresAt, effect);
    }

    /// <summary>What the database keeps of a token.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
