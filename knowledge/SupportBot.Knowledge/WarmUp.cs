using SupportBot.Knowledge.Content;

namespace SupportBot.Knowledge;

/// <summary>
/// Indexes a FAQ of two entries and asks it something, so that the runtime compiles the code of it all: most of the time that a fresh process needs until its first
/// answer. Run it beside the reading of the files, which keeps another part of the code busy.
/// </summary>
internal static class WarmUp
{
    private const string Markdown = "Ouvrez **le portail** :\n\n1. l'onglet *Renouvellement* ;\n2. [la commande](https://exemple.fr).\n\n- Voilà & merci.";

    private static int _done;

    /// <summary>Does nothing from the second time on.</summary>
    public static void Run()
    {
        if (Interlocked.Exchange(ref _done, 1) == 1)
        {
            return;
        }

        var (plain, first) = MarkdownText.Render(Markdown);
        var lexicon = new Lexicon([new LexiconConcept("renouveler", 0.8, ["renouveler", "prolonger"], Vendor.RedHat)]);
        KnowledgeEntry Entry(string id, string question, string variant) =>
            new() { Id = id, Question = question, Variants = [variant], Markdown = Markdown, PlainText = plain, ShortAnswer = first };
        var content = new KnowledgeContent
        {
            Entries = [Entry("a", "Comment renouveler l’abonnement ?", "prolonger dès à présent"), Entry("b", "Où trouver ma facture ?", "un reçu svp")],
            OffTopic = ["quel temps fait-il"],
            Lexicon = lexicon,
        };
        _ = KnowledgeSnapshot.Build(content, [new FlowUtterances("renewal", ["je veux renouveler"])])
            .Decide("Mon abonnment est échu, comment le prolonger ? Et où est la facture ?", SearchContext.None);
    }
}
