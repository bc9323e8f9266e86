using SupportBot.Knowledge.Content;

namespace SupportBot.Knowledge.Tests.Content;

public sealed class ContentLintTests(RepositoryContent repository) : IClassFixture<RepositoryContent>
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Fact]
    public void Thirty_day_pair_of_Red_Hat_and_Symantec_is_flagged()
    {
        var problems = ContentLint.Check(repository.Content, Today).Where(problem => problem.Message.Contains("'30 jours'", StringComparison.Ordinal)).ToList();

        problems.ShouldContain(problem => problem.File == "redhat/renouvellement-portail.md");
        problems.ShouldContain(problem => problem.File == "symantec/periode-grace.md");
    }

    [Fact]
    public void Dead_follow_up_old_review_and_shared_phrasing_are_flagged()
    {
        using var folder = ContentFolder.WithTwoEntries();
        folder.Write("redhat/essai.md", ContentFolder.Entry("essai", "EXISTE-T-IL une periode de grace ?", "redhat", extra: "suites: [disparu]").Replace("2026-01-31", "2024-01-31", StringComparison.Ordinal));

        var messages = ContentLint.Check(KnowledgeContent.Read(folder.Root), Today).Select(problem => problem.Message).ToList();

        messages.ShouldContain(message => message.Contains("'disparu' does not exist", StringComparison.Ordinal));
        messages.ShouldContain(message => message.Contains("2024-01-31", StringComparison.Ordinal));
        messages.ShouldContain(message => message.Contains("also stands in", StringComparison.Ordinal));
    }

    [Fact]
    public void Thirty_days_said_in_both_directions_by_one_page_are_flagged()
    {
        Messages(
            ("redhat", "a", "Comment renouveler ?", "Expiré depuis moins de 30 jours : ouvrez l'onglet."),
            ("redhat", "b", "Que faire ensuite ?", "Après 30 jours, rachetez un abonnement."))
            .ShouldContain(message => message.StartsWith("'30 jours' is a limit in both directions", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_amounts_for_one_vendor_and_theme_are_flagged_and_those_of_another_vendor_are_not()
    {
        Messages(
            ("redhat", "a", "Quel délai de transfert ?", "Comptez 7 jours."),
            ("redhat", "b", "Combien de temps attendre ?", "Comptez 10 jours ouvrables."),
            ("symantec", "c", "Quand serai-je livré ?", "Comptez 12 jours."))
            .Where(message => message.Contains("of the same vendor and theme", StringComparison.Ordinal))
            .ShouldBe(["'10 jours' here, '7 jours' in a, of the same vendor and theme"]);
    }

    [Fact]
    public void Entries_too_alike_are_flagged_for_the_same_customers_only()
    {
        Messages(
            ("redhat", "a", "Comment renouveler mon abonnement en ligne ?", "Par le portail."),
            ("redhat", "b", "Comment renouveler un abonnement en ligne ?", "Par téléphone."),
            ("symantec", "c", "Comment renouveler un abonnement en ligne ?", "Par courriel."))
            .Where(message => message.Contains("is almost that of", StringComparison.Ordinal))
            .ShouldBe(["the question is almost that of redhat/a.md"]);
    }

    [Fact]
    public void Phrasing_that_another_entry_wins_is_flagged()
    {
        using var folder = new ContentFolder();
        folder.Write("redhat/a.md", ContentFolder.Entry("a", "Comment obtenir une facture ?", "redhat", extra: "variantes: [duplicata de facture, facture perdue, où est ma facture]"));
        folder.Write("redhat/b.md", ContentFolder.Entry("b", "Comment renouveler ?", "redhat", extra: "variantes: [renouveler maintenant, renouvellement, obtenir une facture]"));

        ContentLint.Check(KnowledgeContent.Read(folder.Root), Today).Select(problem => problem.ToString())
            .ShouldContain(text => text.StartsWith("redhat/b.md: warning: the phrasing 'obtenir une facture' finds redhat/a.md first", StringComparison.Ordinal));
    }

    [Fact]
    public void General_entry_about_one_vendor_alone_is_flagged()
    {
        Messages(
            ("general", "a", "Comment renouveler chez Symantec ?", "Par le revendeur."),
            ("general", "b", "Qui contacter ?", "Le service client de Red Hat ou de Symantec."))
            .Where(message => message.Contains("for every vendor", StringComparison.Ordinal))
            .ShouldBe(["the entry is for every vendor but speaks of Symantec alone"]);
    }

    private static List<string> Messages(params (string Vendor, string Id, string Question, string Answer)[] entries)
    {
        using var folder = new ContentFolder();
        foreach (var (vendor, id, question, answer) in entries)
        {
            folder.Write($"{vendor}/{id}.md", ContentFolder.Entry(id, question, vendor, answer));
        }

        return [.. ContentLint.Check(KnowledgeContent.Read(folder.Root), Today).Select(problem => problem.Message)];
    }
}
