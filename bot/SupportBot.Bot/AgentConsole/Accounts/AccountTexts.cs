using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.AgentConsole.Accounts;

/// <summary>The sentences of the accounts' pages.</summary>
internal static class AccountTexts
{
    public static readonly FormTexts Of = FormTexts.For(typeof(AccountTexts), nameof(AccountTexts));

    public static string Roles(ConsoleRole roles) => string.Join(", ", ConsoleRoles.Split(roles).Select(role => Shell.ShellTexts.Of[$"Role_{ConsoleRoles.NameOf(role)}"]));

    public static string Queues(QueueAccess queues) => queues.IsEvery ? Of["AllQueues"] : queues.Names.Count == 0 ? Of["NoQueue"] : string.Join(", ", queues.Names);

    /// <summary>« lundi 23 novembre, 10 h 05 », in Paris.</summary>
    public static string When(DateTimeOffset instant) =>
        Cases.Calendar.ParisTime.WallClock(instant).ToString("d MMMM yyyy, HH 'h' mm", System.Globalization.CultureInfo.GetCultureInfo("fr-FR"));
}
