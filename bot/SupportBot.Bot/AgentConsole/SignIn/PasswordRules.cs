using System.Collections.Frozen;
using System.Reflection;
using System.Text;

namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary>What a new password is worth.</summary>
internal enum PasswordVerdict
{
    Good,
    TooShort,
    TooLong,

    /// <summary>Among the first that anybody tries, or hardly any different letters.</summary>
    Common,

    /// <summary>Made of the person's own name or address.</summary>
    Personal,
}

/// <summary>Length counts, and not being guessable; no rules about kinds of letters, no expiry (NIST SP 800-63B).</summary>
internal static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 128;

    private const int FewestLetters = 5;
    private const int ShortestPart = 4;

    private static readonly char[] Separators = [' ', '@', '.', '-', '_', '+'];
    private static readonly char[] Endings = [.. "0123456789!.?*$@-_"];
    private static readonly FrozenSet<string> Common = Load();

    public static PasswordVerdict Judge(string password, string email, string name)
    {
        var length = password.EnumerateRunes().Count();
        var folded = Fold(password);
        return length < Shortest ? PasswordVerdict.TooShort
            : length > Longest ? PasswordVerdict.TooLong
            : Common.Contains(folded) || Common.Contains(folded.TrimEnd(Endings)) || folded.Distinct().Count() < FewestLetters || IsRun(folded) ? PasswordVerdict.Common
            : IsMadeOf(folded, email, name) ? PasswordVerdict.Personal
            : PasswordVerdict.Good;
    }

    /// <summary>Whether little is left without the parts of name and address.</summary>
    private static bool IsMadeOf(string folded, string email, string name)
    {
        var rest = folded;
        foreach (var part in Fold($"{email} {name}").Split(Separators, StringSplitOptions.RemoveEmptyEntries).Where(static part => part.Length >= ShortestPart))
        {
            rest = rest.Replace(part, "", StringComparison.Ordinal);
        }

        return rest.Length < folded.Length && rest.Length < Shortest / 2;
    }

    /// <summary>abcdefghijkl, 987654321098.</summary>
    private static bool IsRun(string text)
    {
        var steps = text.Zip(text.Skip(1), static (left, right) => right - left).ToList();
        return steps.Count(static step => step is 1) >= text.Length - 2 || steps.Count(static step => step is -1) >= text.Length - 2;
    }

    private static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    private static FrozenSet<string> Load()
    {
        var name = $"{typeof(PasswordRules).Namespace}.CommonPasswords.txt";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"Resource {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
