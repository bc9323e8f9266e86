using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Polly;

namespace SupportBot.Bot.Contracts.RedHat;

/// <summary>An answer that cannot be used: another status, a body of another shape, or nothing.</summary>
internal sealed class RedHatException(string reason, HttpStatusCode? status = null, Exception? innerException = null) : Exception(reason, innerException)
{
    public HttpStatusCode? Status => status;
}

/// <summary>Calls Red Hat Subscription Management for one account: a token while it lives, then page after page.</summary>
internal sealed class RedHatClient(HttpClient http, RedHatPipelines pipelines, IOptions<RedHatOptions> options, TimeProvider clock)
{
    private const int PageSize = 50;

    /// <summary>50,000 subscriptions of one customer: whoever says more does not page.</summary>
    private const int MostPages = 1000;

    private static readonly TimeSpan Early = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (string Token, DateTimeOffset Until)> _tokens = new(StringComparer.Ordinal);

    /// <summary>All subscriptions of an account.</summary>
    /// <exception cref="RedHatException">The interface answered something else.</exception>
    /// <exception cref="ExecutionRejectedException">It has failed so often that it is left alone, or took too long.</exception>
    /// <exception cref="HttpRequestException">It cannot be reached.</exception>
    public async Task<IReadOnlyList<Subscription>> ReadAllAsync(RedHatAccount account, CancellationToken cancellationToken)
    {
        var pipeline = pipelines.For(account.Organisation);
        var subscriptions = new List<Subscription>();
        for (var page = 0; page < MostPages; page++)
        {
            var offset = page * PageSize;
            var body = await pipeline.ExecuteAsync(async token => await ReadPageAsync(account, offset, token), cancellationToken);
            subscriptions.AddRange(body);
            if (body.Count < PageSize)
            {
                return subscriptions;
            }
        }

        throw new RedHatException("more pages than any customer has");
    }

    private async Task<IReadOnlyList<Subscription>> ReadPageAsync(RedHatAccount account, int offset, CancellationToken cancellationToken)
    {
        var (status, page) = await TryReadPageAsync(account, offset, cancellationToken);
        if (status == HttpStatusCode.Unauthorized && _tokens.TryRemove(account.Organisation, out _))
        {
            // The token died before its time: one new one, once.
            (status, page) = await TryReadPageAsync(account, offset, cancellationToken);
        }

        return page?.Body ?? throw new RedHatException($"subscriptions: HTTP {(int)status}", status);
    }

    private async Task<(HttpStatusCode Status, SubscriptionPage? Page)> TryReadPageAsync(RedHatAccount account, int offset, CancellationToken cancellationToken)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"{options.Value.Api.TrimEnd('/')}/subscriptions?limit={PageSize}&offset={offset}");
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(account, cancellationToken));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var answer = await http.SendAsync(request, cancellationToken);
        return answer.IsSuccessStatusCode
            ? (answer.StatusCode, await ReadJsonAsync(answer, RedHatJson.Default.SubscriptionPage, cancellationToken))
            : (answer.StatusCode, null);
    }

    private async Task<string> TokenAsync(RedHatAccount account, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_tokens.TryGetValue(account.Organisation, out var held) && now < held.Until)
        {
            return held.Token;
        }

        using var content = new FormUrlEncodedContent(FormOf(account));
        using var answer = await http.PostAsync(options.Value.TokenAddress, content, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw new RedHatException($"token: HTTP {(int)answer.StatusCode}", answer.StatusCode);
        }

        var token = await ReadJsonAsync(answer, RedHatJson.Default.RedHatToken, cancellationToken);
        if (token is not { AccessToken: { Length: > 0 } access, ExpiresIn: > 0 })
        {
            throw new RedHatException("token: none in the answer");
        }

        _tokens[account.Organisation] = (access, now + TimeSpan.FromSeconds(token.ExpiresIn) - Early);
        return access;
    }

    private Dictionary<string, string> FormOf(RedHatAccount account) => account.OfflineToken is { Length: > 0 } offline
        ? new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = options.Value.OfflineClientId,
            ["refresh_token"] = offline,
        }
        : new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = account.ClientId ?? "",
            ["client_secret"] = account.ClientSecret ?? "",
        };

    private static async Task<T?> ReadJsonAsync<T>(HttpResponseMessage answer, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), type, cancellationToken);
        }
        catch (JsonException failure)
        {
            throw new RedHatException("the answer is not of the known shape", answer.StatusCode, failure);
        }
    }
}
