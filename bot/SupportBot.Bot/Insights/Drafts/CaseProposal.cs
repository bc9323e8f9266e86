using System.Text.Json;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security;
using SupportBot.Knowledge.Content;

namespace SupportBot.Bot.Insights.Drafts;

/// <summary>What a solved case offers for a new entry: what was asked, and what the agent answered. Personal data is masked; the agent reads it before it goes on.</summary>
internal sealed class CaseProposal(IDatabase database)
{
    private const int LastMessages = 5;

    private const string SelectAnswers =
        "SELECT json FROM activities WHERE conversation_id = $1 AND role = 'agent' AND kind = 'message' AND at >= $2 ORDER BY seq DESC LIMIT 5";

    private static readonly string[] PersonalKeys = [SlotKeys.Name, SlotKeys.Company, SlotKeys.Email, "phone", "account"];

    public async Task<SuggestedEntry> SuggestAsync(CaseFile file, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(SqlStatement.Of(SelectAnswers, file.Conversation, file.CreatedAt), static reader => reader.GetString(0), cancellationToken);
        var said = rows.Take(LastMessages).Reverse().Select(TextOf).Where(static text => text.Length > 0);
        var questions = file.Questions.Select(asked => Mask(asked.Text, file)).Where(static text => text.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return new SuggestedEntry(
            questions.Count > 0 ? questions[^1] : Mask(file.Field("description")?.Value ?? file.Field("error_message")?.Value ?? "", file),
            questions.Count > 1 ? questions[..^1] : [],
            string.Join("\n\n", said.Select(text => Mask(text, file))),
            VendorOf(file));
    }

    /// <summary>Addresses, numbers, and whatever the case itself holds of the person.</summary>
    private static string Mask(string text, CaseFile file)
    {
        foreach (var value in PersonalKeys.Select(key => file.Field(key)?.Value).Where(static value => value is { Length: > 2 }))
        {
            text = text.Replace(value!, AskedWording.Hidden, StringComparison.OrdinalIgnoreCase); // nulls are filtered out
        }

        return PersonalDataMask.Mask(text).Trim();
    }

    private static string VendorOf(CaseFile file) => file.Flow switch
    {
        "dell" => Vendor.Dell,
        "hp" => Vendor.Hp,
        _ when file.Field("vendor")?.Value == "symantec" => Vendor.Symantec,
        _ => Vendor.RedHat,
    };

    private static string TextOf(string json)
    {
        using var activity = JsonDocument.Parse(json);
        return activity.RootElement.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()?.Trim() ?? "" : "";
    }
}

/// <summary>A beginning for a new entry.</summary>
/// <param name="Question">May be empty.</param>
/// <param name="Answer">The agent's last messages; may be empty.</param>
/// <param name="Vendor">One of <see cref="Knowledge.Content.Vendor.All"/>.</param>
internal sealed record SuggestedEntry(string Question, IReadOnlyList<string> Variants, string Answer, string Vendor);

/// <summary>A question that was stored masked, as a wording for the content.</summary>
internal static class AskedWording
{
    /// <summary>What stands where personal data stood.</summary>
    public const string Hidden = "•••";

    /// <summary>Without the marks: nobody will ever ask with them.</summary>
    public static string ForContent(string masked) => YamlText.Line(masked.Replace(Hidden, " ", StringComparison.Ordinal));
}
