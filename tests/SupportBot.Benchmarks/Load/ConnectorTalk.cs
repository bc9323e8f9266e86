using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace SupportBot.Benchmarks.Load;

/// <summary>Over <c>/api/messages</c>, the replies in the answer.</summary>
internal sealed class ConnectorTalk(HttpClient http) : ITalk
{
    public async Task RunAsync(IReadOnlyList<string> lines, Action<long> answered, CancellationToken cancellationToken)
    {
        var conversation = Guid.NewGuid().ToString("N");
        for (var i = 0; i < lines.Count; i++)
        {
            var sent = Stopwatch.GetTimestamp();
            using var response = await http.PostAsJsonAsync(new Uri("/api/messages", UriKind.Relative), Message(conversation, i, lines[i]), cancellationToken);
            response.EnsureSuccessStatusCode();
            var body = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            if (body.GetProperty("activities").GetArrayLength() == 0)
            {
                throw new InvalidDataException("A turn without reply.");
            }

            answered(sent);
        }
    }

    private static object Message(string conversation, int turn, string text) => new
    {
        type = "message",
        id = $"{conversation}-{turn}",
        text,
        locale = "fr-FR",
        channelId = "emulator",
        deliveryMode = "expectReplies",
        serviceUrl = "http://127.0.0.1:9/",
        from = new { id = $"u{conversation}" },
        recipient = new { id = "bot" },
        conversation = new { id = conversation },
    };
}
