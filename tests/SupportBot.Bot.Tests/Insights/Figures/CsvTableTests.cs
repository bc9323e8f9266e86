using System.Text;
using SupportBot.Bot.Insights.Figures;

namespace SupportBot.Bot.Tests.Insights.Figures;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+33 1", "'+33 1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("  =1", "'  =1")]
    [InlineData("=\"a\";b", "\"'=\"\"a\"\";b\"")]
    [InlineData("une;deux", "\"une;deux\"")]
    [InlineData("deux\nlignes", "\"deux\nlignes\"")]
    [InlineData("l'été", "l'été")]
    [InlineData("", "")]
    [Trait("Attack", "S37")]
    public void Text_is_never_a_formula_nor_two_cells(string text, string expected)
    {
        var table = new CsvTable("A");
        table.Add(text);

        Text(table).ShouldBe($"A\r\n{expected}\r\n");
    }

    [Fact]
    public void File_is_what_a_french_spreadsheet_opens()
    {
        var table = new CsvTable("Jour", "Nombre", "Part");
        table.Add(new DateOnly(2026, 11, 23), 12L, -1.5);

        table.ToBytes()[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        Text(table).ShouldBe("Jour;Nombre;Part\r\n2026-11-23;12;-1,5\r\n");
    }

    private static string Text(CsvTable table) => Encoding.UTF8.GetString(table.ToBytes().AsSpan(3));
}
