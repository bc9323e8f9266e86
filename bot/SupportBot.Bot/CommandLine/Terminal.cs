using Spectre.Console;

namespace SupportBot.Bot.CommandLine;

/// <summary>The terminal, or what stands in its place.</summary>
internal static class Terminal
{
    /// <summary>Colours on a terminal only: what goes to a file or another program is plain text.</summary>
    public static IAnsiConsole Output() => AnsiConsole.Create(new AnsiConsoleSettings { Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect });

    /// <summary>Does something long under a bar, which is gone when it is done; elsewhere than on a terminal nothing is shown.</summary>
    /// <param name="words">What is done.</param>
    /// <param name="work">Tells how far it is, 0 to 1; before it does, the bar runs to and fro.</param>
    public static Task<T> WithBarAsync<T>(string words, Func<IProgress<double>, Task<T>> work)
    {
        var output = Output();
        return Console.IsOutputRedirected || !output.Profile.Capabilities.Interactive
            ? work(new Shown(null))
            : output.Progress().AutoClear(enabled: true).StartAsync(context => work(new Shown(context.AddTask(words).IsIndeterminate())));
    }

    private sealed class Shown(ProgressTask? bar) : IProgress<double>
    {
        public void Report(double value)
        {
            if (bar is not null)
            {
                bar.IsIndeterminate = false;
                bar.Value = bar.MaxValue * value;
            }
        }
    }
}
