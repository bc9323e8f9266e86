using SupportBot.Bot.Contracts.Storage;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Security.Codes;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Contracts.Viewers;

/// <summary>
/// Lets a web visitor prove that he reads the address on a contract. He names a contract; whether it exists or not, he is told the same, as fast, and may
/// then type a code. The address itself is never shown.
/// </summary>
internal sealed class CodeGate(ContractStore contracts, OneTimeCodes codes)
{
    /// <summary>
    /// Sends a code to the address on the contract, if there is one. Null: say that a code has been sent if the number is known to us, ten minutes valid,
    /// and ask for it. An instant: too many were asked for, the next is free then.
    /// </summary>
    public async Task<DateTimeOffset?> RequestAsync(ITurnContext turn, string number, SoftwareVendor? vendor, CancellationToken cancellationToken)
    {
        var isNumber = ContractReference.TryParse(number, out var reference);
        var recipient = await contracts.AddressOfAsync(isNumber ? reference : new ContractReference("?"), vendor, cancellationToken);
        var subject = isNumber ? reference.Key : "?";
        var issue = await codes.IssueAsync(
            new CodeRequest(CodePurpose.Contracts, subject, ConversationBinding.Of(turn.Activity), recipient), turn.Now, cancellationToken);
        if (issue.Effect is not { } effect)
        {
            return issue.FreeAgainAt;
        }

        turn.AddEffect(effect);
        if (issue.Code is { } code && effect.Recipient is { } address)
        {
            var letter = new MailLetter(address, ContractTexts.CodeSubject, ContractTexts.CodeLetter(code, (int)OneTimeCodes.Life.TotalMinutes));
            turn.AddEffect(new SendMail($"code:{effect.Id}", letter));
        }

        return null;
    }

    /// <summary>Judges a typed code. When it is right the visitor is known from this turn on, and is returned.</summary>
    public async Task<(CodeVerdict Verdict, Viewer? Viewer)> RedeemAsync(ITurnContext turn, string typed, CancellationToken cancellationToken)
    {
        var binding = ConversationBinding.Of(turn.Activity);
        var check = await codes.CheckAsync(CodePurpose.Contracts, binding, typed, turn.Now, cancellationToken);
        if (check is not { Effect: { } effect, Recipient: { } email })
        {
            return (check.Verdict, null);
        }

        turn.AddEffect(effect);
        turn.AddEffect(new RememberViewer(binding, turn.Activity.From?.Id, ViewerProof.Code, email, turn.Now));
        return (check.Verdict, Viewer.ByEmail(ViewerProof.Code, email));
    }
}
