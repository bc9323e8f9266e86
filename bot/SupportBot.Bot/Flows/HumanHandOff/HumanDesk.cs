using SupportBot.Bot.Cases;
using SupportBot.Bot.Flows.Privacy;
using SupportBot.Bot.Flows.RequestStatus;
using SupportBot.Bot.Flows.ContractStatus;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.HandOff;
using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Flows.HumanHandOff;

/// <summary>Takes the customers who want a person in mid-form, or whose form ends with one: opens the case with all that is known.</summary>
internal sealed class HumanDesk(ICaseNumbers caseNumbers) : IHumanDesk
{
    /// <inheritdoc/>
    /// <remarks>Says nothing: the change of hands has its own words, and brings the form back when the bot has the floor again.</remarks>
    public async ValueTask<bool> RequestAsync(HumanRequest request, CancellationToken cancellationToken)
    {
        var reference = await caseNumbers.NextAsync(request.Turn.Now, cancellationToken);
        var draft = FormCase.Draft(reference, request with { Form = CaseFlowOf(request.Form) });
        request.Turn.AddEffect(new OpenCase(draft));
        request.Turn.AddEffect(new RequestHandOff(reference, draft.Flow, draft.Reason)
        {
            Region = draft.Value(SlotKeys.Region),
            Email = draft.Value(SlotKeys.Email),
            Urgency = draft.Urgency,
        });
        return true;
    }

    /// <summary>The flow that the agents know the conversation by.</summary>
    private static string CaseFlowOf(string form) => form switch
    {
        RequestStatusFlow.FlowName => ContractStatusFlow.FlowName,
        ExportForm.FlowName or ErasureForm.FlowName => AgentFlow.FlowName,
        _ => form,
    };
}
