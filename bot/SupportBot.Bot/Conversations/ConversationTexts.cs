using System.Globalization;
using System.Resources;

namespace SupportBot.Bot.Conversations;

/// <summary>The sentences that the host itself says to customers.</summary>
internal static class ConversationTexts
{
    private static readonly ResourceManager Texts = new("SupportBot.Bot.Conversations.ConversationTexts", typeof(ConversationTexts).Assembly);

    public static string EmptyMessage => Get(nameof(EmptyMessage));

    public static string MessageTooLong => string.Format(CultureInfo.CurrentCulture, Get(nameof(MessageTooLong)), MessageText.MaximumLength);

    public static string StartAgain => Get(nameof(StartAgain));

    public static string TurnFailed(string reference) => string.Format(CultureInfo.CurrentCulture, Get(nameof(TurnFailed)), reference);

    private static string Get(string name) =>
        Texts.GetString(name, CultureInfo.InvariantCulture) ?? throw new InvalidOperationException($"Text {name} is missing.");
}
