namespace SupportBot.Knowledge.Tests.Content;

/// <summary>A content folder of a test's own, deleted at its end.</summary>
internal sealed class ContentFolder : IDisposable
{
    public ContentFolder() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "supportbot-knowledge-" + Guid.NewGuid().ToString("N"));

    public static ContentFolder WithTwoEntries()
    {
        var folder = new ContentFolder();
        folder.Write("redhat/renouvellement-portail.md", Entry("renouvellement-portail", "Comment renouveler mon abonnement ?", "redhat"));
        folder.Write("symantec/periode-grace.md", Entry("periode-grace", "Existe-t-il une période de grâce ?", "symantec"));
        return folder;
    }

    public static string Entry(string id, string question, string vendor, string answer = "Voici la réponse.", string extra = "") =>
        $"""
        ---
        id: {id}
        question: {question}
        editeur: {vendor}
        theme: renouvellement
        source:
          page: FAQ
          section: Renouvellement
        revu: 2026-01-31
        {extra}
        ---
        {answer}
        """;

    public void Write(string relativePath, string text)
    {
        var path = Path.Combine(Root, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // always below Root
        File.WriteAllText(path, text);
    }

    public void Delete(string relativePath) => File.Delete(Path.Combine(Root, relativePath));

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
