using Spectre.Console;

namespace SupportBot.Knowledge.Tool;

/// <summary>A bar on the terminal while many things are worked on; nothing where the error output is a file or a pipe.</summary>
internal static class ProgressBar
{
    /// <summary>Works on every item, in order; the words stand beside the bar.</summary>
    public static List<TResult> Over<T, TResult>(string words, IReadOnlyList<T> items, Func<T, TResult> work)
    {
        if (Console.IsErrorRedirected)
        {
            return [.. items.Select(work)];
        }

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return terminal.Progress().AutoClear(enabled: true).Start(context =>
        {
            var bar = context.AddTask(words, maxValue: items.Count);
            var done = new List<TResult>(items.Count);
            foreach (var item in items)
            {
                done.Add(work(item));
                bar.Increment(1);
            }

            return done;
        });
    }
}
