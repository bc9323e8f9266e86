using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Flows.Transfer.OtherCompany;

/// <summary>The sentences of the page and of the letters about it.</summary>
internal static class PartyTexts
{
    public static readonly FormTexts Of = FormTexts.For(typeof(PartyTexts), nameof(PartyTexts));
}
