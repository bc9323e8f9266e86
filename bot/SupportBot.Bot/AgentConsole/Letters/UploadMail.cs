using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Uploads;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.Letters;

/// <summary>Offers a customer a new link for files, for an agent.</summary>
internal sealed class UploadMail(UploadLinks links, IEnumerable<IEffectWriter> writers)
{
    /// <summary>Slots that are answered with a file.</summary>
    private static readonly string[] FileSlots = ["packing_slip", "error_screenshot", "screenshot", "proofs"];

    private readonly IEffectWriter _writer = writers.Single(static writer => writer.EffectType == typeof(OfferUpload));

    /// <summary>The link, its reminder and its mail; it asks for the files that are missing, or for any file when none is.</summary>
    public IEnumerable<SqlStatement> Write(CaseFile file, string email, DateTimeOffset now)
    {
        var slots = file.Missing.Where(key => FileSlots.Contains(key, StringComparer.Ordinal)).ToList();
        var link = links.Issue(file.Reference, slots, email, now);
        return _writer.Write(link.Effect, new EffectScope(new ConversationKey(file.Conversation), 0, now));
    }
}
