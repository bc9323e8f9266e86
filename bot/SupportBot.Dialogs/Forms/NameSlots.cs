using SupportBot.Dialogs.Recognizers.Contacts;

namespace SupportBot.Dialogs.Forms;

/// <summary>Asks for the name of a person; found in any sentence where the writer gives his or her own ("je m'appelle...", a signature), unless told otherwise.</summary>
public sealed class PersonSlot(string name, FormTexts texts) : TextSlot(name, texts)
{
    /// <summary>Whether it is the writer's own name; false for somebody else's, which is found only at the question.</summary>
    public bool IsWriter { get; init; } = true;

    /// <inheritdoc/>
    protected override SlotAnswer<string> OnRecognize(SlotInput input) =>
        ContactLine.IsReach(input.Text) ? SlotAnswer.Reject<string>(EngineTexts.Get("NameWanted"))
        : base.OnRecognize((PersonRecognizer.ReadAnswer(input.Tokens) ?? BeforeTitle(input.Text)) is { } name ? input.With(name) : input);

    /// <inheritdoc/>
    protected override Found<string>? OnFind(SlotInput input)
    {
        if (!IsWriter)
        {
            return null;
        }

        return PersonRecognizer.FindSelf(input.Tokens) is { } self ? ContactCue.Found(input.Tokens, self.Value.Name, self.Start, self.End)
            : input.Signature is { Value.Name: { } signed } signature ? ContactCue.FoundIn(input.Text, signature.Start, signed)
            : ContactLine.Name(input.Text);
    }

    // "Paul Durand, directeur financier": the name ends where the title begins.
    private static string? BeforeTitle(string text)
    {
        var pause = text.AsSpan().IndexOfAny(',', '\n', '(');
        var name = pause > 0 ? text[..pause].Trim() : "";
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= 4 && words.All(static word => word.All(static letter => char.IsLetter(letter) || letter is '-' or '\'' or '.'))
            ? name
            : null;
    }
}

/// <summary>Asks for the name of a company; found in any sentence that names one in the slot's role ("de la société...", "vers la société...", a signature).</summary>
public sealed class CompanySlot(string name, FormTexts texts) : TextSlot(name, texts)
{
    /// <summary>Which company is meant; default the writer's own.</summary>
    public CompanyRole Role { get; init; }

    /// <inheritdoc/>
    protected override SlotAnswer<string> OnRecognize(SlotInput input) =>
        ContactLine.IsReach(input.Text) ? SlotAnswer.Reject<string>(EngineTexts.Get("NameWanted"))
        : base.OnRecognize(CompanyRecognizer.ReadAnswer(input.Tokens) is { } company ? input.With(company) : input);

    /// <inheritdoc/>
    protected override Found<string>? OnFind(SlotInput input) =>
        Role == CompanyRole.Own && ContactLine.Company(input.Text) is { } named ? named
        : CompanyRecognizer.Find(input.Tokens, Role) is { } company ? ContactCue.Found(input.Tokens, company.Value.Name, company.Start, company.End)
        : Role == CompanyRole.Own && input.Signature is { Value.Company: { } signed } signature ? ContactCue.FoundIn(input.Text, signature.Start, signed)
        : null;
}
