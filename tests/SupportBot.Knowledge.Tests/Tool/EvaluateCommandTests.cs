using System.Text.Json;
using SupportBot.Knowledge.Tests.Content;
using SupportBot.Knowledge.Tool;
using SupportBot.Knowledge.Tool.Commands;

namespace SupportBot.Knowledge.Tests.Tool;

/// <summary>The command on somebody else's FAQ, as its users run it.</summary>
public sealed class EvaluateCommandTests : IDisposable
{
    private readonly ContentFolder _folder = new();

    public EvaluateCommandTests()
    {
        _folder.Write("faq.jsonl", """
            {"id":"pay","question":"Comment payer une facture ?","answer":"Par carte.","phrasings":["régler ma note"]}
            {"id":"hours","question":"Quels sont les horaires ?","answer":"De 9 h à 18 h."}
            """);
        _folder.Write("q.jsonl", """
            {"q":"payer une facture","ids":["pay"],"style":"simple"}
            {"q":"horaires","ids":["hours"]}
            {"q":"recette des crêpes","ids":[]}
            """);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Json_has_the_twelve_figures_of_the_contract()
    {
        var (code, output) = Run(Request());

        code.ShouldBe(ExitCodes.Success);
        var figures = JsonDocument.Parse(output).RootElement;
        foreach (var key in "queries answerable p_at_1 r_at_5 mrr_at_10 auroc answered_precision answered_recall abstain_recall build_ms queries_per_second p50_us p99_us".Split(' '))
        {
            figures.TryGetProperty(key, out _).ShouldBeTrue(key);
        }

        figures.GetProperty("queries").GetInt32().ShouldBe(3);
        figures.GetProperty("answerable").GetInt32().ShouldBe(2);
        figures.GetProperty("p_at_1").GetDouble().ShouldBe(1);
    }

    [Theory]
    [InlineData("faq.jsonl")]
    [InlineData("q.jsonl")]
    public void Broken_line_is_left_out_unless_strict(string broken)
    {
        File.AppendAllText(Path.Combine(_folder.Root, broken), "\n{\"id\":");

        Run(Request()).Code.ShouldBe(ExitCodes.Success);
        Run(Request() with { Strict = true }).Code.ShouldBe(ExitCodes.CannotRun);
    }

    [Fact]
    public void Compare_lists_the_questions_whose_first_answer_changed_and_fails_when_more_are_wrong()
    {
        var answers = Path.Combine(_folder.Root, "answers.jsonl");
        Run(Request() with { Save = answers });

        Run(Request() with { Json = false, Compare = answers }).ShouldSatisfyAllConditions(
            same => same.Code.ShouldBe(ExitCodes.Success),
            same => same.Output.ShouldContain("0 first answers changed"));

        _folder.Write("faq.jsonl", """
            {"id":"pay","question":"Comment nous écrire ?","answer":"Par courriel."}
            {"id":"other","question":"Comment payer une facture ?","answer":"Par carte."}
            {"id":"hours","question":"Quels sont les horaires ?","answer":"De 9 h à 18 h."}
            """);
        var (code, output) = Run(Request() with { Json = false, Compare = answers });

        code.ShouldBe(ExitCodes.Rejected);
        output.ShouldContain("lost    pay (answer) -> other");
        output.ShouldContain("payer une facture");
        output.ShouldContain("1 first answers changed: 0 gained, 1 lost.");
    }

    [Fact]
    public void Missing_file_is_said_and_stops_the_command()
    {
        Run(Request() with { Compare = Path.Combine(_folder.Root, "none.jsonl") }).Code.ShouldBe(ExitCodes.CannotRun);
        Run(Request() with { Queries = Path.Combine(_folder.Root, "none.jsonl") }).Code.ShouldBe(ExitCodes.CannotRun);
    }

    private static (int Code, string Output) Run(EvaluateRequest request)
    {
        var output = new StringWriter();
        return (EvaluateCommand.Run(request, output), output.ToString());
    }

    private EvaluateRequest Request() =>
        new(Path.Combine(_folder.Root, "faq.jsonl"), Path.Combine(_folder.Root, "q.jsonl"), Json: true, IsBm25: false, Calibrate: false, Strict: false, Save: null, Compare: null);
}
