using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SupportBot.Knowledge.French;

namespace SupportBot.Bot.Insights.Drafts;

/// <summary>Writes texts that came from people as YAML scalars of one line: nothing in them can be read as YAML.</summary>
internal static partial class YamlText
{
    /// <summary>As long as a question may be.</summary>
    public const int Longest = 300;

    /// <summary>One line of visible characters, at most <see cref="Longest"/>.</summary>
    public static string Line(string text)
    {
        var tidy = FrenchText.Tidy(text);
        return tidy.Length <= Longest ? tidy : tidy[..(char.IsHighSurrogate(tidy[Longest - 1]) ? Longest - 1 : Longest)].TrimEnd();
    }

    /// <summary>A scalar as a person would write it: bare where nothing can be misread, between quotes otherwise.</summary>
    public static string Scalar(string line) => Bare().IsMatch(line) && !Reserved().IsMatch(line) ? line : Quoted(line);

    /// <summary>Between double quotes, in which YAML has one escape character only.</summary>
    public static string Quoted(string line)
    {
        var quoted = new StringBuilder(line.Length + 2).Append('"');
        foreach (var c in line)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                < ' ' or (>= '\u007F' and <= '\u00A0') or '\u2028' or '\u2029' or '\uFEFF' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Starts with a letter, ends with none of the signs that YAML reads, and holds neither ": " nor " #" nor a sign of flow style.</summary>
    [GeneratedRegex(@"\A\p{L}[\p{L}\p{Nd} ,.'’«»()!?/-]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Bare();

    [GeneratedRegex(@"\A(true|false|yes|no|on|off|y|n|null)\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Reserved();
}
