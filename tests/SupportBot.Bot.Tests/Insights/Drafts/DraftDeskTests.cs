using SupportBot.Bot.Insights.Drafts;
using SupportBot.Knowledge;
using SupportBot.Knowledge.Content;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Insights.Drafts;

public sealed class DraftDeskTests : IDisposable
{
    private const string Path = "dell/activation-dell.md";
    private const string Wording = "mon étiquette dell est boudée par red hat";

    private readonly InsightsFixture _bot = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DraftDesk Desk => _bot.Get<DraftDesk>();

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Applied_wording_is_one_line_in_the_file_and_answers_the_question()
    {
        var before = await File.ReadAllTextAsync(_bot.ContentFile(Path), Token);
        var begun = await Desk.AddVariantAsync("activation-dell", Wording, "Élise", Token);

        var applied = await Desk.ApplyAsync(begun.DraftId.ShouldNotBeNull(), 1, "Élise", Token);

        applied.ShouldBe(DraftResult.Of(begun.DraftId));
        var after = await File.ReadAllTextAsync(_bot.ContentFile(Path), Token);
        after.Split('\n').Except(before.Split('\n'), StringComparer.Ordinal).ShouldBe([$"  - {Wording}"]);
        Directory.GetFiles(System.IO.Path.GetDirectoryName(_bot.ContentFile(Path))!, "*.tmp").ShouldBeEmpty(); // the file has a folder
        (await _bot.Get<DraftStore>().FindAsync(begun.DraftId, Token)).ShouldNotBeNull().State.ShouldBe(DraftState.Applied);
        await Eventually.HoldsAsync(() => Reloaded().Find("activation-dell")?.Variants.Contains(Wording) == true, Token);
    }

    [Fact]
    public async Task Wordings_of_one_entry_gather_in_one_draft()
    {
        var first = await Desk.AddVariantAsync("activation-dell", Wording, "Élise", Token);

        var second = await Desk.AddVariantAsync("activation-dell", "une autre façon de le dire", "Paul", Token);

        second.DraftId.ShouldBe(first.DraftId);
        var draft = (await _bot.Get<DraftStore>().ListAsync(DraftState.Open, Token)).ShouldHaveSingleItem();
        EntryText.VariantsOf(draft.Text).TakeLast(2).ShouldBe([Wording, "une autre façon de le dire"]);
        (await Desk.AddVariantAsync("activation-dell", Wording, "Paul", Token)).Refusal.ShouldBe(DraftRefusal.AlreadyThere);
    }

    [Theory]
    [InlineData("---\nid: activation-dell\nquestion: Q ?\nediteur: dell\n---\nR\n")]
    [InlineData("---\nid: autre\nquestion: Q ?\nediteur: dell\ntheme: a\nsource:\n  page: P\nrevu: 2026-01-01\n---\nR\n")]
    [InlineData("rien")]
    public async Task Draft_that_the_check_refuses_is_not_applied(string text)
    {
        var before = await File.ReadAllTextAsync(_bot.ContentFile(Path), Token);
        var begun = await Desk.AddVariantAsync("activation-dell", Wording, "Élise", Token);
        (await Desk.EditAsync(begun.DraftId.ShouldNotBeNull(), 1, text, Token)).IsDone.ShouldBeTrue();

        var applied = await Desk.ApplyAsync(begun.DraftId, 2, "Élise", Token);

        applied.Refusal.ShouldBe(DraftRefusal.CheckFailed);
        applied.Problems.ShouldContain(problem => problem.Severity == ProblemSeverity.Error && problem.File == Path);
        (await File.ReadAllTextAsync(_bot.ContentFile(Path), Token)).ShouldBe(before);
    }

    [Fact]
    public async Task File_that_changed_meanwhile_is_not_overwritten_and_the_draft_can_be_made_anew()
    {
        var begun = await Desk.AddVariantAsync("activation-dell", Wording, "Élise", Token);
        var theirs = (await File.ReadAllTextAsync(_bot.ContentFile(Path), Token)).Replace("revu: 2026-11-22", "revu: 2026-11-23", StringComparison.Ordinal);
        await File.WriteAllTextAsync(_bot.ContentFile(Path), theirs, Token);

        (await Desk.ApplyAsync(begun.DraftId.ShouldNotBeNull(), 1, "Élise", Token)).Refusal.ShouldBe(DraftRefusal.FileChanged);
        (await Desk.RebaseAsync(begun.DraftId, 1, Token)).IsDone.ShouldBeTrue();
        (await Desk.ApplyAsync(begun.DraftId, 2, "Élise", Token)).IsDone.ShouldBeTrue();

        var after = await File.ReadAllTextAsync(_bot.ContentFile(Path), Token);
        after.ShouldContain("revu: 2026-11-23");
        after.ShouldContain(Wording);
    }

    [Fact]
    public async Task Stale_version_changes_nothing()
    {
        var begun = await Desk.AddVariantAsync("activation-dell", Wording, "Élise", Token);
        await Desk.AddVariantAsync("activation-dell", "encore une", "Paul", Token);

        (await Desk.ApplyAsync(begun.DraftId.ShouldNotBeNull(), 1, "Élise", Token)).Refusal.ShouldBe(DraftRefusal.Stale);
        (await Desk.EditAsync(begun.DraftId, 1, "x", Token)).Refusal.ShouldBe(DraftRefusal.Stale);
        (await Desk.DiscardAsync(begun.DraftId, 1, "Élise")).Refusal.ShouldBe(DraftRefusal.Stale);
    }

    [Fact]
    public async Task Folder_that_cannot_be_written_leaves_the_draft_open()
    {
        var begun = await Desk.AddVariantAsync("activation-dell", Wording, "Élise", Token);
        var folder = System.IO.Path.GetDirectoryName(_bot.ContentFile(Path))!; // the file has a folder
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            Directory.Delete(folder, recursive: true);
            await File.WriteAllTextAsync(folder, "a file where the folder should be", Token);
        }
        else
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var result = await Desk.ApplyAsync(begun.DraftId.ShouldNotBeNull(), 1, "Élise", Token);

        result.IsDone.ShouldBeFalse();
        (await _bot.Get<DraftStore>().FindAsync(begun.DraftId, Token)).ShouldNotBeNull().State.ShouldBe(DraftState.Open);
    }

    [Fact]
    public async Task Proposed_entry_becomes_a_file_that_is_answered()
    {
        var proposal = new EntryProposal
        {
            Question = "Peut-on geler un abonnement pendant un congé sabbatique ?",
            Answer = "Non : un abonnement court jusqu'à sa date de fin.\nIl ne se suspend pas.",
            Vendor = Vendor.RedHat,
            Theme = "renouvellement",
            Source = "Réponse du service client",
            Caution = "Dossier SB-2026-000001 : à relire.",
            Day = new DateOnly(2026, 11, 23),
        };

        var begun = await Desk.ProposeAsync(proposal, "SB-2026-000001", "Alice", Token);
        var applied = await Desk.ApplyAsync(begun.DraftId.ShouldNotBeNull(), 1, "Élise", Token);

        applied.Problems.ShouldBeEmpty();
        applied.IsDone.ShouldBeTrue();
        (await _bot.Get<DraftStore>().FindAsync(begun.DraftId, Token)).ShouldNotBeNull().EntryId.ShouldBe("geler-abonnement-conge-sabbatique");
        await Eventually.HoldsAsync(() => Reloaded().Find("geler-abonnement-conge-sabbatique") is not null, Token);
    }

    /// <summary>The watcher looks by the clock of the test.</summary>
    private KnowledgeSnapshot Reloaded()
    {
        _bot.Clock.Advance(TimeSpan.FromMilliseconds(500));
        return _bot.Get<KnowledgeBase>().Current;
    }
}
