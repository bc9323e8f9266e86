using SupportBot.Bot.Privacy;
using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Flows.Privacy;

/// <summary>"Je veux mes données": a link to a copy of all that is kept, good for an hour.</summary>
internal sealed class ExportForm(OwnDataServices services, DataLinks links) : OwnDataForm(FlowName, services)
{
    public const string FlowName = "export";

    public override string Title => Texts["TitleExport"];

    public override string? Opening => Texts["OpeningExport"];

    protected override FormEnd Carry(FormContext form, string email)
    {
        var (address, effect) = links.Issue(email, form.Turn.Now);
        form.AddEffect(effect);
        form.AddEffect(new OwnDataAsked(IsErasure: false));
        return FormEnd.Done(Texts.Format("Copy", ("link", $"[{Texts["CopyLink"]}]({address.AbsoluteUri})")));
    }
}
