using System.CommandLine;

namespace SupportBot.Knowledge.Tool.Commands;

/// <summary>The <c>--scorer</c> option of the commands that rank entries.</summary>
internal static class ScorerOption
{
    public const string Full = "full";
    public const string Bm25 = "bm25";

    public static Option<string> Create()
    {
        var option = new Option<string>("--scorer") { Description = "full: as the bot decides. bm25: as Lucene ranks.", DefaultValueFactory = _ => Full };
        option.AcceptOnlyFromAmong(Full, Bm25);
        return option;
    }
}
