using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using SupportBot.Bot.Channels.Http;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.Conversations.Files;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>An upload as read.</summary>
/// <param name="Activity">The message that carries the files; an empty one when the client sent none.</param>
/// <param name="Files">The files, in order.</param>
/// <param name="GivenNames">Their names as the client gave them, by which the activity mentions them.</param>
internal sealed record Upload(Activity Activity, IReadOnlyList<ReceivedFile> Files, IReadOnlyList<string> GivenNames);

/// <summary>
/// Reads a multipart upload: parts named <c>file</c>, and one named <c>activity</c>, which the clients send as a file too (name "blob", type
/// <c>application/vnd.microsoft.activity</c>), in any order.
/// </summary>
internal sealed class UploadReader(IOptions<DirectLineOptions> options)
{
    private const int MostParts = IncomingAttachments.Most + 1;
    private const int LongestBoundary = 100;
    private const string ActivityPart = "activity";

    public async Task<(Upload? Upload, ApiError? Error)> ReadAsync(HttpContext context)
    {
        if (BoundaryOf(context.Request) is not { } boundary)
        {
            return (null, new ApiError(415, "UnsupportedMediaType", "The body must be multipart/form-data."));
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = (long)options.Value.LargestFile * 3;
        }

        try
        {
            return await ReadPartsAsync(new MultipartReader(boundary, context.Request.Body), context.RequestAborted);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return (null, ApiError.BadArgument("The multipart body is malformed."));
        }
    }

    /// <summary>What to tell the client of a refused file.</summary>
    public static ApiError Refusal(FileVerdict verdict) => verdict switch
    {
        FileVerdict.Empty => ApiError.BadArgument("The file is empty."),
        FileVerdict.UnknownType => new ApiError(415, "UnsupportedMediaType", "Files must be PNG, JPEG or HEIC pictures, or PDF documents."),
        FileVerdict.DeniedByBytes => new ApiError(415, "UnsupportedMediaType", "The file is not of the type that it claims to be."),
        FileVerdict.TooManyPixels => ApiError.BadArgument("The picture has too many pixels."),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    private async Task<(Upload? Upload, ApiError? Error)> ReadPartsAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        var activity = new Activity { Type = ActivityTypes.Message };
        var files = new List<ReceivedFile>();
        var names = new List<string>();
        for (var parts = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } section; parts++)
        {
            var (part, error) = parts < MostParts ? await ReadPartAsync(section, cancellationToken) : (null, ApiError.BadArgument("Too many parts."));
            if (part is null)
            {
                return (null, error);
            }

            activity = part.Activity ?? activity;
            if (part.File is not null)
            {
                files.Add(part.File);
                names.Add(part.Name);
            }
        }

        return files.Count == 0
            ? (null, ApiError.BadArgument("The upload holds no file."))
            : (new Upload(activity, files, names), null);
    }

    private async Task<(Part? Part, ApiError? Error)> ReadPartAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
        {
            return (null, ApiError.BadArgument("A part has no Content-Disposition."));
        }

        var isActivity = HeaderUtilities.RemoveQuotes(disposition.Name).Equals(ActivityPart, StringComparison.OrdinalIgnoreCase);
        var most = isActivity ? Bodies.LargestActivity : options.Value.LargestFile;
        if (await ReadBytesAsync(section.Body, most, cancellationToken) is not { } bytes)
        {
            return (null, new ApiError(413, "MessageSizeTooBig", $"A file may have at most {options.Value.LargestFile} bytes, the activity {Bodies.LargestActivity}."));
        }

        return isActivity ? ReadActivity(bytes) : ReadFile(section, disposition, bytes);
    }

    private static (Part? Part, ApiError? Error) ReadActivity(byte[] bytes)
    {
        var (activity, error) = Bodies.Parse(new ReadOnlySequence<byte>(bytes), WireJson.Activity);
        return activity switch
        {
            null => (null, error),
            { Type: ActivityTypes.Message } => (new Part(activity, null, ""), null),
            _ => (null, ApiError.BadArgument("An upload carries an activity of type message.")),
        };
    }

    private static (Part? Part, ApiError? Error) ReadFile(MultipartSection section, ContentDispositionHeaderValue disposition, byte[] bytes)
    {
        var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar.ToString() : HeaderUtilities.RemoveQuotes(disposition.FileName).ToString();
        var verdict = ReceivedFile.Read(name, section.ContentType, bytes, out var file);
        return file is null ? (null, Refusal(verdict)) : (new Part(null, file, name), null);
    }

    /// <summary>The bytes, or null as soon as there are too many.</summary>
    private static async Task<byte[]?> ReadBytesAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            int read;
            while ((read = await body.ReadAsync(chunk, cancellationToken)) > 0)
            {
                if (buffer.Length + read > most)
                {
                    return null;
                }

                await buffer.WriteAsync(chunk.AsMemory(0, read), cancellationToken);
            }

            return buffer.ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).ToString() is { Length: > 0 and <= LongestBoundary } boundary
            ? boundary
            : null;

    private sealed record Part(Activity? Activity, ReceivedFile? File, string Name);
}
