using Microsoft.AspNetCore.Http.Features;
using SupportBot.Bot.Conversations.Files;

namespace SupportBot.Bot.Cases.Uploads;

/// <summary>Reads a posted form: the files that stand up to a look at their bytes, or what is wrong with them in French.</summary>
internal static class UploadForm
{
    /// <summary>Name of the field when the link expects nothing in particular.</summary>
    public const string AnySlot = "file";

    public const int MostFilesAtOnce = 6;

    /// <summary>Bytes of one file, as in the chat.</summary>
    private const int LargestFile = 10 * 1024 * 1024;

    private const int MostFields = 20;

    /// <summary>Bytes of a whole form.</summary>
    public const long LargestForm = (MostFilesAtOnce * (long)LargestFile) + (1024 * 1024);

    /// <summary>The form, or null when it is malformed or too large.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            return null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestForm;
        }

        try
        {
            return await context.Request.ReadFormAsync(
                new FormOptions { MultipartBodyLengthLimit = LargestForm, ValueCountLimit = MostFields, MultipartHeadersLengthLimit = 4096 }, context.RequestAborted);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            return null;
        }
    }

    /// <summary>The files with their slots; an empty list with the errors when one of them is refused.</summary>
    public static async Task<(List<(string? Slot, ReceivedFile File)> Files, List<string> Errors)> TakeAsync(
        IFormCollection form, UploadTicket ticket, CancellationToken cancellationToken)
    {
        var errors = new List<string>();
        var files = new List<(string? Slot, ReceivedFile File)>();
        if (form.Files.Count(static file => file.Length > 0) is 0 or > MostFilesAtOnce)
        {
            errors.Add(form.Files.Any(static file => file.Length > 0) ? UploadTexts.Of["TooMany"] : UploadTexts.Of["NoFile"]);
            return ([], errors);
        }

        foreach (var posted in form.Files.Where(static file => file.Length > 0))
        {
            var slot = ticket.Slots.Contains(posted.Name, StringComparer.Ordinal) ? posted.Name : null;
            if (posted.Length > LargestFile)
            {
                errors.Add(UploadTexts.Of.Format("TooLarge", ("name", posted.FileName)));
            }
            else if (ReceivedFile.Read(posted.FileName, posted.ContentType, await BytesAsync(posted, cancellationToken), out var file) is var verdict && file is null)
            {
                errors.Add(UploadTexts.Of.Format($"Refused_{verdict}", ("name", posted.FileName)));
            }
            else
            {
                files.Add((slot, file));
            }
        }

        return errors.Count == 0 ? (files, errors) : ([], errors);
    }

    private static async Task<byte[]> BytesAsync(IFormFile posted, CancellationToken cancellationToken)
    {
        var bytes = new byte[posted.Length];
        await using var content = posted.OpenReadStream();
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
