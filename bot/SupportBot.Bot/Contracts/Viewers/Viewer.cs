using System.Runtime.InteropServices;

namespace SupportBot.Bot.Contracts.Viewers;

/// <summary>How somebody proved who he is.</summary>
internal enum ViewerProof
{
    /// <summary>By a code sent to an address on file.</summary>
    Code,

    /// <summary>By a token that the page around the chat signed.</summary>
    HostPage,

    /// <summary>By Teams, which says who writes.</summary>
    Teams,
}

/// <summary>A person in an Entra tenant.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EntraPerson(string TenantId, string ObjectId);

/// <summary>Somebody who has proved who he is; what he may see follows from that and nothing else.</summary>
internal sealed record Viewer
{
    private Viewer(ViewerProof proof, string? email, EntraPerson? entra)
    {
        Proof = proof;
        Email = email;
        Entra = entra;
    }

    public ViewerProof Proof { get; }

    /// <summary>The proved address, in lower case; null in Teams.</summary>
    public string? Email { get; }

    /// <summary>The person in the directory; null elsewhere than in Teams.</summary>
    public EntraPerson? Entra { get; }

    /// <summary>The same for the same person, whatever the conversation: whose look-ups are counted. Personal, so not for logs.</summary>
    public string Key => Entra is { } person ? $"entra:{person.TenantId}/{person.ObjectId}" : $"mail:{Email}";

    public static Viewer ByEmail(ViewerProof proof, string email) => new(proof, email.Trim().ToLowerInvariant(), null);

    /// <summary>Ids are compared in lower case, as Entra writes them.</summary>
    public static Viewer ByTeams(string tenantId, string objectId) =>
        new(ViewerProof.Teams, null, new EntraPerson(tenantId.ToLowerInvariant(), objectId.ToLowerInvariant()));
}
