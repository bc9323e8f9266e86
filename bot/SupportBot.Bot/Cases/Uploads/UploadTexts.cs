using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Cases.Uploads;

/// <summary>The sentences of the upload page.</summary>
internal static class UploadTexts
{
    public static readonly FlowTexts Of = FlowTexts.For(typeof(UploadTexts), nameof(UploadTexts));
}
