using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace SupportBot.Bot.Channels.Http;

/// <summary>Reads JSON bodies within bounds.</summary>
internal static class Bodies
{
    /// <summary>Largest activity, in bytes.</summary>
    public const int LargestActivity = 256 * 1024;

    private const int Deepest = 32;

    /// <summary>Reads one JSON value.</summary>
    /// <returns>The value, or the refusal; an empty body gives null for both when <paramref name="mayBeEmpty"/>.</returns>
    public static async ValueTask<(T? Value, ApiError? Error)> ReadJsonAsync<T>(this HttpRequest request, JsonTypeInfo<T> type, bool mayBeEmpty)
        where T : class
    {
        if (request.ContentLength > LargestActivity)
        {
            return (null, ApiError.TooLarge);
        }

        var body = await ReadAllAsync(request.BodyReader, request.HttpContext.RequestAborted);
        if (body is not { } bytes)
        {
            return (null, ApiError.TooLarge);
        }

        try
        {
            if (bytes.IsEmpty && mayBeEmpty)
            {
                return (null, null);
            }

            return request.HasJsonContentType() ? Parse(bytes, type) : (null, ApiError.NotJson);
        }
        finally
        {
            request.BodyReader.AdvanceTo(bytes.End);
        }
    }

    /// <summary>Parses one JSON value and nothing after it.</summary>
    public static (T? Value, ApiError? Error) Parse<T>(ReadOnlySequence<byte> bytes, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            // The reader looks at what it takes out; what it hands on as it is (channel data, values) must be text too.
            if (!IsUtf8(bytes) || SurrogateEscapes.HasLone(bytes))
            {
                return (null, ApiError.MalformedJson);
            }

            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Deepest });
            var value = JsonSerializer.Deserialize(ref reader, type);
            return value is null || reader.Read() ? (null, ApiError.MalformedJson) : (value, null);
        }
        catch (JsonException)
        {
            return (null, ApiError.MalformedJson);
        }
    }

    private static bool IsUtf8(ReadOnlySequence<byte> bytes) => Utf8.IsValid(bytes.IsSingleSegment ? bytes.FirstSpan : bytes.ToArray());

    private static async ValueTask<ReadOnlySequence<byte>?> ReadAllAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            if (result.Buffer.Length > LargestActivity)
            {
                reader.AdvanceTo(result.Buffer.End);
                return null;
            }

            if (result.IsCompleted)
            {
                return result.Buffer;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }
}
