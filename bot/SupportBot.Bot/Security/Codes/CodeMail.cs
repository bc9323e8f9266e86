using System.Globalization;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Security.Codes;

/// <summary>
/// Sends a code by mail, with the turn. When nobody is to receive one, as much is read and written, up to a row of the outbox that goes nowhere: neither
/// words nor time tell whether something exists.
/// </summary>
internal sealed class CodeMail(OneTimeCodes codes)
{
    private static readonly FormTexts Texts = FormTexts.For<CodeMail>("CodeTexts");
    private static readonly string Minutes = OneTimeCodes.Life.TotalMinutes.ToString("0", CultureInfo.InvariantCulture);

    /// <summary>Null: say that a code has left if there is somebody to receive it, and ask for it. An instant: too many were asked for, the next is free then.</summary>
    public async Task<DateTimeOffset?> RequestAsync(ITurnContext turn, CodeRequest request, CancellationToken cancellationToken)
    {
        var issue = await codes.IssueAsync(request, turn.Now, cancellationToken);
        if (issue.Effect is not { } effect)
        {
            return issue.FreeAgainAt;
        }

        turn.AddEffect(effect);
        var key = $"code:{effect.Id}";
        if (issue.Code is { } code && effect.Recipient is { } address)
        {
            turn.AddEffect(new SendMail(key, Letter(request.Purpose, address, code)));
        }
        else
        {
            // The address cannot be read by anybody; the letter is as long as a real one.
            turn.AddEffect(new SendNowhere(key, Letter(request.Purpose, "personne@exemple.invalid", "000000")));
        }

        return null;
    }

    /// <summary>Judges a typed code; when it is right it is used up with the turn, and the address that it went to comes back.</summary>
    public async Task<(CodeVerdict Verdict, string? Email)> RedeemAsync(ITurnContext turn, CodePurpose purpose, string typed, CancellationToken cancellationToken)
    {
        var check = await codes.CheckAsync(purpose, ConversationBinding.Of(turn.Activity), typed, turn.Now, cancellationToken);
        if (check is not { Effect: { } effect, Recipient: { } email })
        {
            return (check.Verdict, null);
        }

        turn.AddEffect(effect);
        return (check.Verdict, email);
    }

    private static MailLetter Letter(CodePurpose purpose, string address, string code) => new(
        address,
        Texts["Subject"],
        Texts.Format("Letter", ("code", code), ("minutes", Minutes), ("what", Texts[$"Protects{purpose}"])));
}
