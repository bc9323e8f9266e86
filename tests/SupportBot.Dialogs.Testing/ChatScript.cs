using System.Globalization;
using System.Text;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Dialogs.Testing;

/// <summary>Runs a <c>.chat</c> conversation against a bot. The format is in README.md beside this file.</summary>
public sealed class ChatScript
{
    private readonly string _name;
    private readonly IReadOnlyList<string> _lines;
    private readonly List<Attachment> _attachments = [];
    private readonly Queue<Activity> _replies = new();
    private readonly StringBuilder _log = new();
    private IReadOnlyList<Activity> _turn = [];

    private ChatScript(string name, IReadOnlyList<string> lines) => (_name, _lines) = (name, lines);

    /// <summary>Reads a file.</summary>
    public static ChatScript Open(string path) => new(Path.GetFileName(path), File.ReadAllLines(path));

    /// <summary>Reads a text.</summary>
    public static ChatScript Parse(string text) => new("script", text.ReplaceLineEndings("\n").Split('\n'));

    /// <summary>Plays the conversation; throws at the first line that does not hold, with what was said so far.</summary>
    /// <exception cref="ChatScriptException">An assertion does not hold, or a line cannot be read.</exception>
    public async Task RunAsync(IChatBot bot, CancellationToken cancellationToken)
    {
        for (var number = 1; number <= _lines.Count; number++)
        {
            var line = _lines[number - 1].Trim();
            try
            {
                await PlayAsync(bot, line, cancellationToken);
            }
            catch (Exception failure) when (failure is FormatException or ChatScriptException)
            {
                throw new ChatScriptException($"{_name}:{number}: {line}\n  {failure.Message}\n--- so far ---\n{_log}", failure);
            }
        }

        if (_replies.Count > 0)
        {
            throw new ChatScriptException($"{_name}: unread replies at the end.\n--- so far ---\n{_log}");
        }
    }

    private async Task PlayAsync(IChatBot bot, string line, CancellationToken cancellationToken)
    {
        if (line.Length == 0 || line.StartsWith('#'))
        {
            return;
        }

        if (line.StartsWith('['))
        {
            await DirectAsync(bot, line.Trim('[', ']').Trim(), cancellationToken);
            return;
        }

        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            throw new FormatException("A line is 'who: what', '[direction]' or '# comment'.");
        }

        var (who, what) = (line[..colon].Trim(), Unescape(line[(colon + 1)..].Trim()));
        switch (who.Split('[')[0])
        {
            case "user":
                await SendAsync(bot, Activity.Message(what), cancellationToken);
                break;
            case "submit":
                await SendAsync(bot, new Activity { Type = ActivityTypes.Message, Value = System.Text.Json.JsonDocument.Parse(what).RootElement }, cancellationToken);
                break;
            case "file":
                _attachments.Add(ChatFile.Parse(what));
                break;
            case "bot":
                Expect(who, what);
                break;
            case "has":
                ExpectInTurn(what, isThere: true);
                break;
            case "not":
                ExpectInTurn(what, isThere: false);
                break;
            default:
                throw new FormatException($"Nobody is called '{who}'.");
        }
    }

    private async Task DirectAsync(IChatBot bot, string direction, CancellationToken cancellationToken)
    {
        if (direction == "restart")
        {
            await bot.RestartAsync(cancellationToken);
        }
        else if (direction.StartsWith('+'))
        {
            bot.Advance(ReadTime(direction[1..]));
        }
        else
        {
            throw new FormatException($"Nothing is called '[{direction}]'.");
        }
    }

    private async Task SendAsync(IChatBot bot, Activity activity, CancellationToken cancellationToken)
    {
        if (_replies.Count > 0)
        {
            throw new ChatScriptException($"the bot had said more: {Describe(_replies.Peek())}");
        }

        if (_attachments.Count > 0)
        {
            activity = activity with { Attachments = [.. _attachments] };
            _attachments.Clear();
        }

        _log.AppendLine(CultureInfo.InvariantCulture, $"user: {activity.Text ?? activity.Value?.ToString()}");
        _turn = await bot.SendAsync(activity, cancellationToken);
        foreach (var reply in _turn)
        {
            _log.AppendLine(Describe(reply));
            _replies.Enqueue(reply);
        }
    }

    private void Expect(string who, string what)
    {
        if (!_replies.TryDequeue(out var reply))
        {
            throw new ChatScriptException("the bot has said nothing more");
        }

        var bracket = who.IndexOf('[', StringComparison.Ordinal);
        if (bracket >= 0)
        {
            ReplyExpectation.Parse(who[(bracket + 1)..].TrimEnd(']')).Check(reply.Annotation);
        }

        if (what.Length > 0 && what != "..." && !Holds(reply, what))
        {
            throw new ChatScriptException($"the bot said instead: {Describe(reply)}");
        }
    }

    private void ExpectInTurn(string what, bool isThere)
    {
        if (_turn.Any(reply => Holds(reply, what)) != isThere)
        {
            throw new ChatScriptException(isThere ? "no reply of this turn has it" : "a reply of this turn has it");
        }
    }

    // Typography is not what a conversation is about: all spaces are one, and straight quotes do.
    private static bool Holds(Activity reply, string what) =>
        Plain(reply.Text).Contains(Plain(what), StringComparison.OrdinalIgnoreCase)
        || (reply.SuggestedActions?.Actions.Any(action => Plain(action.Title) == Plain(what)) ?? false);

    private static string Plain(string? text) =>
        string.Join(' ', (text ?? string.Empty).Replace('\u2019', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Unescape(string text) => text.Replace("\\n", "\n", StringComparison.Ordinal);

    private static string Describe(Activity reply)
    {
        var note = reply.Annotation;
        var buttons = reply.SuggestedActions is { } actions ? " {" + string.Join(" | ", actions.Actions.Select(action => action.Title)) + "}" : string.Empty;
        return $"bot[{note?.Kind} {note?.Flow} {note?.Slot} {note?.Progress} {note?.Case}]: {reply.Text?.Replace("\n", "\\n", StringComparison.Ordinal)}{buttons}";
    }

    private static TimeSpan ReadTime(string text)
    {
        var amount = double.Parse(text[..^1], CultureInfo.InvariantCulture);
        return text[^1] switch
        {
            'd' => TimeSpan.FromDays(amount),
            'h' => TimeSpan.FromHours(amount),
            'm' => TimeSpan.FromMinutes(amount),
            's' => TimeSpan.FromSeconds(amount),
            _ => throw new FormatException("A time is a number and d, h, m or s."),
        };
    }
}

/// <summary>A conversation did not go as written.</summary>
public sealed class ChatScriptException : Exception
{
    /// <summary>Makes one.</summary>
    public ChatScriptException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with its cause.</summary>
    public ChatScriptException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
