using System.Text;

namespace SupportBot.Dialogs.Forms;

/// <summary>Puts people's own words into Markdown without letting them act as Markdown or HTML.</summary>
public static class Markdown
{
    /// <summary>Text as it is, on one line.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            switch (character)
            {
                case '\n':
                    escaped.Append(' ');
                    break;
                case '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>':
                    escaped.Append('\\').Append(character);
                    break;
                default:
                    escaped.Append(character);
                    break;
            }
        }

        return escaped.ToString();
    }

    /// <summary>A code span: shown to the letter, safe from Web Chat's typographer.</summary>
    public static string Code(string text)
    {
        var line = text.Replace('\n', ' ');
        return line.Contains('`', StringComparison.Ordinal) ? $"`` {line} ``" : $"`{line}`";
    }
}

/// <summary>Hides a value but for its end.</summary>
internal static class Masked
{
    private const int Shown = 4;

    public static string Of(string value) =>
        value.Length <= Shown * 2 ? new string('•', value.Length) : new string('•', value.Length - Shown) + value[^Shown..];
}
