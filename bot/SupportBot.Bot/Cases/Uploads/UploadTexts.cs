using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Cases.Uploads;

/// <summary>The sentences of the upload page.</summary>
internal static class UploadTexts
{
    public static readonly FormTexts Of = FormTexts.For(typeof(UploadTexts), nameof(UploadTexts));
}
