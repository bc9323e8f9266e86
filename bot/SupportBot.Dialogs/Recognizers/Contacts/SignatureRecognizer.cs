namespace SupportBot.Dialogs.Recognizers.Contacts;

/// <summary>The block under an e-mail: who wrote it and how to reach them. Every part may be absent (null).</summary>
/// <param name="Name">Name of the person.</param>
/// <param name="Title">What the person is there: "Responsable informatique".</param>
/// <param name="Company">Name of the company.</param>
/// <param name="Phone">The first telephone number, as written.</param>
/// <param name="Email">The first e-mail address.</param>
/// <param name="Address">Street, postcode and town, on one line.</param>
public sealed record SignatureValue(string? Name, string? Title, string? Company, string? Phone, string? Email, string? Address) : IResolution
{
    /// <summary>How many parts are known, 0 to 6.</summary>
    public int Parts => new[] { Name, Title, Company, Phone, Email, Address }.Count(part => part is not null);

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Describe()
    {
        var reading = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, part) in new[] { ("name", Name), ("title", Title), ("company", Company), ("phone", Phone), ("email", Email), ("address", Address) })
        {
            if (part is not null)
            {
                reading[key] = part;
            }
        }

        return [reading];
    }
}

/// <summary>
/// Finds the signature of a pasted e-mail: the lines after <c>Cordialement</c> or <c>--</c>, or a last block of short lines that holds an address or a
/// number to reach somebody at. What is quoted below the message is not read (see <see cref="QuotedReply"/>). Pure, thread-safe and free of exceptions on
/// any text.
/// </summary>
/// <example>
/// In <c>"Merci.\nCordialement,\nMarie Dupont\nAcme SARL\n06 12 34 56 78"</c> finds the last three lines: name, company and telephone.
/// </example>
public static class SignatureRecognizer
{
    /// <summary>The type name of what is found.</summary>
    public const string TypeName = "signature";

    private const int FewestParts = 2;

    /// <summary>Finds the signature.</summary>
    /// <param name="text">Any text, with line feeds between its lines.</param>
    /// <param name="country">Where a telephone number or an address without a country is: FR, BE, CH, LU or CA.</param>
    /// <returns>One entity, or none.</returns>
    public static IReadOnlyList<Recognition<SignatureValue>> Recognize(string text, string country)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            return [];
        }

        var lines = SignatureBlock.Find(text, out var isAnnounced);
        if (lines.Count == 0)
        {
            return [];
        }

        var value = new SignatureReader(text, country).Read(lines);
        var isSure = isAnnounced ? value.Name is not null || value.Parts >= FewestParts : value.Parts >= FewestParts + 1;
        var (start, end) = (lines[0].Start, lines[^1].End);
        return isSure ? [new Recognition<SignatureValue>(TypeName, text[start..end], start, end - 1, value)] : [];
    }
}
