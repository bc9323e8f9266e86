using SupportBot.Knowledge.Content;
using SupportBot.Knowledge.Tests.Content;
using SupportBot.Knowledge.Tool;
using SupportBot.Knowledge.Tool.Commands;

namespace SupportBot.Knowledge.Tests.Tool;

public sealed class SuggestCommandTests : IDisposable
{
    private readonly ContentFolder _folder = new();

    public SuggestCommandTests() => _folder.Write("faq.jsonl", """
        {"id":"payer","question":"Comment payer une facture ?","answer":"Par carte.","phrasings":["régler ma note","paiement par carte"]}
        {"id":"horaires","question":"Quels sont les horaires du magasin ?","answer":"De 9 h à 18 h."}
        {"id":"adresse","question":"Quelle est l'adresse du magasin ?","answer":"À Lyon."}
        """);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Questions_of_one_need_become_one_new_entry_with_a_draft_that_check_can_read()
    {
        _folder.Write("log.txt", """
            Livrez-vous en Belgique ?
            livrez vous en belgique
            est-ce que vous livrez en Belgique
            garantie de deux ans
            """);
        var drafts = Path.Combine(_folder.Root, "brouillons", "general");

        var output = Run("log.txt", least: 2, drafts);

        output.ShouldStartWith("3 x  a new entry");
        output.ShouldNotContain("garantie");
        output.ShouldContain("4 questions read, 1 suggestions.");
        var draft = Directory.EnumerateFiles(drafts).ShouldHaveSingleItem();
        Path.GetFileName(draft).ShouldBe("livrez-vous-en-belgique.md");
        File.ReadAllText(draft).ShouldContain("""question: "Livrez-vous en Belgique ?" """.Trim());
        KnowledgeContent.Read(Path.Combine(_folder.Root, "brouillons")).Problems.Select(problem => problem.Message).ShouldContain("'editeur' has no text");
    }

    [Fact]
    public void Questions_near_an_entry_become_its_phrasings_and_a_tie_names_the_rival()
    {
        _folder.Write("log.jsonl", """
            {"question":"le magasin","decision":"clarify"}
            {"question":"le magasin","decision":"clarify"}
            {"question":"Comment payer une facture ?","decision":"answer"}
            {"decision":"abstain"}
            """);

        var output = Run("log.jsonl", least: 1);

        output.ShouldContain("2 x  phrasings for ");
        output.ShouldContain("say what sets them apart");
        output.ShouldContain("\"le magasin\"");
        output.ShouldNotContain("Comment payer");
    }

    [Fact]
    public void Personal_data_is_masked()
    {
        _folder.Write("log.json", """[{"question":"livraison pour jean.dupont@exemple.fr, contrat 12345678, série AB12-CD34","decision":"abstain"}]""");

        var output = Run("log.json", least: 1);

        output.ShouldContain("livraison pour •••, contrat •••, série •••");
    }

    [Theory]
    [InlineData("log.json", "{")]
    [InlineData("log.jsonl", "{\n[]\n\"x\"\nnull")]
    [InlineData("log.txt", "\n\n \u0000\u0001 \n🙂")]
    public void Broken_log_gives_no_suggestion_and_does_not_fail(string name, string text)
    {
        _folder.Write(name, text);

        Run(name, least: 1).ShouldContain("0 suggestions.");
    }

    [Fact]
    public void Missing_log_is_said() =>
        SuggestCommand.Run(Path.Combine(_folder.Root, "none.txt"), "faq.jsonl", 1, null, TextWriter.Null).ShouldBe(ExitCodes.CannotRun);

    private string Run(string log, int least, string? drafts = null)
    {
        var output = new StringWriter();
        SuggestCommand.Run(Path.Combine(_folder.Root, log), Path.Combine(_folder.Root, "faq.jsonl"), least, drafts, output).ShouldBe(ExitCodes.Success);
        return output.ToString();
    }
}
