using SupportBot.Dialogs.Recognizers.Addresses;
using SupportBot.Dialogs.Recognizers.Sequences;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Contacts;

/// <summary>Reads the parts of a signature, line by line; lives for one call.</summary>
internal sealed class SignatureReader(string text, string country)
{
    private static readonly string[] Columns = [" - ", " – ", " — ", " | ", " • ", " · ", "\t"];

    private static readonly string[] Parts = [" / ", ", "];

    private string? _name;
    private string? _title;
    private string? _company;
    private string? _phone;
    private string? _email;
    private string? _address;
    private string? _street;

    internal SignatureValue Read(List<TextLine> lines)
    {
        foreach (var content in lines.SelectMany(line => text.Substring(line.Start, line.Length).Split(Columns, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (!ReadAddress(content))
            {
                ReadReach(content);
                ReadWords(content);
            }
        }

        return new SignatureValue(_name, _title, _company, _phone, _email, _address);
    }

    // The postcode tells an address; its street may stand on the line before.
    private bool ReadAddress(string content)
    {
        if (_address is not null || !content.Any(char.IsAsciiDigit) || PhoneRecognizer.Recognize(content, country).Count > 0 || content.Contains('@', StringComparison.Ordinal))
        {
            return false;
        }

        if (PostalAddressRecognizer.ReadAnswer(content, country) is { } address)
        {
            var street = address.Street.Length > 0 ? address.Street : _street;
            _address = (street is null ? string.Empty : street + ", ") + address.Postcode + " " + address.Town;
            return true;
        }

        var tokens = TokenizedText.Of(content);
        var isStreet = tokens[0].Kind == TokenKind.Digits && tokens[1].Kind == TokenKind.Word;
        _street = isStreet ? content : _street;
        return isStreet;
    }

    private void ReadReach(string content)
    {
        _email ??= EmailRecognizer.Recognize(content) is [var email, ..] ? email.Value.Text : null;
        _phone ??= PhoneRecognizer.Recognize(content, country) is [var phone, ..] && !IsFax(content, phone.Start) ? phone.Value.AsTyped : null;
    }

    private static bool IsFax(string content, int before) => content.AsSpan(0, before).Contains("fax", StringComparison.OrdinalIgnoreCase);

    private void ReadWords(string content)
    {
        foreach (var part in content.Split(Parts, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Length < 2 || part.Contains('@', StringComparison.Ordinal) || part.Contains("www.", StringComparison.OrdinalIgnoreCase) || part.Count(char.IsAsciiDigit) > 3)
            {
                continue;
            }

            ReadPart(part.TrimEnd(','), TokenizedText.Of(part));
        }
    }

    private void ReadPart(string part, TokenizedText tokens)
    {
        var first = PersonCues.EndOfTitle(tokens, 0);
        if (IsTitle(tokens))
        {
            _title ??= part;
        }
        else if (CompanyOf(tokens) is { } company)
        {
            _company ??= company;
        }
        else if (_name is null && PersonReader.Capitalised(tokens, first) is { Found: true } name && name.Last == tokens.Count - 1 && (name.Words > 1 || first > 0))
        {
            _name = tokens.Slice(name.First, name.Last);
        }
        else if (_name is not null && _company is null && CompanyReader.Named(tokens, 0) is { Found: true } named && named.Last == tokens.Count - 1)
        {
            _company = tokens.Slice(named.First, named.Last);
        }
    }

    private static bool IsTitle(TokenizedText tokens)
    {
        for (var index = 0; index < tokens.Count && index < 3; index++)
        {
            if (tokens[index].Kind == TokenKind.Word && ContactWords.IsRole(tokens.Folded(index)))
            {
                return true;
            }
        }

        return tokens.Is(0, "service") || tokens.Is(0, "direction") || tokens.Is(0, "departement");
    }

    private static string? CompanyOf(TokenizedText tokens)
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            if (CompanyCues.At(tokens, index).Span is { Found: true } span)
            {
                return tokens.Slice(span.First, span.Last);
            }
        }

        return null;
    }
}
