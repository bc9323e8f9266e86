using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Uploads;
using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>A case just opened.</summary>
/// <param name="Reference">What the customer quotes.</param>
/// <param name="UploadAddress">Where missing files can be added later; null when none is missing.</param>
internal sealed record FiledCase(CaseReference Reference, Uri? UploadAddress)
{
    private static readonly FormTexts Texts = FormTexts.For<RootFlow>("CaseTexts");

    /// <summary>The end of a form: the reference, what comes next, and what is still missing.</summary>
    public FormEnd Done(string whatComesNext)
    {
        var parts = new List<string> { Texts.Format("Sent", ("case", Reference.ToString())), whatComesNext };
        if (UploadAddress is not null)
        {
            parts.Add(Texts.Format("UploadLater", ("link", UploadAddress.ToString())));
        }

        return FormEnd.Done(string.Join("\n\n", parts)) with { Case = Reference.ToString() };
    }
}

/// <summary>Opens the case of a form, and the link for its missing files.</summary>
internal sealed class CaseFiling(ICaseNumbers numbers, UploadLinks uploadLinks)
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
        return new FiledCase(reference, OfferUpload(form, reference));
    }

    private Uri? OfferUpload(FormContext form, CaseReference reference)
    {
        var missing = form.Missing.OfType<FileSlot>().Where(slot => slot.Requirement != Requirement.Optional).Select(slot => slot.Name).ToList();
        if (missing.Count == 0)
        {
            return null;
        }

        var link = uploadLinks.Issue(reference, missing, form.Values.Get(ContactSlots.Email), form.Turn.Now);
        form.AddEffect(link.Effect);
        return link.Address;
    }
}
