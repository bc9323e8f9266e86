using FsCheck;
using FsCheck.Fluent;
using SupportBot.Bot.Insights.Drafts;
using SupportBot.Knowledge.Content;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Insights.Drafts;

public sealed class EntryTextTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> ContentFiles =>
        [.. Directory.EnumerateFiles(Repository.Path("knowledge", "content", "fr"), "*.md", SearchOption.AllDirectories).Where(file => Path.GetDirectoryName(file)?.EndsWith("fr", StringComparison.Ordinal) == false)];

    [Theory]
    [MemberData(nameof(ContentFiles))]
    public void Wording_is_one_more_line_and_nothing_else_changes(string file)
    {
        var before = File.ReadAllText(file);

        var after = EntryText.AddVariants(before, ["une formulation de plus"]).ShouldNotBeNull();

        var added = after.Split('\n').Except(before.Split('\n'), StringComparer.Ordinal).ToList();
        added.ShouldContain("  - une formulation de plus");
        added.Count.ShouldBeLessThanOrEqualTo(2); // the line, and "variantes:" where there was none
        before.Split('\n').ShouldBeSubsetOf(after.Split('\n'));
        EntryText.VariantsOf(after).ShouldBe([.. EntryText.VariantsOf(before), "une formulation de plus"]);
    }

    [Theory]
    [InlineData("variantes:\n  - a\n  - b", "variantes:\n  - a\n  - b\n  - c c")]
    [InlineData("variantes:\n- a\n- b", "variantes:\n- a\n- b\n- c c")]
    [InlineData("variantes: [a, \"b]\"]", "variantes: [a, \"b]\", \"c c\"]")]
    [InlineData("variantes: []", "variantes: [\"c c\"]")]
    [InlineData("variantes:\n  - a # note\n  # last", "variantes:\n  - a # note\n  - c c\n  # last")]
    [InlineData("variantes:\n  - >-\n    a\n    b", "variantes:\n  - >-\n    a\n    b\n  - c c")]
    [InlineData("variantes:\n  - a\n    b", "variantes:\n  - a\n    b\n  - c c")]
    public void List_is_added_to_in_the_manner_in_which_it_is_written(string list, string expected)
    {
        var file = $"---\nid: x\nquestion: \"Q : ?\"\n{list}\nediteur: dell\n---\nRéponse.\n";

        EntryText.AddVariants(file, ["c c"]).ShouldBe($"---\nid: x\nquestion: \"Q : ?\"\n{expected}\nediteur: dell\n---\nRéponse.\n");
    }

    [Fact]
    public void Entry_without_wordings_gets_a_list_below_its_question() =>
        EntryText.AddVariants("---\r\nid: x\r\nquestion: Q ?\r\nediteur: dell\r\n---\r\nRéponse.\r\n", ["c c"])
            .ShouldBe("---\r\nid: x\r\nquestion: Q ?\r\nvariantes:\r\n  - c c\r\nediteur: dell\r\n---\r\nRéponse.\r\n");

    [Fact]
    public void Wording_that_is_there_is_not_added_again()
    {
        const string File = "---\nid: x\nquestion: Q\nvariantes:\n  - a\n---\nR\n";

        EntryText.AddVariants(File, ["a", " a "]).ShouldBe(File);
    }

    [Theory]
    [InlineData("no front matter")]
    [InlineData("---\nid: x\nvariantes: texte\n---\nR")]
    [InlineData("---\n- a\n---\nR")]
    [InlineData("---\nid: [x\n---\nR")]
    [InlineData("---\nid: [x\ntheme: y\n---\nR")]
    [InlineData("---\nid: x")]
    [InlineData("")]
    public void File_that_cannot_be_changed_safely_is_left_alone(string file) => EntryText.AddVariants(file, ["c"]).ShouldBeNull();

    [Theory]
    [InlineData("x\n---\nediteur: hp")]
    [InlineData("\"\nflux: dell\n")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("- a")]
    [InlineData("*alias")]
    [InlineData("!!python/object")]
    [InlineData("{a: b}")]
    [InlineData("[a]")]
    [InlineData("| block")]
    [InlineData("> fold")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("12")]
    [InlineData("C:\\temp\\new")]
    [InlineData("'quoted'")]
    [InlineData("\"")]
    [InlineData("%YAML 1.2")]
    [InlineData("---")]
    [InlineData("...")]
    [InlineData("? key")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("😀 ça va ?")]
    public void Wording_cannot_be_read_as_anything_but_a_wording(string wording)
    {
        const string File = "---\nid: x\nquestion: Q\nvariantes:\n  - a\nediteur: dell\n---\nR\n";

        var after = EntryText.AddVariants(File, [wording]).ShouldNotBeNull();

        EntryText.VariantsOf(after).ShouldBe(["a", YamlText.Line(wording)]);
        after.Split('\n').Length.ShouldBe(File.Split('\n').Length + 1);
    }

    [Fact]
    public void No_text_whatever_breaks_a_file() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>().Generator.ToArbitrary(),
        text =>
        {
            const string File = "---\nid: x\nquestion: Q\nvariantes: [a]\nediteur: dell\n---\nR\n";
            var after = EntryText.AddVariants(File, [text.Get]);
            var line = YamlText.Line(text.Get);
            return after is not null && EntryText.VariantsOf(after).SequenceEqual(line is "" or "a" ? ["a"] : ["a", line]);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Comment faire : le point ?", "Étape 1\n---\nflux: dell\n\n<script>alert(1)</script> [lien](javascript:alert(1)) ![x](http://e.example/x.png)")]
    [InlineData("\"\nflux: dell", "# titre\n1. un\n- deux\n> trois\n***\n\n\n    code")]
    [InlineData("---", "a | b\n--|--\n\\")]
    public void Proposed_entry_is_valid_and_shows_the_very_text(string question, string answer)
    {
        var proposal = new EntryProposal
        {
            Question = question,
            Variants = [question, "a: b"],
            Answer = answer,
            Vendor = Vendor.RedHat,
            Theme = "autre",
            Source = "Service client",
            Caution = "dossier \"x\": à relire",
            Day = new DateOnly(2026, 11, 23),
        };
        var id = proposal.ProposeId([]);
        var path = Path.Combine(_folder.FullName, "redhat", $"{id}.md");
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "redhat"));
        File.WriteAllText(path, proposal.ToFile(id));

        var content = KnowledgeContent.Read(_folder.FullName);

        content.Problems.ShouldBeEmpty();
        var entry = content.Entries.ShouldHaveSingleItem();
        entry.Question.ShouldBe(YamlText.Line(question));
        entry.Flow.ShouldBeNull();
        var shown = string.Join('\n', answer.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
        string.Join('\n', entry.PlainText.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)).ShouldBe(shown);
    }

    [Theory]
    [InlineData("Comment renouveler mon contrat Dell ?", "renouveler-contrat-dell")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("???", "question")]
    [InlineData("日本語", "question")]
    public void Proposed_id_is_a_safe_file_name(string question, string expected)
    {
        var proposal = new EntryProposal { Question = question, Answer = "R", Vendor = Vendor.Dell, Theme = "autre", Source = "S", Day = default };

        proposal.ProposeId([]).ShouldBe(expected);
        proposal.ProposeId([expected]).ShouldBe($"{expected}-2");
        ContentFolder.IsEntryPath($"dell/{expected}-2.md").ShouldBeTrue();
    }

    [Theory]
    [InlineData("../x.md")]
    [InlineData("/etc/x.md")]
    [InlineData("dell/../../x.md")]
    [InlineData("dell/x.yml")]
    [InlineData("dell/a/x.md")]
    [InlineData("dell\\x.md")]
    [InlineData("dell/x.md\n")]
    [InlineData("decision.yml")]
    public void Only_files_of_entries_can_be_named(string path) => ContentFolder.IsEntryPath(path).ShouldBeFalse();
}
