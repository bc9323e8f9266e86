using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security;

namespace SupportBot.Bot.Privacy;

/// <summary>What an erasure took.</summary>
/// <param name="Cases">Number of cases.</param>
/// <param name="Conversations">Number of conversations.</param>
/// <param name="Mails">Number of mail files.</param>
/// <param name="Mentions">Number of columns in which the address stood in rows of others, and is hidden now.</param>
internal sealed record ErasureReport(int Cases, int Conversations, int Mails, int Mentions);

/// <summary>Where a person asked for the erasure.</summary>
/// <param name="Conversation">The conversation, which goes too.</param>
/// <param name="Key">Key of the outbox row that keeps the wish until it is fulfilled.</param>
internal sealed record AskedErasure(string Conversation, string Key);

/// <summary>
/// Erases a person: their cases, conversations and files whole, their address wherever else it stands, and its traces in the files of the database.
/// What is left is one line that says an erasure took place, under a pseudonym. Running it again does no harm.
/// </summary>
internal sealed class Erasure(IDatabase database, SubjectFinder subjects, Mentions mentions, MailFolder mails, Pseudonyms pseudonyms, TimeProvider clock)
{
    private const string InsertErasure = "INSERT INTO erasures (at, person, cases, conversations) VALUES ($1, $2, $3, $4)";

    public Task<ErasureReport> RunAsync(string address, CancellationToken cancellationToken) => RunAsync(address, null, null, cancellationToken);

    /// <summary>The same, telling how far it is, 0 to 1.</summary>
    public Task<ErasureReport> RunAsync(string address, IProgress<double> progress, CancellationToken cancellationToken) => RunAsync(address, null, progress, cancellationToken);

    /// <summary>The same, with the conversation in which it was asked for, whatever else was said there.</summary>
    /// <param name="asked">That conversation and the row of the outbox that asked for it; null for none.</param>
    public Task<ErasureReport> RunAsync(string address, AskedErasure? asked, CancellationToken cancellationToken) => RunAsync(address, asked, null, cancellationToken);

    private async Task<ErasureReport> RunAsync(string address, AskedErasure? asked, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var found = await subjects.FindAsync(address, cancellationToken);
        var subject = asked is { Conversation: { } there } && !found.Conversations.Contains(there, StringComparer.Ordinal) ? found with { Conversations = [.. found.Conversations, there] } : found;
        await database.WriteAsync([.. OfAddress(subject.Address), .. Note(subject)]);
        // Hiding, mails and the files of the database count as one more each.
        var (done, all) = (0, subject.Conversations.Count + subject.Cases.Count + 3.0);
        foreach (var conversation in subject.Conversations)
        {
            await database.WriteAsync([.. OfConversation(conversation)]);
            progress?.Report(++done / all);
        }

        foreach (var reference in subject.Cases)
        {
            await database.WriteAsync([.. OfCase(reference)]);
            progress?.Report(++done / all);
        }

        var hidden = await mentions.HideAsync(subject.Address, cancellationToken);
        progress?.Report(++done / all);
        var removed = await mails.RemoveAsync(subject, cancellationToken);
        progress?.Report(++done / all);
        if (asked is not null)
        {
            // The last trace: until here a crash has the erasure run again.
            await database.WriteAsync([SqlStatement.Of("DELETE FROM outbox WHERE key = $1", asked.Key)]);
        }

        await database.ForgetDeletedAsync(cancellationToken);
        return new ErasureReport(subject.Cases.Count, subject.Conversations.Count, removed, hidden);
    }

    /// <summary>Deletes all rows of a conversation.</summary>
    public static IEnumerable<SqlStatement> OfConversation(string conversation) => OfConversation(conversation, static _ => true);

    /// <summary>Deletes the rows of a conversation in some tables.</summary>
    public static IEnumerable<SqlStatement> OfConversation(string conversation, Func<KeptTable, bool> where) => KeptTables.All
        .Where(table => table.Conversation is not null && where(table))
        .Select(table => SqlStatement.Of($"DELETE FROM {table.Name} WHERE {table.Conversation} = $1", conversation));

    /// <summary>Deletes all rows of a case.</summary>
    public static IEnumerable<SqlStatement> OfCase(string reference) => KeptTables.All
        .Where(static table => table.Case is not null)
        .Select(table => SqlStatement.Of($"DELETE FROM {table.Name} WHERE {table.Case} = $1", reference));

    private static IEnumerable<SqlStatement> OfAddress(string address)
    {
        foreach (var table in KeptTables.All)
        {
            if (table.Address is { } column)
            {
                yield return SqlStatement.Of($"DELETE FROM {table.Name} WHERE lower({column}) = $1", address);
            }

            if (table.EmptiedAddress is { } emptied)
            {
                yield return SqlStatement.Of($"UPDATE {table.Name} SET {emptied} = NULL WHERE lower({emptied}) = $1", address);
            }
        }
    }

    private IEnumerable<SqlStatement> Note(Subject subject) =>
        [SqlStatement.Of(InsertErasure, clock.GetUtcNow(), pseudonyms.Of("erasure", subject.Address), subject.Cases.Count, subject.Conversations.Count)];
}
