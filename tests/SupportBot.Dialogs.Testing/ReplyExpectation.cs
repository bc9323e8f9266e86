using SupportBot.Dialogs.Schema;

namespace SupportBot.Dialogs.Testing;

/// <summary>What stands in brackets after <c>bot</c>: a kind, then <c>name=value</c> pairs; <c>case</c> alone means any reference.</summary>
internal sealed record ReplyExpectation(string? Kind, IReadOnlyList<(string Name, string Value)> Members)
{
    public static ReplyExpectation Parse(string text)
    {
        string? kind = null;
        var members = new List<(string, string)>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals >= 0)
            {
                members.Add((part[..equals], part[(equals + 1)..]));
            }
            else if (part == "case")
            {
                members.Add(("case", "*"));
            }
            else
            {
                kind = part;
            }
        }

        return new ReplyExpectation(kind, members);
    }

    public void Check(ReplyAnnotation? note)
    {
        if (Kind is not null && Kind != note?.Kind)
        {
            throw new ChatScriptException($"its kind is '{note?.Kind}'");
        }

        foreach (var (name, value) in Members)
        {
            var actual = name switch
            {
                "flow" => note?.Flow,
                "slot" => note?.Slot,
                "progress" => note?.Progress,
                "case" => note?.Case,
                "entries" => note?.Entries is { } entries ? string.Join(',', entries) : null,
                _ => throw new FormatException($"A reply has no '{name}'."),
            };
            if (value == "*" ? actual is null : actual != value)
            {
                throw new ChatScriptException($"its {name} is '{actual}'");
            }
        }
    }
}
