using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SupportBot.Bot.Conversations;

namespace SupportBot.Bot.Channels.Http;

/// <summary>Writes JSON answers.</summary>
internal static class Answers
{
    private const string Json = "application/json; charset=utf-8";

    public static async Task AnswerAsync<T>(this HttpContext context, int status, T body, JsonTypeInfo<T> type)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = Json;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, type);
        context.Response.ContentLength = bytes.Length;
        await context.Response.BodyWriter.WriteAsync(bytes, context.RequestAborted);
    }

    public static Task RefuseAsync(this HttpContext context, ApiError error)
    {
        if (error.Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return context.AnswerAsync(error.Status, error.Body, ErrorJson.Default.ErrorBody);
    }

    /// <summary>Writes <c>{"activities":[...]}</c> from rows that are JSON already, with the watermark after them when there is one.</summary>
    public static async Task AnswerActivitiesAsync(this HttpContext context, IReadOnlyList<LoggedActivity> activities, long? watermark)
    {
        context.Response.ContentType = Json;
        var body = new ArrayBufferWriter<byte>(1024);
        WriteActivities(body, activities, watermark);
        context.Response.ContentLength = body.WrittenCount;
        await context.Response.BodyWriter.WriteAsync(body.WrittenMemory, context.RequestAborted);
    }

    /// <summary>Writes an activity set.</summary>
    public static void WriteActivities(IBufferWriter<byte> writer, IReadOnlyList<LoggedActivity> activities, long? watermark)
    {
        writer.Write("{\"activities\":["u8);
        for (var i = 0; i < activities.Count; i++)
        {
            if (i > 0)
            {
                writer.Write(","u8);
            }

            Encoding.UTF8.GetBytes(activities[i].Json, writer);
        }

        writer.Write("]"u8);
        if (watermark is { } seq)
        {
            Encoding.UTF8.GetBytes($",\"watermark\":\"{seq}\"", writer);
        }

        writer.Write("}"u8);
    }
}
