using FsCheck;
using FsCheck.Fluent;
using SupportBot.Bot.Insights.Drafts;

namespace SupportBot.Bot.Tests.Insights.Drafts;

public sealed class LineDiffTests
{
    [Fact]
    public void One_line_more_is_one_line_added() =>
        Words(LineDiff.Of("a\nb\nc\n", "a\nb\nx\nc\n")).ShouldBe(["=a", "=b", "+x", "=c"]);

    [Fact]
    public void New_file_is_added_line_by_line() => Words(LineDiff.Of("", "a\nb\n")).ShouldBe(["+a", "+b"]);

    [Fact]
    public void Far_lines_are_left_out()
    {
        var lines = string.Join('\n', Enumerable.Range(1, 20));

        Words(LineDiff.Shorten(LineDiff.Of(lines, $"{lines}\nx"))).ShouldBe(["~17", "=18", "=19", "=20", "+x"]);
    }

    [Fact]
    public void Both_texts_can_be_read_off_a_comparison() => Prop.ForAll<int[], int[]>((left, right) =>
    {
        var (before, after) = (left.Select(n => $"{n % 4}").ToList(), right.Select(n => $"{n % 4}").ToList());
        var diff = LineDiff.Of(string.Join('\n', before), string.Join('\n', after));
        return diff.Where(line => line.Kind != DiffKind.Added).Select(line => line.Text).SequenceEqual(before)
            && diff.Where(line => line.Kind != DiffKind.Removed).Select(line => line.Text).SequenceEqual(after);
    }).QuickCheckThrowOnFailure();

    private static List<string> Words(IReadOnlyList<DiffLine> diff) => [.. diff.Select(line => line.Kind switch
    {
        DiffKind.Added => "+",
        DiffKind.Removed => "-",
        DiffKind.Gap => "~",
        _ => "=",
    } + line.Text)];
}
