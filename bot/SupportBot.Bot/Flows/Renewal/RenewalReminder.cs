using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SupportBot.Bot.Cases.Calendar;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Flows.Renewal;

/// <summary>A word by mail before the end, to those who want one: the date is the one they gave, no contract is looked up.</summary>
internal static class RenewalReminder
{
    /// <summary>What Symantec does for small companies; Red Hat's portal shows a renewal 120 days before, so that it is open by then.</summary>
    private const int DaysBefore = 60;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(9);
    private static readonly FormTexts Texts = FormTexts.For<RenewalFlow>("RenewalTexts");

    /// <summary>The day of the mail; null when no date was given, or when that day is over.</summary>
    public static DateOnly? DayOf(FormValues values) =>
        values.TryGet(RenewalFlow.EndDate, out var end) && end.AddDays(-DaysBefore) is var day && day > values.Today ? day : null;

    public static string Question(FormValues values) => Texts.Format("ReminderOffer", ("date", RenewalAdvice.Day(DayOf(values) ?? values.Today)));

    /// <summary>Sends the mail on its day, and says so.</summary>
    public static FormEnd Promise(FormContext form)
    {
        var (day, email) = (DayOf(form.Values) ?? form.Values.Today, form.Values.Get(RenewalFlow.ReminderEmail)!); // Not null: asked before this.
        var end = form.Values.Get(RenewalFlow.EndDate);
        var vendor = Texts[$"VendorChoice{SlotTexts.KeyOf(form.Values.Get(RenewalFlow.Vendor)!)}"]; // Not null: required.
        var letter = new MailLetter(email, Texts.Format("ReminderSubject", ("vendor", vendor)), Texts.Format("ReminderLetter", ("vendor", vendor), ("date", RenewalAdvice.Day(end))));
        form.AddEffect(new SendMail(Key(email, end), letter) { NotBefore = ParisTime.At(day, Hour) });
        return FormEnd.Done(Texts.Format("ReminderPromised", ("date", RenewalAdvice.Day(day)), ("email", email)));
    }

    /// <summary>Asked for twice, sent once; the address itself stands only in the letter.</summary>
    private static string Key(string email, DateOnly end) =>
        "renewal-reminder:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{email.ToLowerInvariant()} {end:yyyy-MM-dd}"))));
}
