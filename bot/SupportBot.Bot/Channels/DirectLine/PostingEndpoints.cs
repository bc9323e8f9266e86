using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.Http;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.Conversations.Files;
using SupportBot.Bot.HandOff.Desk;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Takes what clients post. The turn runs inside the POST: what is acknowledged is on disk, and the reply is on the socket before the answer.</summary>
internal sealed class PostingEndpoints(
    DirectLineGate gate, TurnProcessor turns, CustomerWindows windows, UploadReader uploads, FileStore stored, IOptions<DirectLineOptions> options)
{
    private const string HandOffEvents = "handoff.";
    private const int LongestName = 80;

    public async Task PostAsync(HttpContext context)
    {
        var conversation = ConversationEndpoints.ConversationOf(context);
        var (caller, refusal) = gate.Judge(context.Request, conversation);
        if (caller is null)
        {
            await context.RefuseAsync(refusal ?? ApiError.Unauthorized);
            return;
        }

        var (activity, error) = await context.Request.ReadJsonAsync(WireJson.Activity, mayBeEmpty: false);
        if (activity is null)
        {
            await context.RefuseAsync(error ?? ApiError.MalformedJson);
            return;
        }

        await PostAsync(context, conversation, caller, activity);
    }

    public async Task UploadAsync(HttpContext context)
    {
        var conversation = ConversationEndpoints.ConversationOf(context);
        var (caller, refusal) = gate.Judge(context.Request, conversation);
        if (caller is null)
        {
            await context.RefuseAsync(refusal ?? ApiError.Unauthorized);
            return;
        }

        var (upload, error) = await uploads.ReadAsync(context);
        if (upload is null)
        {
            await context.RefuseAsync(error ?? ApiError.MalformedJson);
            return;
        }

        var message = upload.Activity with { Attachments = Merge(context.Request, conversation, upload) };
        await RunAsync(context, conversation, Sender(caller, message, context.Request.Query["userId"]), message, upload.Files);
    }

    private async Task PostAsync(HttpContext context, string conversation, DirectLineCaller caller, Activity activity)
    {
        switch (activity.Type)
        {
            case ActivityTypes.Message:
            case ActivityTypes.Event when activity.Name?.StartsWith(HandOffEvents, StringComparison.OrdinalIgnoreCase) != true:
                if (IncomingAttachments.Read(activity.Attachments, out var kept, out var files) is { } verdict)
                {
                    await context.RefuseAsync(UploadReader.Refusal(verdict));
                    return;
                }

                kept = kept?.ConvertAll(attachment => attachment.File is { } file ? attachment with { ContentUrl = FileAddress(context.Request, conversation, file) } : attachment);
                await RunAsync(context, conversation, Sender(caller, activity, null), activity with { Attachments = kept }, files);
                return;
            case ActivityTypes.Typing or ActivityTypes.EndOfConversation or ActivityTypes.MessageReaction:
                if (activity.Type == ActivityTypes.Typing)
                {
                    windows.Typing(ConversationKey.DirectLine(conversation));
                }

                await context.AnswerAsync(StatusCodes.Status200OK, new ResourceAnswer(ConversationIds.Activity(conversation, 0)), DirectLineBodies.Json.ResourceAnswer);
                return;
            default:
                await context.RefuseAsync(ApiError.BadArgument("Clients may post activities of type message, event and typing."));
                return;
        }
    }

    private async Task RunAsync(HttpContext context, string conversation, ChannelAccount? sender, Activity activity, IReadOnlyList<ReceivedFile> files)
    {
        if (files.Count > 0 && await stored.CountAsync(ConversationKey.DirectLine(conversation), context.RequestAborted) + files.Count > options.Value.FilesPerConversation)
        {
            await context.RefuseAsync(ApiError.TooManyFiles);
            return;
        }

        var cut = false;
        var turn = new IncomingTurn
        {
            Key = ConversationKey.DirectLine(conversation),
            Route = TurnRoute.DirectLine,
            Opening = Opening.MustExist,
            Activity = OfClient(conversation, sender, activity, ref cut),
            Files = files,
            ClientActivityId = ClientActivityIds.Of(activity),
            TextWasCut = cut,
        };

        // The turn is finished even when the client goes away: it will come back for the answer.
        var outcome = await turns.RunAsync(turn, CancellationToken.None);
        if (outcome.Status == TurnStatus.NoConversation)
        {
            await context.RefuseAsync(ApiError.ConversationNotFound);
            return;
        }

        await context.AnswerAsync(StatusCodes.Status200OK, new ResourceAnswer(outcome.ActivityId ?? ""), DirectLineBodies.Json.ResourceAnswer);
    }

    /// <summary>Only what a client may say of itself is taken over; all else is the server's to say.</summary>
    private static Activity OfClient(string conversation, ChannelAccount? sender, Activity given, ref bool cut) => new()
    {
        Type = given.Type,
        ChannelId = ConversationEndpoints.ChannelId,
        Conversation = new ConversationAccount(conversation),
        From = sender,
        Text = given.Text is { } text ? MessageText.Clean(text, out cut) : null,
        TextFormat = given.TextFormat,
        Locale = given.Locale,
        LocalTimestamp = given.LocalTimestamp,
        LocalTimezone = given.LocalTimezone,
        Attachments = given.Attachments,
        Entities = given.Entities,
        ChannelData = given.ChannelData,
        Value = MessageValue.Clean(given.Value),
        Name = given.Name,
        ReplyToId = given.ReplyToId,
    };

    /// <summary>The token's user; the holder of the secret speaks for whom he names; null: the conversation's own user.</summary>
    private static ChannelAccount? Sender(DirectLineCaller caller, Activity activity, string? userId)
    {
        var id = caller.HoldsSecret ? activity.From?.Id ?? userId : caller.Claims?.User;
        return id is { Length: > 0 }
            ? new ChannelAccount(MessageText.CleanName(id, LongestName), activity.From?.Name is { Length: > 0 } name ? MessageText.CleanName(name, LongestName) : null)
            : null;
    }

    /// <summary>The files under the activity's own attachment entries of the same name, whose previews they keep.</summary>
    private static List<Attachment> Merge(HttpRequest request, string conversation, Upload upload)
    {
        var mentioned = upload.Activity.Attachments?.ToList() ?? [];
        var merged = new List<Attachment>(upload.Files.Count);
        for (var i = 0; i < upload.Files.Count; i++)
        {
            var index = mentioned.FindIndex(entry => entry.Name == upload.GivenNames[i]);
            var thumbnail = index < 0 ? null : mentioned[index].ThumbnailUrl;
            if (index >= 0)
            {
                mentioned.RemoveAt(index);
            }

            merged.Add(IncomingAttachments.WithFile(upload.Files[i], FileAddress(request, conversation, upload.Files[i].Info), thumbnail));
        }

        return merged;
    }

    private static string FileAddress(HttpRequest request, string conversation, StoredFile file) =>
        $"{request.Scheme}://{request.Host}{request.PathBase}{DirectLineRoutes.Prefix}/conversations/{conversation}/attachments/{file.Id}";
}
