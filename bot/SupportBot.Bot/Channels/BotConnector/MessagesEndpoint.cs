using SupportBot.Bot.Channels.BotConnector.Authentication;
using SupportBot.Bot.Channels.BotConnector.Teams;
using SupportBot.Bot.Channels.Http;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.HandOff.Teams;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Channels.BotConnector;

/// <summary>Takes activities of channels that speak the Bot Connector protocol.</summary>
internal sealed class MessagesEndpoint(
    ConnectorGate gate, TeamsDesk teamsDesk, TurnProcessor turns, Installations installations, TypingSignal typing, TimeProvider clock)
{
    private const int LongestId = 512;
    private const int LongestChannel = 32;

    public async Task PostAsync(HttpContext context)
    {
        // Who calls is settled before a byte of the body is read; a caller without a good token learns nothing but the status.
        var admission = await gate.AdmitAsync(context, context.RequestAborted);
        if (admission.Caller is not { } caller)
        {
            context.Response.StatusCode = admission.Status;
            return;
        }

        var (received, error) = await context.Request.ReadJsonAsync(WireJson.Activity, mayBeEmpty: false);
        if (received is null)
        {
            await context.RefuseAsync(error ?? ApiError.MalformedJson);
            return;
        }

        if (gate.Check(caller, received) is var status and not StatusCodes.Status200OK)
        {
            context.Response.StatusCode = status;
            return;
        }

        var activity = caller.Believe(received);
        var expectsReplies = activity.DeliveryMode == DeliveryModes.ExpectReplies;
        switch (activity.Type)
        {
            case ActivityTypes.Message or ActivityTypes.ConversationUpdate or ActivityTypes.EndOfConversation:
                await RunAsync(context, activity, expectsReplies);
                return;
            case ActivityTypes.InstallationUpdate when Complaint(activity) is null:
                await installations.RecordAsync(Turn(activity).Key, activity, clock.GetUtcNow());
                await AnswerAsync(context, TurnOutcome.NoConversation, expectsReplies);
                return;
            case ActivityTypes.Invoke:
                await OnInvokeAsync(context, activity);
                return;
            default:
                await AnswerAsync(context, TurnOutcome.NoConversation, expectsReplies);
                return;
        }
    }

    private async Task OnInvokeAsync(HttpContext context, Activity invoke)
    {
        if (await Invokes.ReadAsync(context, invoke) is not { } press)
        {
            return;
        }

        if (Complaint(press) is { } complaint)
        {
            await context.RefuseAsync(complaint);
            return;
        }

        await turns.RunAsync(Turn(press) with { RepliesLeaveLater = true }, CancellationToken.None);
        await Invokes.AnswerPressAsync(context);
    }

    private async Task RunAsync(HttpContext context, Activity activity, bool expectsReplies)
    {
        if (Complaint(activity) is { } complaint)
        {
            await context.RefuseAsync(complaint);
            return;
        }

        if (activity.Type == ActivityTypes.Message && await teamsDesk.TryTakeAsync(activity, CancellationToken.None))
        {
            return;
        }

        var turn = Turn(activity) with { RepliesLeaveLater = !expectsReplies };
        if (activity.Type == ActivityTypes.Message)
        {
            await installations.HeardFromAsync(turn.Key, activity, clock.GetUtcNow(), CancellationToken.None);
        }

        // The turn is finished even when the channel hangs up: it will deliver again, and get this answer.
        var running = turns.RunAsync(turn, CancellationToken.None);
        if (!expectsReplies && activity.Type == ActivityTypes.Message)
        {
            await typing.ShowWhileAsync(running, turn.Activity, context.RequestAborted);
        }

        await AnswerAsync(context, await running, expectsReplies);
    }

    private static Task AnswerAsync(HttpContext context, TurnOutcome outcome, bool expectsReplies) =>
        expectsReplies ? context.AnswerActivitiesAsync(outcome.Replies, watermark: null) : Task.CompletedTask;

    private static ApiError? Complaint(Activity activity) => activity switch
    {
        { Conversation.Id: null or "" or { Length: > LongestId } } or { Conversation: null } => ApiError.BadArgument("conversation.id is required."),
        { From.Id: null or "" or { Length: > LongestId } } or { From: null } => ApiError.BadArgument("from.id is required."),
        { Id.Length: > LongestId } => ApiError.BadArgument("id is too long."),
        { ChannelId: not null } when !IsName(activity.ChannelId) => ApiError.BadArgument("channelId must be letters, digits and dashes."),
        _ => null,
    };

    private static bool IsName(string channelId) =>
        channelId.Length is > 0 and <= LongestChannel && channelId.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static IncomingTurn Turn(Activity activity)
    {
        var channel = (activity.ChannelId ?? "connector").ToLowerInvariant();
        var wasCut = false;
        var text = Mentions.Strip(activity) is { } said ? MessageText.Clean(said, out wasCut) : null;

        // A file that is not one of ours is mentioned to the flows, without its bytes: channels have no way to show a refusal.
        _ = IncomingAttachments.Read(activity.Attachments, out var kept, out var files);
        return new IncomingTurn
        {
            Key = ConversationKey.Connector(channel, activity.Conversation?.Id ?? ""),
            Route = TurnRoute.Connector,
            ChannelActivityId = activity.Type == ActivityTypes.Message ? activity.Id : null,
            ClientActivityId = ClientActivityIds.Of(activity),
            Files = files,
            TextWasCut = wasCut,
            Activity = activity with
            {
                ChannelId = channel,
                Text = text,
                Value = MessageValue.Clean(activity.Value),
                Attachments = kept,
                DeliveryMode = null,
            },
        };
    }
}
