using SupportBot.Bot.Cases;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.HandOff;
using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Flows.HumanHandOff;

/// <summary>A person is asked for. At most one question stands before the transfer: how to answer, when that is not known yet.</summary>
internal sealed class AgentFlow(CaseFiling cases) : Form(FlowName, version: 1)
{
    public const string FlowName = "agent";

    private static readonly FormTexts Texts = FormTexts.For<AgentFlow>("HumanHandOffTexts");

    /// <summary>What it is about; taken from what the customer said, never asked.</summary>
    public static readonly TextSlot Topic = new("topic", Texts) { Requirement = Requirement.Optional, When = _ => false };

    public override string Title => Texts["Title"];

    public override bool HasRecap => false;

    public override IReadOnlyList<FormStep> Steps => [Topic, ContactSlots.Email];

    /// <inheritdoc/>
    public override async ValueTask<FormEnd> CompleteAsync(FormContext form, CancellationToken cancellationToken)
    {
        var filed = await cases.FileAsync(FlowName, form, null, draft => draft with { Reason = CaseReason.Asked }, cancellationToken);
        form.AddEffect(new RequestHandOff(filed.Reference, FlowName, CaseReason.Asked) { Email = form.Values.Get(ContactSlots.Email) });

        // The change of hands has its own words.
        return FormEnd.Done(null) with { Case = filed.Reference.ToString() };
    }
}
