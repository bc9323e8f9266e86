using SupportBot.Bot.Outbox.Mail;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Testing;

namespace SupportBot.Bot.Tests.Flows;

/// <summary>A question of a flow, as a conversation that lies beside the flow reached it.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="Slot">The slot that waits.</param>
/// <param name="Bot">The conversation at that point; a copy for every use.</param>
internal sealed record ReachedSlot(string Flow, string Slot, FlowTestClient Bot)
{
    /// <summary>The status conversation has events of its own: it is tried beside its code.</summary>
    private const string ElsewhereTried = "status";

    private static Task<IReadOnlyList<ReachedSlot>>? _found;

    /// <summary>Every slot that any conversation reaches, once.</summary>
    public static Task<IReadOnlyList<ReachedSlot>> AllAsync() => _found ??= FindAsync();

    public override string ToString() => $"{Flow}.{Slot}";

    private static async Task<IReadOnlyList<ReachedSlot>> FindAsync()
    {
        var reached = new Dictionary<string, ReachedSlot>(StringComparer.Ordinal);
        foreach (var file in FlowConversationTests.Files())
        {
            var bot = new FlowTestClient(file.EndsWith(".msteams.chat", StringComparison.Ordinal) ? "msteams" : "directline");
            foreach (var activity in Messages(file, bot))
            {
                var replies = await bot.SendAsync(activity, TestContext.Current.CancellationToken);
                if (replies is [.., { Annotation: { Kind: ReplyKinds.Prompt, Flow: { } flow, Slot: { } slot } }] && flow != ElsewhereTried)
                {
                    reached.TryAdd($"{flow}.{slot}", new ReachedSlot(flow, slot, bot.Copy()));
                }
            }
        }

        return [.. reached.Values];
    }

    /// <summary>What the customer says in a conversation, one message at a time.</summary>
    private static IEnumerable<Activity> Messages(string file, FlowTestClient bot)
    {
        var files = new List<Attachment>();
        foreach (var line in File.ReadLines(file))
        {
            var (who, what) = line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? (line[..colon], line[(colon + 1)..].Trim().Replace("\\n", "\n", StringComparison.Ordinal)) : (line, "");
            if (who == "file")
            {
                files.Add(ChatFile.Parse(what));
            }
            else if (what.Contains("<code>", StringComparison.Ordinal) && !bot.Effects.Any(effect => effect is SendMail))
            {
                yield break;
            }
            else if (who == "user")
            {
                yield return Activity.Message(what) with { Attachments = files.Count == 0 ? null : [.. files] };
                files.Clear();
            }
            else if (who is "[+25h]")
            {
                bot.Advance(TimeSpan.FromHours(25));
            }
        }
    }
}
