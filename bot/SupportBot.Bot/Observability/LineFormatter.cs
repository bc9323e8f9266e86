using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace SupportBot.Bot.Observability;

/// <summary>
/// One line per event, whatever is in it: line ends, terminal escapes and other characters that steer are written as <c>\u000a</c>, so that nothing that a
/// stranger sends can pass for an event of its own or colour an operator's screen. <c>Logging:Console:FormatterName</c> = <c>json</c>, <c>simple</c> or
/// <c>systemd</c> takes one of the framework's instead.
/// </summary>
internal sealed class LineFormatter(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "line";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var line = new StringBuilder(256);
        line.Append(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {Word(logEntry.LogLevel)} {logEntry.Category}[{logEntry.EventId.Id}] ");
        Append(line, logEntry.Formatter(logEntry.State, logEntry.Exception));
        if (logEntry.Exception is { } failure)
        {
            line.Append(" | ");
            Append(line, failure.ToString());
        }

        textWriter.WriteLine(line.ToString());
    }

    /// <summary>Escapes controls, separators of lines, and what changes the direction of what follows; the sign of the escape too.</summary>
    private static void Append(StringBuilder line, string text)
    {
        foreach (var c in text)
        {
            var isHarmless = c != '\\' && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
            if (isHarmless)
            {
                line.Append(c);
            }
            else if (c == '\\')
            {
                line.Append(@"\\");
            }
            else
            {
                line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
        }
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}

/// <summary>Chooses it.</summary>
internal static class LineLogging
{
    /// <summary>Outside Development, unless the settings name another formatter.</summary>
    public static void AddLineLogging(this ILoggingBuilder logging, IHostEnvironment environment)
    {
        logging.Services.AddSingleton<ConsoleFormatter, LineFormatter>();
        if (!environment.IsDevelopment())
        {
            logging.Services.PostConfigure<ConsoleLoggerOptions>(static options => options.FormatterName ??= LineFormatter.FormatterName);
        }
    }
}
