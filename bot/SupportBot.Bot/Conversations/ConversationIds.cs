using System.Globalization;
using System.Security.Cryptography;

namespace SupportBot.Bot.Conversations;

/// <summary>Makes the ids that the bot gives out.</summary>
internal static class ConversationIds
{
    /// <summary>Crockford's base 32: no letter that is taken for another, and the order of the text is the order of the bits.</summary>
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private const int TimeLetters = 9;
    private const int RandomLetters = 27;

    public const int ConversationIdLength = TimeLetters + RandomLetters;

    /// <summary>
    /// A conversation id: 45 bits of time, so that new conversations lie side by side in the indexes, then 135 random bits, so that nobody guesses one.
    /// </summary>
    public static string NewConversation(DateTimeOffset now) => string.Create(ConversationIdLength, now.ToUnixTimeMilliseconds(), static (letters, milliseconds) =>
    {
        for (var i = TimeLetters - 1; i >= 0; i--)
        {
            letters[i] = Alphabet[(int)(milliseconds & 31)];
            milliseconds >>= 5;
        }

        Randomise(letters[TimeLetters..]);
    });

    /// <summary>A user id that Direct Line clients honour only when it comes in a token (it begins with <c>dl_</c>).</summary>
    public static string NewUser() => "dl_" + NewSecret(26);

    /// <summary>Random letters, five bits each.</summary>
    public static string NewSecret(int letters) => string.Create(letters, 0, static (span, _) => Randomise(span));

    /// <summary>The id of an activity: sortable, unique in its conversation.</summary>
    public static string Activity(string conversationId, long seq) => string.Create(CultureInfo.InvariantCulture, $"{conversationId}|{seq:D7}");

    private static void Randomise(Span<char> letters)
    {
        Span<byte> bytes = stackalloc byte[letters.Length];
        RandomNumberGenerator.Fill(bytes);
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = Alphabet[bytes[i] & 31];
        }
    }
}
