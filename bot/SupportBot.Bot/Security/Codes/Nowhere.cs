using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Security.Codes;

/// <summary>A letter that is written like any other and thrown away: what a code costs when nobody is to receive it.</summary>
/// <param name="Key">Idempotency key.</param>
/// <param name="Letter">As long as a real one.</param>
internal sealed record SendNowhere(string Key, MailLetter Letter) : ITurnEffect;

/// <summary>Writes <see cref="SendNowhere"/> by the very statement that letters are written by.</summary>
internal sealed class SendNowhereWriter(IOptions<OutboxOptions> outbox, IOptions<MailOptions> mail) : EffectWriter<SendNowhere>
{
    protected override IEnumerable<SqlStatement> Write(SendNowhere effect, EffectScope scope)
    {
        var message = new OutboxMessage(NowhereSender.KindName, effect.Key, JsonSerializer.Serialize(effect.Letter, MailJson.Default.MailLetter)) { Subject = effect.Key };
        return [OutboxRows.AddCapped(message, outbox.Value, mail.Value.MostPerSubjectPerDay, int.MaxValue, scope.Now)];
    }
}

/// <summary>Takes such letters, and does nothing.</summary>
internal sealed class NowhereSender : IOutboxSender
{
    public const string KindName = "nowhere";

    public string Kind => KindName;

    public Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken) => Task.FromResult(SendResult.Sent);
}
