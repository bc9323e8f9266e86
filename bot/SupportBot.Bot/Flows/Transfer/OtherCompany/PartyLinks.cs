using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Calendar;
using SupportBot.Bot.Cases.Uploads;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Flows.Transfer.OtherCompany;

/// <summary>Links by which the other company of a transfer fills in its part.</summary>
internal sealed class PartyLinkOptions
{
    public const string Section = "PartyLinks";

    /// <summary>Days until a link dies, 1 to 30. Default 7.</summary>
    [Range(1, 30)]
    public int ValidDays { get; set; } = 7;
}

[OptionsValidator]
internal sealed partial class PartyLinkOptionsValidator : IValidateOptions<PartyLinkOptions>;

/// <summary>Makes a link valid. Comes from <see cref="PartyLinks"/>; only the hash of its token is kept.</summary>
/// <param name="Case">The case it is bound to.</param>
/// <param name="Party"><c>from</c> or <c>to</c>.</param>
/// <param name="TokenHash">SHA-256 of the token, lower-case hexadecimal.</param>
/// <param name="ExpiresAt">Not valid from this instant on.</param>
internal sealed record OfferPartyLink(CaseReference Case, string Party, string TokenHash, DateTimeOffset ExpiresAt) : ITurnEffect
{
    /// <summary>Where the customer gets the link by mail, to pass it on; null sends none. Never to the other company: nobody gets mail from us on a stranger's word.</summary>
    public UploadLetter? Letter { get; init; }
}

/// <summary>A link, with the effect that makes it valid.</summary>
/// <param name="Address">What to show to the customer, who passes it on.</param>
/// <param name="ExpiresAt">Not valid from this instant on.</param>
/// <param name="Effect">To be added to the turn.</param>
internal sealed record IssuedPartyLink(Uri Address, DateTimeOffset ExpiresAt, OfferPartyLink Effect);

/// <summary>Issues the links: 128 random bits, of which only the hash is stored.</summary>
internal sealed class PartyLinks(IOptions<PartyLinkOptions> options, IOptions<UploadLinkOptions> uploads)
{
    /// <summary>Where the page is.</summary>
    public const string Path = "/transfert/";

    private const int TokenBytes = 16;

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public IssuedPartyLink Issue(CaseReference reference, string party, string? email, DateTimeOffset now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var address = new Uri(uploads.Value.PublicAddress, Path + token);
        var expiresAt = now.AddDays(options.Value.ValidDays);
        return new IssuedPartyLink(address, expiresAt, new OfferPartyLink(reference, party, Hash(token), expiresAt) { Letter = email is null ? null : new UploadLetter(email, address) });
    }

    /// <summary>What the database keeps of a token.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>The end of a link as people read it, in Paris.</summary>
    public static string LastDay(DateTimeOffset expiresAt) => ParisTime.WallClock(expiresAt).ToString("d MMMM yyyy 'à' H 'h' mm", French);
}
