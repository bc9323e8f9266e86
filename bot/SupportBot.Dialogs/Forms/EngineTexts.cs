using System.Globalization;
using SupportBot.Dialogs.Recognizers.Identifiers;

namespace SupportBot.Dialogs.Forms;

/// <summary>The engine's own sentences: no product words in them.</summary>
internal static class EngineTexts
{
    private static readonly FormTexts Texts = FormTexts.For(typeof(EngineTexts), nameof(EngineTexts));

    public static string Yes => Get(nameof(Yes));

    public static string No => Get(nameof(No));

    public static string NoWords => Get(nameof(NoWords));

    public static string SeveralChoices => Get(nameof(SeveralChoices));

    public static string FileWanted => Get(nameof(FileWanted));

    public static string Get(string key) => Texts[key];

    public static string Format(string key, params ReadOnlySpan<(string Hole, string Value)> values) => Texts.Format(key, values);

    /// <summary>What is wrong with a number.</summary>
    public static string Issue(IdentifierIssue issue) => Texts.Find($"Number{issue}") ?? Texts["Invalid"];

    public static string TooLong(int length, int max) => Texts.Format(nameof(TooLong), ("length", Number(length)), ("max", Number(max)));

    public static string TooShort(int min) => Texts.Format(nameof(TooShort), ("min", Number(min)));

    public static string OutOfRange(int min, int max) => Texts.Format(nameof(OutOfRange), ("min", Number(min)), ("max", Number(max)));

    public static string FileType(string name) => Texts.Format(nameof(FileType), ("name", Markdown.Escape(name)));

    public static string FileTooBig(string name, long maxBytes) =>
        Texts.Format(nameof(FileTooBig), ("name", Markdown.Escape(name)), ("max", Number(maxBytes / (1024 * 1024))));

    public static string FileEmpty(string name) => Texts.Format(nameof(FileEmpty), ("name", Markdown.Escape(name)));

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
