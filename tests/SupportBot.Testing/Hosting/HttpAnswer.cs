using System.Net;
using System.Text.Json;

namespace SupportBot.Testing.Hosting;

/// <summary>An HTTP answer, read.</summary>
public sealed record HttpAnswer(HttpStatusCode Status, string Text, IDictionary<string, string> Headers)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonElement.Parse(Text);

    /// <summary>Code of a refusal.</summary>
    public string ErrorCode => Json.GetProperty("error").GetProperty("code").GetString() ?? "";

    /// <summary>A text member of the body; empty when absent.</summary>
    public string this[string name] => Json.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    public static async Task<HttpAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(response);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(static pair => pair.Key, static pair => string.Join(",", pair.Value), StringComparer.OrdinalIgnoreCase);
        return new HttpAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken), headers);
    }
}
