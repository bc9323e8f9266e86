using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security.Quotas;

namespace SupportBot.Bot.Security.Codes;

/// <summary>
/// Codes of six digits that prove who reads an address: ten minutes, five tries, one use, one conversation, and only their keyed hash is stored. Asking
/// for a code that nobody will receive does the same work as asking for a real one, so neither words nor time tell whether something exists.
/// </summary>
internal sealed class OneTimeCodes(IDatabase database, InstallationSecrets secrets, Pseudonyms pseudonyms, SlidingQuota quota)
{
    /// <summary>Name of the installation's secret; it has to be loaded at start.</summary>
    public const string KeyName = "one-time-codes";

    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private const int Tries = 5;
    private const int Digits = 6;

    private static readonly QuotaRule PerSubject = new(3, TimeSpan.FromHours(1));
    private static readonly QuotaRule PerConversation = new(6, TimeSpan.FromHours(1));

    /// <summary>Several numbers may lead to one address: beyond this its owner is left in peace, and the visitor sees no difference.</summary>
    private static readonly QuotaRule PerRecipient = new(6, TimeSpan.FromHours(1));

    private const string SelectOpen =
        "SELECT id, hash, recipient FROM one_time_codes WHERE purpose = $1 AND conversation = $2 AND used_at IS NULL AND expires_at > $3 AND tries < $4";

    private const string CountTry =
        "UPDATE one_time_codes SET tries = tries + 1 WHERE id = $1 AND used_at IS NULL AND expires_at > $2 AND tries < $3";

    private const string DeleteOld = "DELETE FROM one_time_codes WHERE expires_at <= $1";

    /// <summary>Makes a code. It is valid once the effect is committed; the letter with it must be committed in the same turn.</summary>
    public async Task<CodeIssue> IssueAsync(CodeRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var freeAgain = await TakeAsync("subject", request.Purpose, request.Subject, PerSubject, now, cancellationToken)
            ?? await TakeAsync("conversation", request.Purpose, request.Conversation, PerConversation, now, cancellationToken);
        if (freeAgain is not null)
        {
            return new CodeIssue(null, null, freeAgain);
        }

        // Without an address the subject stands in, so that the same number of rows is read and written.
        var addressee = request.Recipient ?? $"nobody\n{request.Subject}";
        var isTooMuch = await TakeAsync("recipient", request.Purpose, addressee, PerRecipient, now, cancellationToken) is not null;
        var recipient = isTooMuch ? null : request.Recipient;
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var effect = new IssueCode(id, request.Purpose, request.Conversation, Hash(id, code), recipient, now, now + Life);
        return new CodeIssue(recipient is null ? null : code, effect, null);
    }

    /// <summary>Judges what was typed. The try counts at once, whatever becomes of the turn; spaces and dashes within do not matter.</summary>
    public async Task<CodeCheck> CheckAsync(CodePurpose purpose, string conversation, string typed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = await database.QueryAsync(
            SqlStatement.Of(SelectOpen, purpose.ToString(), conversation, now, Tries),
            static reader => (Id: reader.GetString(0), Hash: reader.GetFieldValue<byte[]>(1), Recipient: reader.ReadStringOrNull(2)),
            cancellationToken);
        if (open.Count == 0 || await database.WriteAsync([SqlStatement.Of(CountTry, open[0].Id, now, Tries).Touching(1)]) == WriteOutcome.Conflict)
        {
            return new CodeCheck(CodeVerdict.Over);
        }

        var code = open[0];
        var isRight = CryptographicOperations.FixedTimeEquals(code.Hash, Hash(code.Id, DigitsOf(typed)));
        return isRight && code.Recipient is { } recipient
            ? new CodeCheck(CodeVerdict.Right, recipient, new UseCode(code.Id, now))
            : new CodeCheck(CodeVerdict.Wrong);
    }

    /// <summary>For callers outside a turn: makes a code valid at once.</summary>
    public Task CommitAsync(IssueCode effect) => database.WriteAsync([.. IssueCodeWriter.Statements(effect)]);

    /// <summary>For callers outside a turn: uses a code up at once; false when another call was faster.</summary>
    public async Task<bool> CommitAsync(UseCode effect) => await database.WriteAsync([UseCodeWriter.Statement(effect)]) == WriteOutcome.Committed;

    /// <summary>Forgets codes that are over.</summary>
    public Task CleanAsync(DateTimeOffset now) => database.WriteAsync([SqlStatement.Of(DeleteOld, now)]);

    private Task<DateTimeOffset?> TakeAsync(string what, CodePurpose purpose, string whose, QuotaRule rule, DateTimeOffset now, CancellationToken cancellationToken) =>
        quota.TryTakeAsync(pseudonyms.Of($"code {what} {purpose}", whose), rule, now, cancellationToken);

    /// <summary>The id is in the hash: a stored hash cannot be copied to another row.</summary>
    private byte[] Hash(string id, string code) => HMACSHA256.HashData(secrets.Get(KeyName), Encoding.UTF8.GetBytes($"{id}\n{code}"));

    private static string DigitsOf(string typed)
    {
        var digits = new StringBuilder(Digits);
        foreach (var c in typed)
        {
            if (CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit)
            {
                digits.Append(digit);
            }
            else if (!char.IsWhiteSpace(c) && c is not ('-' or '.' or '\u2010' or '\u2011' or '\u2013'))
            {
                return "";
            }
        }

        return digits.Length == Digits ? digits.ToString() : "";
    }
}
