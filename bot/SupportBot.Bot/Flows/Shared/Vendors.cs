namespace SupportBot.Bot.Flows.Shared;

/// <summary>The vendors as the entries name them and as people read them.</summary>
internal static class Vendors
{
    public const string RedHat = "redhat";
    public const string Dell = "dell";
    public const string Hp = "hp";
    public const string Symantec = "symantec";

    /// <summary>What holds for every vendor.</summary>
    public const string General = "general";

    /// <summary>The name to show; a vendor that another company's FAQ brings is shown as written there.</summary>
    public static string DisplayName(string vendor) => vendor switch
    {
        RedHat => "Red Hat",
        Dell => "Dell",
        Hp => "HP",
        Symantec => "Symantec",
        _ => vendor,
    };
}
