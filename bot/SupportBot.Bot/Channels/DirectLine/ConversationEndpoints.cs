using System.Globalization;
using SupportBot.Bot.Channels.Http;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.HandOff.Desk;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Begins a conversation, takes one up again, reads what was said.</summary>
internal sealed class ConversationEndpoints(DirectLineGate gate, DirectLineTokens tokens, TurnProcessor turns, Transcript transcript, CustomerWindows windows, TimeProvider clock)
{
    /// <summary>Our name for this channel, whatever name the client gives itself.</summary>
    public const string ChannelId = "directline";

    private const string BotId = "supportbot";

    public async Task StartAsync(HttpContext context)
    {
        var (caller, refusal) = gate.Judge(context.Request, conversationId: null);
        if (caller is null)
        {
            await context.RefuseAsync(refusal ?? ApiError.Unauthorized);
            return;
        }

        var (body, error) = await context.Request.ReadJsonAsync(DirectLineBodies.Json.StartRequest, mayBeEmpty: true);
        if (error is not null)
        {
            await context.RefuseAsync(error);
            return;
        }

        var user = caller.Claims?.User ?? TokenEndpoints.UserOf(body) ?? ConversationIds.NewUser();
        var conversation = caller.Claims?.Conversation ?? ConversationIds.NewConversation(clock.GetUtcNow());

        // The turn is finished even when the client goes away: it will come back for the answer.
        var outcome = await turns.RunAsync(Opening(conversation, user, body?.Locale), CancellationToken.None);
        var token = caller.Claims is { } claims ? tokens.IssueChat(claims with { User = user }) : tokens.Issue(conversation, user, origins: null);
        var status = outcome.Status == TurnStatus.Done ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        await AnswerAsync(context, status, conversation, token, caller, watermark: null);
    }

    /// <summary>Reconnects; without a watermark the client wants what comes from now on only.</summary>
    public async Task ReconnectAsync(HttpContext context)
    {
        var conversation = ConversationOf(context);
        var (caller, refusal) = gate.Judge(context.Request, conversation);
        if (caller is null)
        {
            await context.RefuseAsync(refusal ?? ApiError.Unauthorized);
            return;
        }

        if (await transcript.FindAsync(ConversationKey.DirectLine(conversation), context.RequestAborted) is not { } known)
        {
            await context.RefuseAsync(ApiError.ConversationNotFound);
            return;
        }

        var token = caller.Claims is { } claims ? tokens.IssueChat(claims with { User = claims.User ?? known.UserId }) : tokens.Issue(conversation, known.UserId, origins: null);
        var watermark = context.Request.Query.ContainsKey("watermark") ? WatermarkOf(context.Request, known.LastSeq) : known.LastSeq;
        await AnswerAsync(context, StatusCodes.Status200OK, conversation, token, caller, watermark);
    }

    public async Task ReadAsync(HttpContext context)
    {
        var conversation = ConversationOf(context);
        var (caller, refusal) = gate.Judge(context.Request, conversation);
        if (caller is null)
        {
            await context.RefuseAsync(refusal ?? ApiError.Unauthorized);
            return;
        }

        try
        {
            await ReadAsync(context, conversation);
        }
        catch (DatabaseUnavailableException)
        {
            // The stock client gives up for good at an error here; with nothing new it asks again.
            await context.AnswerActivitiesAsync([], WatermarkOf(context.Request, long.MaxValue));
        }
    }

    public static string ConversationOf(HttpContext context) => (string?)context.Request.RouteValues["conversationId"] ?? "";

    /// <summary>The place that the client has reached. What is missing, empty, no number, or beyond the end means the beginning: clients drop what they know.</summary>
    public static long WatermarkOf(HttpRequest request, long last) =>
        long.TryParse(request.Query["watermark"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seq) && seq <= last ? seq : 0;

    private async Task ReadAsync(HttpContext context, string conversation)
    {
        var key = ConversationKey.DirectLine(conversation);
        if (await transcript.FindAsync(key, context.RequestAborted) is not { } known)
        {
            await context.RefuseAsync(ApiError.ConversationNotFound);
            return;
        }

        var after = WatermarkOf(context.Request, known.LastSeq);
        var activities = await transcript.ReadAfterAsync(key, after, context.RequestAborted);
        var watermark = activities.Count == Transcript.PageSize ? activities[^1].Seq : Math.Max(known.LastSeq, activities.Count == 0 ? 0 : activities[^1].Seq);
        await context.AnswerActivitiesAsync(activities, watermark);
        await windows.DeliveredAsync(key, activities);
    }

    private static IncomingTurn Opening(string conversation, string user, string? locale) => new()
    {
        Key = ConversationKey.DirectLine(conversation),
        Route = TurnRoute.DirectLine,
        Opening = Conversations.Opening.MustBeNew,
        Activity = new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            ChannelId = ChannelId,
            Conversation = new ConversationAccount(conversation),
            From = new ChannelAccount(user),
            Recipient = new ChannelAccount(BotId),
            MembersAdded = [new ChannelAccount(BotId), new ChannelAccount(user)],
            Locale = locale is { Length: <= 35 } ? MessageText.CleanName(locale, 35) : null,
        },
    };

    private Task AnswerAsync(HttpContext context, int status, string conversation, string token, DirectLineCaller caller, long? watermark)
    {
        var stream = StreamAddress(context.Request, conversation, tokens.IssueStream(conversation, caller.Claims?.Origins), watermark);
        return context.AnswerAsync(status, new ConversationAnswer(conversation, token, tokens.LifetimeSeconds, stream), DirectLineBodies.Json.ConversationAnswer);
    }

    /// <summary>Absolute, as clients in Node need it.</summary>
    private static string StreamAddress(HttpRequest request, string conversation, string token, long? watermark)
    {
        var scheme = request.IsHttps ? "wss" : "ws";
        var after = watermark?.ToString(CultureInfo.InvariantCulture) ?? "-";
        return $"{scheme}://{request.Host}{request.PathBase}{DirectLineRoutes.Prefix}/conversations/{conversation}/stream?watermark={after}&t={token}";
    }
}
