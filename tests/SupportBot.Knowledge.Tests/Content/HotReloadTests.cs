namespace SupportBot.Knowledge.Tests.Content;

public sealed class HotReloadTests : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);
    private readonly ContentFolder _folder = ContentFolder.WithTwoEntries();
    private readonly KnowledgeBase _knowledge;

    public HotReloadTests() => _knowledge = KnowledgeBase.Open(_folder.Root, [], TimeProvider.System);

    public void Dispose()
    {
        _knowledge.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Edited_file_changes_the_answer_within_two_seconds()
    {
        var reloaded = NextReload();

        _folder.Write("symantec/periode-grace.md", ContentFolder.Entry("periode-grace", "Existe-t-il une période de grâce ?", "symantec", "Plus maintenant."));
        await reloaded.WaitAsync(Bound, TestContext.Current.CancellationToken);

        _knowledge.Current.Find("periode-grace")!.Markdown.ShouldBe("Plus maintenant.");
        _knowledge.Current.Version.ShouldBe(2);
    }

    [Fact]
    public async Task Broken_edit_keeps_the_last_good_entry_and_reports_the_problem()
    {
        var reloaded = NextReload();

        _folder.Write("symantec/periode-grace.md", "---\nid: autre\n---\nTexte");
        await reloaded.WaitAsync(Bound, TestContext.Current.CancellationToken);

        _knowledge.Current.Find("periode-grace")!.Markdown.ShouldBe("Voici la réponse.");
        _knowledge.Problems.ShouldContain(problem => problem.File == "symantec/periode-grace.md" && problem.Line == 2);
    }

    [Fact]
    public async Task Deleted_file_takes_its_entry_with_it()
    {
        var reloaded = NextReload();

        _folder.Delete("symantec/periode-grace.md");
        await reloaded.WaitAsync(Bound, TestContext.Current.CancellationToken);

        _knowledge.Current.Find("periode-grace").ShouldBeNull();
        _knowledge.Current.Find("renouvellement-portail").ShouldNotBeNull();
    }

    private Task NextReload()
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _knowledge.Reloaded += (_, _) => source.TrySetResult();
        return source.Task;
    }
}
