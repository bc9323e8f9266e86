using Spectre.Console;

namespace SupportBot.Bot.CommandLine;

/// <summary>The terminal, or what stands in its place.</summary>
internal static class Terminal
{
    /// <summary>Colours on a terminal only: what goes to a file or another program is plain text.</summary>
    public static IAnsiConsole Output() => AnsiConsole.Create(new AnsiConsoleSettings { Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect });
}
