using SupportBot.Bot.Privacy;
using SupportBot.Dialogs.Forms;
using SupportBot.Knowledge.French;

namespace SupportBot.Bot.Flows.Privacy;

/// <summary>"Effacez mes données": says what goes and what stays, wants the word itself, and then erases all, this conversation included.</summary>
internal sealed class ErasureForm(OwnDataServices services) : OwnDataForm(FlowName, services, new Notice("consequences", Texts["Consequences"]), Consented)
{
    public const string FlowName = "erasure";

    private const string Yes = "yes";
    private const string No = "no";

    /// <summary>A plain "oui" does not do: what is erased cannot be had again.</summary>
    private static readonly IdentifierSlot Consented = new("consent", Texts)
    {
        IsSensitive = true,
        Echoes = false,
        Recognize = Read,
        FindIn = static _ => null,
        Suggestions = Texts.List("ConsentSuggestions"),
    };

    public override string Title => Texts["TitleErasure"];

    public override string? Opening => Texts["OpeningErasure"];

    protected override FormEnd Carry(FormContext form, string email)
    {
        if (!form.Values.Is(Consented, Yes))
        {
            return FormEnd.Done(Texts["Kept"]);
        }

        form.AddEffect(new EraseSoon(email));
        form.AddEffect(new OwnDataAsked(IsErasure: true));
        return FormEnd.Done(Texts["Erasing"]);
    }

    private static SlotAnswer<string> Read(SlotInput input)
    {
        var folded = FrenchText.Fold(input.Text).Trim(' ', '.', '!', '«', '»', '"');
        return Texts.List("WordsKeep").Any(words => folded.Contains(words, StringComparison.Ordinal)) || folded == "non" ? SlotAnswer.Accept(No, Certainty.Sure)
            : Texts.List("WordsErase").Contains(folded, StringComparer.Ordinal) ? SlotAnswer.Accept(Yes, Certainty.Sure)
            : SlotAnswer.Reject<string>(Texts["ConsentShape"]);
    }
}
