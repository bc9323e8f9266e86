using SupportBot.Bot.Contracts;
using SupportBot.Bot.Security.Codes;
using SupportBot.Dialogs.Forms;
using SupportBot.Knowledge.French;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>
/// A customer proves that he reads an address on file: a code goes there, he types it. Put the three steps of <see cref="StepsFor"/> after the slot that says
/// which address is meant. The same words are said, and as fast, whether there is such an address or not.
/// </summary>
internal sealed class EmailProof(CodeMail mail)
{
    private const string AnotherCode = "again";
    private const int Digits = 6;

    private static readonly FormTexts Texts = FormTexts.For<EmailProof>("EmailProofTexts");

    /// <summary>The slot for the code. He may do without: see <see cref="FormValues.IsAbsent"/>.</summary>
    /// <param name="when">When a proof is needed; a pure function of the values.</param>
    /// <param name="dependsOn">The slots that say which address is meant.</param>
    public static IdentifierSlot CodeSlot(Func<FormValues, bool> when, params IReadOnlyList<Slot> dependsOn) => new("code", Texts)
    {
        Requirement = Requirement.Optional,
        IsSensitive = true,
        Echoes = false,
        When = when,
        DependsOn = dependsOn,
        Recognize = Read,
        FindIn = static _ => null,
        Suggestions = Texts.List("CodeSuggestions"),
    };

    /// <summary>Sends the code, asks for it, checks it.</summary>
    /// <param name="code">Made by <see cref="CodeSlot"/>.</param>
    /// <param name="purpose">What the code is good for.</param>
    /// <param name="targetAsync">Where it goes. Must do the same work whether there is such an address or not.</param>
    /// <param name="proved">Called once the code was right, with the address that it went to.</param>
    public IReadOnlyList<FormStep> StepsFor(
        IdentifierSlot code, CodePurpose purpose, Func<FormContext, CancellationToken, ValueTask<CodeTarget>> targetAsync, Action<FormContext, string> proved) =>
    [
        new Work("send_code", (form, cancellationToken) => SendAsync(form, purpose, targetAsync, cancellationToken)) { When = code.When, DependsOn = code.DependsOn },
        code,
        new Work("check_code", (form, cancellationToken) => CheckAsync(form, code, purpose, targetAsync, proved, cancellationToken))
        {
            When = values => values.Has(code) && (code.When is null || code.When(values)),
            DependsOn = [code],
        },
    ];

    private async ValueTask<WorkResult> SendAsync(
        FormContext form, CodePurpose purpose, Func<FormContext, CancellationToken, ValueTask<CodeTarget>> targetAsync, CancellationToken cancellationToken) =>
        await RequestAsync(form, purpose, targetAsync, cancellationToken) is { } freeAgain
            ? WorkResult.End(TooMany(freeAgain))
            : WorkResult.Say(Texts[$"Sent{purpose}"]);

    private async ValueTask<WorkResult> CheckAsync(
        FormContext form,
        IdentifierSlot code,
        CodePurpose purpose,
        Func<FormContext, CancellationToken, ValueTask<CodeTarget>> targetAsync,
        Action<FormContext, string> proved,
        CancellationToken cancellationToken)
    {
        var typed = form.Values.Get(code) ?? "";
        if (typed == AnotherCode)
        {
            return await RequestAsync(form, purpose, targetAsync, cancellationToken) is { } freeAgain
                ? WorkResult.End(TooMany(freeAgain))
                : WorkResult.AskAgain(code, Texts["SentAgain"]);
        }

        var (verdict, email) = await mail.RedeemAsync(form.Turn, purpose, typed, cancellationToken);
        if (email is not null)
        {
            proved(form, email);
            return WorkResult.GoOn;
        }

        return WorkResult.AskAgain(code, Texts[verdict == CodeVerdict.Over ? "CodeOver" : "CodeWrong"]);
    }

    private async Task<DateTimeOffset?> RequestAsync(
        FormContext form, CodePurpose purpose, Func<FormContext, CancellationToken, ValueTask<CodeTarget>> targetAsync, CancellationToken cancellationToken)
    {
        var target = await targetAsync(form, cancellationToken);
        return await mail.RequestAsync(
            form.Turn, new CodeRequest(purpose, target.Subject, ConversationBinding.Of(form.Turn.Activity), target.Recipient), cancellationToken);
    }

    private static FormEnd TooMany(DateTimeOffset freeAgain) =>
        FormEnd.Done(Texts.Format("TooMany", ("time", ContractTexts.Time(freeAgain)))) with { Buttons = [RootTexts.StartLabel("agent")] };

    private static SlotAnswer<string> Read(SlotInput input)
    {
        var folded = FrenchText.Fold(input.Text);
        if (Texts.List("AnotherCode").Any(words => folded.Contains(words, StringComparison.Ordinal)))
        {
            return SlotAnswer.Accept(AnotherCode, Certainty.Sure);
        }

        var digits = string.Concat(input.Text.Where(char.IsDigit));
        var words = input.Text.Any(char.IsLetter);
        return digits.Length switch
        {
            Digits => SlotAnswer.Accept(digits, Certainty.Sure),
            0 => SlotAnswer.None<string>(),
            _ when words => SlotAnswer.None<string>(),
            _ => SlotAnswer.Reject<string>(Texts["CodeInvalid"]),
        };
    }
}
