using SupportBot.Bot.Channels.Http;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.HandOff.Desk;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Opens the socket of a conversation: what followed the watermark first, then what comes.</summary>
internal sealed class StreamEndpoint(
    DirectLineTokens tokens, TrustedOrigins origins, Transcript transcript, ConversationHub hub, CustomerWindows windows, OpenStreams streams, IHostApplicationLifetime lifetime)
{
    public async Task OpenAsync(HttpContext context)
    {
        var conversation = ConversationEndpoints.ConversationOf(context);
        var key = ConversationKey.DirectLine(conversation);
        if (Judge(context, conversation, out var claims) is { } refusal)
        {
            await context.RefuseAsync(refusal);
            return;
        }

        if (await transcript.FindAsync(key, context.RequestAborted) is not { } known)
        {
            await context.RefuseAsync(ApiError.ConversationNotFound);
            return;
        }

        // Subscribed before the replay is read, so that nothing falls between the two.
        using var news = hub.Subscribe(key);
        using var place = streams.Enter(key, claims?.Id ?? "", context.Connection.RemoteIpAddress?.ToString() ?? "");
        if (place is null)
        {
            await context.RefuseAsync(ApiError.TooMany);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var stream = new ActivityStream(socket, transcript, news, windows, ConversationEndpoints.WatermarkOf(context.Request, known.LastSeq));
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping, place.Replaced);
        await stream.RunAsync(place, stopping.Token);
    }

    private ApiError? Judge(HttpContext context, string conversation, out TokenClaims? claims)
    {
        var verdict = tokens.Judge(context.Request.Query["t"], DirectLineTokens.Stream, out claims);
        return verdict switch
        {
            TokenVerdict.Refused => ApiError.Unauthorized,
            TokenVerdict.Expired => ApiError.TokenExpired,
            _ when claims?.Conversation != conversation => ApiError.Forbidden,
            _ when !origins.Allows(context.Request, claims.Origins) => ApiError.OriginNotTrusted,
            _ when !context.WebSockets.IsWebSocketRequest => ApiError.BadArgument("This address is for WebSockets."),
            _ => null,
        };
    }
}
