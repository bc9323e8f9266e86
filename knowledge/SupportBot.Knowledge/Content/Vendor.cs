namespace SupportBot.Knowledge.Content;

/// <summary>The vendors that an entry can be about, as written in the front matter (<c>editeur</c>).</summary>
public static class Vendor
{
    /// <summary>Red Hat.</summary>
    public const string RedHat = "redhat";

    /// <summary>Dell.</summary>
    public const string Dell = "dell";

    /// <summary>HP and HPE.</summary>
    public const string Hp = "hp";

    /// <summary>Symantec.</summary>
    public const string Symantec = "symantec";

    /// <summary>The entry holds for every vendor.</summary>
    public const string General = "general";

    /// <summary>All five values.</summary>
    public static IReadOnlyList<string> All { get; } = [RedHat, Dell, Hp, Symantec, General];

    /// <summary>How the vendor writes its name; the id itself for an unknown one.</summary>
    public static string DisplayName(string vendor) => vendor switch
    {
        RedHat => "Red Hat",
        Dell => "Dell",
        Hp => "HP",
        Symantec => "Symantec",
        General => "Tous les éditeurs",
        _ => vendor,
    };
}
