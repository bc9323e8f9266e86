using Microsoft.Net.Http.Headers;

namespace SupportBot.Bot.Conversations.Files;

/// <summary>A file as the answer to a request: saved, never run as a page of ours, whatever it holds.</summary>
internal static class FileAnswer
{
    public static async Task WriteAsync(HttpContext context, ReceivedFile file)
    {
        var headers = context.Response.Headers;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Info.Name);
        headers.ContentDisposition = disposition.ToString();
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "private, no-store";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        context.Response.ContentType = file.Info.ContentType;
        context.Response.ContentLength = file.Bytes.Length;
        await context.Response.BodyWriter.WriteAsync(file.Bytes, context.RequestAborted);
    }
}
