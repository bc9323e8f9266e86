using System.Text.Json;

namespace SupportBot.Bot.Cases;

/// <summary>Where a request stands.</summary>
internal enum CaseStatus
{
    /// <summary>Nobody has it yet.</summary>
    New,

    /// <summary>An agent has it.</summary>
    Assigned,

    /// <summary>The customer must bring something.</summary>
    WaitingCustomer,

    /// <summary>A vendor or a regional team must answer.</summary>
    WaitingVendor,

    /// <summary>Finished.</summary>
    Done,

    /// <summary>It was finished, and is not.</summary>
    Reopened,
}

/// <summary>How the words of this folder are written in the database and in addresses: <c>waiting_customer</c>.</summary>
internal static class CaseNames
{
    public static string Of<T>(T value)
        where T : struct, Enum => Words<T>.Names[value];

    /// <summary>Reads a name; null when it is none.</summary>
    public static T? Find<T>(string? name)
        where T : struct, Enum => name is not null && Words<T>.Values.TryGetValue(name, out var value) ? value : null;

    /// <summary>Reads a name that this product wrote.</summary>
    public static T Parse<T>(string name)
        where T : struct, Enum => Find<T>(name) ?? throw new FormatException($"'{name}' is no {typeof(T).Name}.");

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Names = Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

        public static readonly Dictionary<string, T> Values = Names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
