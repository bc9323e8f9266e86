using SupportBot.Bot.Cases;
using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>A case just opened.</summary>
/// <param name="Reference">What the customer quotes.</param>
/// <param name="IsIncomplete">Whether a file that is needed is still missing.</param>
internal sealed record FiledCase(CaseReference Reference, bool IsIncomplete)
{
    private static readonly FormTexts Texts = FormTexts.For<RootFlow>("CaseTexts");

    /// <summary>The end of a form: the reference, what comes next, and what is still missing.</summary>
    public FormEnd Done(string whatComesNext)
    {
        var parts = new List<string> { Texts.Format("Sent", ("case", Reference.ToString())), whatComesNext };
        if (IsIncomplete)
        {
            parts.Add(Texts["FileMissing"]);
        }

        return FormEnd.Done(string.Join("\n\n", parts)) with { Case = Reference.ToString() };
    }
}

/// <summary>Opens the case of a form.</summary>
internal sealed class CaseFiling(ICaseNumbers numbers)
{
    /// <summary>Opens the case in this turn.</summary>
    /// <param name="flow">Name of the flow.</param>
    /// <param name="form">What was collected.</param>
    /// <param name="letter">The letter an agent will find ready; null when none is due.</param>
    /// <param name="complete">Adds what only the flow knows; null adds nothing.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async ValueTask<FiledCase> FileAsync(
        string flow, FormContext form, VendorLetterKind? letter, Func<CaseDraft, CaseDraft>? complete, CancellationToken cancellationToken)
    {
        var reference = await numbers.NextAsync(form.Turn.Now, cancellationToken);
        var draft = FormCase.Draft(reference, flow, form);
        form.AddEffect(new OpenCase(complete is null ? draft : complete(draft)) { VendorLetter = letter });
        return new FiledCase(reference, form.Missing.Any(slot => slot is FileSlot && slot.Requirement != Requirement.Optional));
    }
}
