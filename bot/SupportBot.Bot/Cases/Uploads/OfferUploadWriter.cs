using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases.Calendar;
using SupportBot.Bot.Cases.Letters;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Cases.Uploads;

/// <summary>Writes <see cref="OfferUpload"/>: the link's hash, when to remind, and the letter that carries the link.</summary>
internal sealed class OfferUploadWriter(MailRows mails, WorkingCalendar calendar, IOptions<UploadLinkOptions> options) : EffectWriter<OfferUpload>
{
    /// <summary>Reminders leave in the morning.</summary>
    private static readonly TimeSpan ReminderHour = TimeSpan.FromHours(9);

    internal const string InsertLink =
        "INSERT INTO upload_links (token_hash, case_reference, slots, created_at, expires_at, remind_at) VALUES ($1, $2, $3, $4, $5, $6)";

    protected override IEnumerable<SqlStatement> Write(OfferUpload effect, EffectScope scope)
    {
        var reference = effect.Case.ToString();
        var remindAt = ParisTime.At(calendar.Add(ParisTime.DayOf(scope.Now), options.Value.ReminderAfterWorkingDays), ReminderHour);
        yield return SqlStatement.Of(
            InsertLink, effect.TokenHash, reference, string.Join(',', effect.Slots), scope.Now, effect.ExpiresAt, remindAt < effect.ExpiresAt ? remindAt : null);
        yield return CaseRows.History(reference, scope.Now, CaseActors.Bot, "upload_link", null);
        if (effect.Letter is { } letter)
        {
            yield return mails.Add(
                $"upload:{effect.TokenHash}", CustomerLetters.Upload(letter, effect.Case, effect.Slots, effect.ExpiresAt, reminder: false), reference, null, scope.Now);
        }
    }
}
