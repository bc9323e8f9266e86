using SupportBot.Bot.Contracts.Storage;
using SupportBot.Bot.Security.Codes;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Contracts.Viewers;

/// <summary>
/// Lets a web visitor prove that he reads the address on a contract. He names a contract; whether it exists or not, he is told the same, as fast, and may
/// then type a code. The address itself is never shown.
/// </summary>
internal sealed class CodeGate(ContractStore contracts, CodeMail mail)
{
    private const string NoNumber = "?";

    /// <summary>
    /// Sends a code to the address on the contract, if there is one. Null: say that a code has been sent if the number is known to us, ten minutes valid,
    /// and ask for it. An instant: too many were asked for, the next is free then.
    /// </summary>
    public async Task<DateTimeOffset?> RequestAsync(ITurnContext turn, string number, SoftwareVendor? vendor, CancellationToken cancellationToken)
    {
        var target = await TargetAsync(number, vendor, cancellationToken);
        return await mail.RequestAsync(
            turn, new CodeRequest(CodePurpose.Contracts, target.Subject, ConversationBinding.Of(turn.Activity), target.Recipient), cancellationToken);
    }

    /// <summary>Where a code for a number, or for an address that the visitor says is his, goes. The address must be one on file.</summary>
    public async ValueTask<CodeTarget> TargetAsync(string reference, SoftwareVendor? vendor, CancellationToken cancellationToken)
    {
        if (reference.Contains('@', StringComparison.Ordinal))
        {
            var address = reference.Trim().ToLowerInvariant();
            return new CodeTarget(address, await contracts.KnownAddressAsync(address, cancellationToken));
        }

        var isNumber = ContractReference.TryParse(reference, out var number);
        var recipient = await contracts.AddressOfAsync(isNumber ? number : new ContractReference(NoNumber), vendor, cancellationToken);
        return new CodeTarget(isNumber ? number.Key : NoNumber, recipient);
    }

    /// <summary>Judges a typed code. When it is right the visitor is known from this turn on, and is returned.</summary>
    public async Task<(CodeVerdict Verdict, Viewer? Viewer)> RedeemAsync(ITurnContext turn, string typed, CancellationToken cancellationToken)
    {
        var (verdict, email) = await mail.RedeemAsync(turn, CodePurpose.Contracts, typed, cancellationToken);
        if (email is null)
        {
            return (verdict, null);
        }

        Remember(turn, email);
        return (verdict, Viewer.ByEmail(ViewerProof.Code, email));
    }

    /// <summary>The writer of the turn reads <paramref name="email"/>: known from this turn on.</summary>
    public static void Remember(ITurnContext turn, string email) =>
        turn.AddEffect(new RememberViewer(ConversationBinding.Of(turn.Activity), turn.Activity.From?.Id, ViewerProof.Code, email, turn.Now));
}
