using SupportBot.Bot.Channels.Http;
using SupportBot.Bot.Contracts.Viewers;
using SupportBot.Bot.Conversations;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Tokens: for servers that hold the secret, for clients that refresh, for visitors of the support page.</summary>
internal sealed class TokenEndpoints(DirectLineGate gate, DirectLineTokens tokens, TrustedOrigins origins, HostPageDoor hostPage, TimeProvider clock)
{
    private const int LongestUserId = 64;
    private const int MostOrigins = 10;
    private const int LongestOrigin = 120;

    public async Task GenerateAsync(HttpContext context)
    {
        var (caller, refusal) = gate.Judge(context.Request, conversationId: null);
        if (refusal is not null || caller is not { HoldsSecret: true })
        {
            await context.RefuseAsync(refusal ?? ApiError.SecretRequired);
            return;
        }

        var (body, error) = await context.Request.ReadJsonAsync(DirectLineBodies.Json.StartRequest, mayBeEmpty: true);
        error ??= Complaint(body);
        if (error is not null)
        {
            await context.RefuseAsync(error);
            return;
        }

        var conversation = ConversationIds.NewConversation(clock.GetUtcNow());
        await AnswerAsync(context, conversation, tokens.Issue(conversation, UserOf(body), body?.TrustedOrigins));
    }

    public async Task RefreshAsync(HttpContext context)
    {
        var (caller, refusal) = gate.Judge(context.Request, conversationId: null);
        if (refusal is not null || caller?.Claims is not { } claims)
        {
            await context.RefuseAsync(refusal ?? ApiError.BadArgument("A secret does not expire: only tokens are refreshed."));
            return;
        }

        await AnswerAsync(context, claims.Conversation, tokens.IssueChat(claims));
    }

    /// <summary>A fresh user in a fresh conversation, for whoever opens the chat on a page that may host it; known from the start when the page vouches for him.</summary>
    public async Task ChatTokenAsync(HttpContext context)
    {
        if (!origins.Allows(context.Request, named: null))
        {
            await context.RefuseAsync(ApiError.OriginNotTrusted);
            return;
        }

        var (body, error) = await context.Request.ReadJsonAsync(DirectLineBodies.Json.ChatTokenRequest, mayBeEmpty: true);
        if (error is not null)
        {
            await context.RefuseAsync(error);
            return;
        }

        var conversation = ConversationIds.NewConversation(clock.GetUtcNow());
        var user = ConversationIds.NewUser();
        if (body?.UserToken is { } userToken && !await hostPage.TryRememberAsync(userToken, conversation, user))
        {
            await context.RefuseAsync(ApiError.UserTokenRefused);
            return;
        }

        var answer = new ChatTokenAnswer(tokens.Issue(conversation, user, origins: null), user, conversation, tokens.LifetimeSeconds);
        await context.AnswerAsync(StatusCodes.Status200OK, answer, DirectLineBodies.Json.ChatTokenAnswer);
    }

    /// <summary>Whom the body names, cleaned; null when it names nobody.</summary>
    public static string? UserOf(StartRequest? body) =>
        body?.User?.Id is { } id && MessageText.CleanName(id, LongestUserId) is { Length: > 0 } cleaned ? cleaned : null;

    private static ApiError? Complaint(StartRequest? body) => body switch
    {
        { User.Id.Length: > LongestUserId } => ApiError.BadArgument($"user.id may have at most {LongestUserId} characters."),
        { TrustedOrigins: { } origins } when origins.Count > MostOrigins || origins.Any(static origin => origin is null or { Length: > LongestOrigin }) =>
            ApiError.BadArgument($"trustedOrigins may name at most {MostOrigins} origins of at most {LongestOrigin} characters."),
        _ => null,
    };

    private Task AnswerAsync(HttpContext context, string conversation, string token) =>
        context.AnswerAsync(StatusCodes.Status200OK, new ConversationAnswer(conversation, token, tokens.LifetimeSeconds), DirectLineBodies.Json.ConversationAnswer);
}
