using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.HandOff.Desk;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.HandOff.Teams;

/// <summary>
/// Takes presses on the cards in the agents' channel. What a card carries went through a client: the channel, the tenant, the sender's account with its role
/// and queues, and the case are all checked again, and the desk has the last word.
/// </summary>
internal sealed class TeamsDesk(
    HandOffDesk desk, CaseStore cases, AgentStore accounts, IDatabase database, OutboxSignal outbox, IOptions<TeamsDeskOptions> options, IOptions<OutboxOptions> outboxOptions, TimeProvider clock)
{
    private const string OurPrefix = "desk.";

    /// <summary>Whether the activity was a press on such a card; it then goes no further.</summary>
    public async Task<bool> TryTakeAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (!options.Value.IsOn || CardPress.TryRead(activity.Value) is not { } press || !press.Name.StartsWith(OurPrefix, StringComparison.Ordinal) || !IsFromChannel(activity))
        {
            return false;
        }

        var refusal = CaseReference.TryParse(press.Text(TeamsCard.CaseMember), out var reference) && await cases.FindAsync(reference, cancellationToken) is { } file
            ? await ActAsync(activity, press, file, cancellationToken)
            : HandOffTexts.Of["TeamsUnknownCase"];
        await AnswerAsync(activity, reference, refusal);
        return true;
    }

    private bool IsFromChannel(Activity activity) =>
        activity.Conversation is { } conversation
        && conversation.Id.Split(';')[0] == options.Value.ConversationId
        && string.Equals(conversation.TenantId, options.Value.TenantId, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the agent must be told; null when all is done.</summary>
    private async Task<string?> ActAsync(Activity activity, CardPress press, CaseFile file, CancellationToken cancellationToken)
    {
        if (await FindAgentAsync(activity.From, file.Queue, cancellationToken) is not { } agent)
        {
            return HandOffTexts.Of["TeamsUnknownAgent"];
        }

        var answer = press.Name switch
        {
            TeamsCard.Take => await desk.TakeAsync(file.Reference, agent, DeskDoor.Teams, cancellationToken),
            TeamsCard.Say => await desk.SayAsync(file.Reference, agent, new AgentMessage(Reply(press), $"teams:{activity.Id}"), cancellationToken),
            TeamsCard.Close => await desk.CloseAsync(file.Reference, agent, resolved: true, cancellationToken),
            TeamsCard.HandBack => await desk.HandBackAsync(file.Reference, agent, cancellationToken),
            _ => new DeskAnswer(Refusal.NotFound),
        };
        return answer.Refusal switch
        {
            Refusal.None => null,
            Refusal.AlreadyTaken => HandOffTexts.Of.Format("TeamsAlreadyTaken", ("agent", answer.Holder ?? HandOffTexts.Of["Agent"])),
            Refusal.Empty => HandOffTexts.Of["TeamsEmpty"],
            Refusal.TooLong => HandOffTexts.Of["TeamsTooLong"],
            _ => HandOffTexts.Of["TeamsNotYours"],
        };
    }

    private async Task<Agent?> FindAgentAsync(ChannelAccount? sender, string queue, CancellationToken cancellationToken)
    {
        if (sender?.AadObjectId is not { } id || !options.Value.Agents.TryGetValue(id, out var email))
        {
            return null;
        }

        var account = await accounts.FindByEmailAsync(email.ToLowerInvariant(), cancellationToken);
        var mayAct = account is { State: AgentState.Active }
            && (account.Roles & (ConsoleRole.Agent | ConsoleRole.Administrator)) != ConsoleRole.None
            && (account.Queues.Includes(queue) || account.Roles.HasFlag(ConsoleRole.Administrator));
        return mayAct && account is not null ? new Agent(account.Id, account.Name) : null;
    }

    private static string Reply(CardPress press) =>
        press.Value.TryGetProperty(TeamsCard.ReplyInput, out var reply) && reply.ValueKind == JsonValueKind.String ? reply.GetString() ?? "" : "";

    /// <summary>A refusal goes under the card; the card itself is brought up to date, which also empties its input.</summary>
    private async Task AnswerAsync(Activity activity, CaseReference reference, string? refusal)
    {
        var now = clock.GetUtcNow();
        var unit = new List<SqlStatement>();
        if (reference != default)
        {
            unit.Add(TellTeamsWriter.Row(new TeamsPayload(reference.ToString(), "", 0), $"press|{activity.Id}", outboxOptions.Value, now));
        }

        if (refusal is not null)
        {
            unit.Add(OutboxRows.Add(Answer(activity, refusal), outboxOptions.Value, now));
        }

        await database.WriteAsync(unit);
        outbox.Ring();
    }

    private static OutboxMessage Answer(Activity activity, string text)
    {
        var answer = Activity.Message(text) with
        {
            TextFormat = TextFormats.Plain,
            ChannelId = activity.ChannelId,
            ServiceUrl = activity.ServiceUrl,
            From = activity.Recipient,
            Recipient = activity.From,
            Conversation = activity.Conversation,
            ReplyToId = activity.ReplyToId,
        };
        return new OutboxMessage(OutboxKinds.Connector, $"desk:{activity.Conversation?.Id}|{activity.Id}", Conversations.WireJson.ToJson(answer)) { Lane = activity.Conversation?.Id };
    }
}
