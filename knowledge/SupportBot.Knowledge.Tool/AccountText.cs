using System.Globalization;
using System.Text;

namespace SupportBot.Knowledge.Tool;

/// <summary>What a decision rests on, for people: the signals with what each adds, then the best entries word by word.</summary>
internal static class AccountText
{
    public static string Of(DecisionAccount account)
    {
        var text = new StringBuilder();
        AppendSignals(text, account);
        foreach (var (typed, read) in account.Corrections)
        {
            text.Append(CultureInfo.InvariantCulture, $"read \"{typed}\" as \"{read}\"\n");
        }

        if (account.PhrasingShare > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"flow {account.Flow ?? "-"} {account.FlowProbability:0.000}, out of scope {account.OutOfScopeProbability:0.000}");
            text.Append(CultureInfo.InvariantCulture, $" ({account.OutOfScope?.Id ?? "-"}); phrasings count {account.PhrasingShare:0.00} of a score\n");
        }

        foreach (var entry in account.Entries)
        {
            AppendEntry(text, entry);
        }

        return text.ToString();
    }

    private static void AppendSignals(StringBuilder text, DecisionAccount account)
    {
        var sum = account.Start + account.Signals.Sum(signal => signal.Contribution);
        text.Append(CultureInfo.InvariantCulture, $"does the FAQ answer it? {1 / (1 + Math.Exp(-sum)):0.000}: start {Signed(account.Start)}");
        foreach (var signal in account.Signals)
        {
            text.Append(CultureInfo.InvariantCulture, $", {signal.Name} {Signed(signal.Contribution)} ({signal.Value:0.00})");
        }

        text.Append('\n');
    }

    private static void AppendEntry(StringBuilder text, EntryAccount entry)
    {
        text.Append(CultureInfo.InvariantCulture, $"{entry.Entry.Id}: score {entry.Score:0.000}, phrasings {entry.PhrasingProbability:0.000}\n");
        foreach (var word in entry.Words)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {word.Weight,6:0.00}  {word.Word}{(word.Through is null ? "" : $" (as {word.Through})")}\n");
        }
    }

    private static string Signed(double value) => Math.Round(value, 2).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
}
