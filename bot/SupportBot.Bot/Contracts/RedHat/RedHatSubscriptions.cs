using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Bot.Contracts.Import;

namespace SupportBot.Bot.Contracts.RedHat;

/// <summary>One page of <c>/subscriptions</c>, as Red Hat writes it. Only what is used; anything may be absent.</summary>
internal sealed record SubscriptionPage(IReadOnlyList<Subscription>? Body, SubscriptionPagination? Pagination);

/// <summary>A subscription. Its own <c>status</c> is not read: dates decide.</summary>
internal sealed record Subscription(
    string? SubscriptionName,
    [property: JsonConverter(typeof(TextOrNumber))] string? SubscriptionNumber,
    string? Sku,
    [property: JsonConverter(typeof(TextOrNumber))] string? Quantity,
    string? StartDate,
    string? EndDate,
    [property: JsonConverter(typeof(TextOrNumber))] string? ContractNumber);

/// <summary>Where a page lies. <c>count</c> is the number of items of the page, not of all.</summary>
internal sealed record SubscriptionPagination(int Count, int Limit, int Offset);

/// <summary>The token endpoint's answer; how long the token lives is for it to say.</summary>
internal sealed record RedHatToken(
    [property: JsonPropertyName("access_token")] string? AccessToken, [property: JsonPropertyName("expires_in")] long ExpiresIn, string? Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(SubscriptionPage))]
[JsonSerializable(typeof(RedHatToken))]
internal sealed partial class RedHatJson : JsonSerializerContext;

/// <summary>Numbers of contracts are texts in some answers and numbers in others.</summary>
internal sealed class TextOrNumber : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number when reader.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
        JsonTokenType.Number => reader.GetDecimal().ToString(CultureInfo.InvariantCulture),
        _ => throw new JsonException("Neither a text nor a number."),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>Turns what Red Hat says into contracts.</summary>
internal static class RedHatSubscriptions
{
    private const int DayLength = 10;

    /// <summary>The contract; null when number or end are missing or unreadable: it cannot be shown then.</summary>
    public static ImportedContract? ToContract(Subscription subscription, RedHatAccount account)
    {
        if (subscription.SubscriptionNumber is not { } number || !ContractReference.TryParse(number, out _) || DayOf(subscription.EndDate) is not { } end)
        {
            return null;
        }

        var hasParent = ContractReference.TryParse(subscription.ContractNumber, out _);
        return new ImportedContract(0)
        {
            Organisation = account.Organisation,
            Vendor = SoftwareVendor.RedHat,
            Kind = ContractKind.Subscription,
            Number = number.Trim(),
            ParentNumber = hasParent ? subscription.ContractNumber?.Trim() : null,
            Product = subscription.SubscriptionName is { Length: > 0 } name ? name : subscription.Sku ?? "Red Hat",
            Sku = subscription.Sku,
            Quantity = subscription.Quantity is { } quantity ? CellReader.Quantity(quantity) : null,
            Start = DayOf(subscription.StartDate) is { } start && start <= end ? start : null,
            End = end,
            Email = account.Email is { Length: > 0 } email ? CellReader.Email(email) : null,
        };
    }

    /// <summary>The day as written, whatever time of day and zone follow: the portal shows the same.</summary>
    private static DateOnly? DayOf(string? text) => text is { Length: >= DayLength } ? CellReader.Date(text[..DayLength]) : null;
}
