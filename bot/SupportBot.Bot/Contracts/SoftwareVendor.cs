using SupportBot.Knowledge.Content;

namespace SupportBot.Bot.Contracts;

/// <summary>Whose product a contract is about. Every rule about dates depends on it.</summary>
internal enum SoftwareVendor
{
    RedHat,
    Dell,
    Hp,
    Symantec,
}

/// <summary>The vendor's key, as knowledge entries, tables and slots write it, and its name.</summary>
internal static class SoftwareVendors
{
    public static IReadOnlyList<SoftwareVendor> All { get; } = Enum.GetValues<SoftwareVendor>();

    public static string Key(this SoftwareVendor vendor) => vendor switch
    {
        SoftwareVendor.RedHat => Vendor.RedHat,
        SoftwareVendor.Dell => Vendor.Dell,
        SoftwareVendor.Hp => Vendor.Hp,
        SoftwareVendor.Symantec => Vendor.Symantec,
        _ => throw new ArgumentOutOfRangeException(nameof(vendor)),
    };

    public static string DisplayName(this SoftwareVendor vendor) => Vendor.DisplayName(vendor.Key());

    /// <summary>Reads what <see cref="Key"/> wrote; null for anything else.</summary>
    public static SoftwareVendor? FromKey(string? key) => key switch
    {
        Vendor.RedHat => SoftwareVendor.RedHat,
        Vendor.Dell => SoftwareVendor.Dell,
        Vendor.Hp => SoftwareVendor.Hp,
        Vendor.Symantec => SoftwareVendor.Symantec,
        _ => null,
    };
}
