using SupportBot.Bot.Channels.Http;
using SupportBot.Bot.Conversations.Files;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>
/// Gives a file back. Its address is the credential (200 random bits), as pictures in a page carry no header; whatever the file holds, it is never run
/// as a page of ours.
/// </summary>
internal sealed class AttachmentEndpoint(FileStore files)
{
    public async Task DownloadAsync(HttpContext context)
    {
        var key = ConversationKey.DirectLine(ConversationEndpoints.ConversationOf(context));
        var id = (string?)context.Request.RouteValues["attachmentId"] ?? "";
        if (await files.FindAsync(key, id, context.RequestAborted) is not { } file)
        {
            await context.RefuseAsync(ApiError.NotFound);
            return;
        }

        await FileAnswer.WriteAsync(context, file);
    }
}
