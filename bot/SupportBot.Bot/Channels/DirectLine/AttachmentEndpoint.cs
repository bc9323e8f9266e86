using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.Http;
using SupportBot.Bot.Conversations.Files;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>
/// Gives a file back. Its address is the credential (200 random bits), as pictures in a page carry no header, and wears out after
/// <see cref="DirectLineOptions.FileLinkLifetime"/>; later only the conversation's token opens it. Whatever the file holds, it is never run as a page of ours.
/// </summary>
internal sealed class AttachmentEndpoint(FileStore files, DirectLineGate gate, IOptions<DirectLineOptions> options, TimeProvider clock)
{
    public async Task DownloadAsync(HttpContext context)
    {
        var conversation = ConversationEndpoints.ConversationOf(context);
        var key = ConversationKey.DirectLine(conversation);
        var id = (string?)context.Request.RouteValues["attachmentId"] ?? "";
        var isOwner = gate.Judge(context.Request, conversation).Caller is not null;
        var youngEnough = clock.GetUtcNow() - options.Value.FileLinkLifetime;
        if (await (isOwner ? files.FindAsync(key, id, context.RequestAborted) : files.FindYoungAsync(key, id, youngEnough, context.RequestAborted)) is not { } file)
        {
            await context.RefuseAsync(ApiError.NotFound);
            return;
        }

        await FileAnswer.WriteAsync(context, file);
    }
}
