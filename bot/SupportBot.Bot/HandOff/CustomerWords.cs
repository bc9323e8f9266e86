using SupportBot.Bot.Cases;

namespace SupportBot.Bot.HandOff;

/// <summary>What a customer who waits for a person, or talks to one, asks of the bot itself. Only a message that says nothing else counts.</summary>
internal static class CustomerWords
{
    private static readonly char[] Around = [' ', '.', '!', '?', '…', ',', ';', '«', '»', '"', '\''];

    private static readonly HashSet<string> Leave = Read("WordsLeaveQueue", "ButtonLeaveQueue");
    private static readonly HashSet<string> Mail = Read("WordsMail", "ButtonMail");
    private static readonly HashSet<string> Over = Read("WordsEnd", "ButtonEnd");

    private static readonly HashSet<string> Doubt = Read("WordsDoubt", null);
    private static readonly string[] Anger = [.. HandOffTexts.Of.List("WordsAnger").Select(static words => $" {Key(words)} ")];

    /// <summary>"vous êtes sûr ?": doubt about what was just said.</summary>
    public static bool Doubts(string? text) => Says(Doubt, text);

    /// <summary>Angry words anywhere in a message.</summary>
    public static bool IsAngry(string text)
    {
        var words = new string([.. SearchText.Fold(text).Select(static letter => char.IsLetterOrDigit(letter) || letter == '\'' ? letter : ' ')]);
        var spaced = $" {words.Replace("\'", "\' ", StringComparison.Ordinal)} ";
        return Array.Exists(Anger, anger => spaced.Contains(anger, StringComparison.Ordinal) || $" {words} ".Contains(anger, StringComparison.Ordinal));
    }

    public static bool LeavesQueue(string? text) => Says(Leave, text);

    public static bool PrefersMail(string? text) => Says(Mail, text);

    /// <summary>To a person one may say "stop" or "annuler" about anything: fewer words end an exchange than a wait.</summary>
    public static bool EndsExchange(string? text) => Says(Over, text);

    private static bool Says(HashSet<string> words, string? text) => text is not null && words.Contains(Key(text));

    private static HashSet<string> Read(string list, string? button) =>
        [.. HandOffTexts.Of.List(list).Concat(button is null ? [] : [HandOffTexts.Of[button]]).Select(Key)];

    private static string Key(string text) => SearchText.Fold(text).Trim(Around);
}
