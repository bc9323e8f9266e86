using Microsoft.Net.Http.Headers;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Conversations.Files;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.CaseDetail;

/// <summary>
/// The files of a case. Everything is a download from a sandbox; the one thing that is shown in place is a picture whose bytes are a PNG's or a JPEG's,
/// looked at again at each request, so that nothing else ever runs or renders here whatever the database says.
/// </summary>
internal static class CaseFileEndpoints
{
    public static void MapCaseFiles(this RouteGroupBuilder group)
    {
        group.MapGet("/files/{id}", DownloadAsync);
        group.MapGet("/files/{id}/preview", PreviewAsync);
    }

    /// <summary>Whether a stored type is shown in place.</summary>
    public static bool IsPicture(string contentType) => contentType is FileSniffer.Png or FileSniffer.Jpeg;

    /// <summary>What kind of file it is, in French.</summary>
    public static string Kind(string contentType) => CaseDetailTexts.T[contentType switch
    {
        FileSniffer.Png or FileSniffer.Jpeg or FileSniffer.Heic => "Kind_picture",
        FileSniffer.Pdf => "Kind_pdf",
        _ => "Kind_other",
    }];

    private static async Task<IResult> DownloadAsync(string id, HttpContext context, FileStore files)
    {
        if (await FindAsync(id, context, files) is not { } file)
        {
            return await ConsolePages.NotFoundAsync(context);
        }

        await context.AuditAsync(AuditEvents.CaseRead, context.OpenedCase().Reference.ToString(), "file");
        return Send(context, file, "attachment", file.Info.ContentType);
    }

    private static async Task<IResult> PreviewAsync(string id, HttpContext context, FileStore files) =>
        await FindAsync(id, context, files) is { } file && FileSniffer.TypeOf(file.Bytes, out _) is { } type && IsPicture(type)
            ? Send(context, file, "inline", type)
            : await ConsolePages.NotFoundAsync(context);

    /// <summary>A file of the case's conversation: the files of the case itself are among them.</summary>
    private static ValueTask<ReceivedFile?> FindAsync(string id, HttpContext context, FileStore files) =>
        files.FindAsync(new ConversationKey(context.OpenedCase().Conversation), id, context.RequestAborted);

    private static IResult Send(HttpContext context, ReceivedFile file, string disposition, string contentType)
    {
        var headers = context.Response.Headers;
        var shown = new ContentDispositionHeaderValue(disposition);
        shown.SetHttpFileName(file.Info.Name);
        headers.ContentDisposition = shown.ToString();
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(file.Bytes, contentType);
    }
}
