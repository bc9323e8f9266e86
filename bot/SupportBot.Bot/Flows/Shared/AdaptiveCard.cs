using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>How a line of a card is to be taken.</summary>
internal enum CardTone
{
    Plain,
    Good,
    Warning,
    Attention,
}

/// <summary>
/// An Adaptive Card that Teams and Web Chat both show: version 1.3, <c>Action.Submit</c> only (Web Chat ignores <c>Action.Execute</c>), and text as runs,
/// which neither Markdown nor a typographer touches: numbers and other people's words stay as they are.
/// </summary>
internal sealed class AdaptiveCard
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>Member of a button's value that names its <see cref="ICardAction"/>.</summary>
    public const string ActionMember = "do";

    private readonly JsonArray _body = [];
    private readonly JsonArray _actions = [];

    public AdaptiveCard Heading(string text)
    {
        _body.Add((JsonNode)Block([Run(text, CardTone.Plain, isStrong: true, isCode: false, size: "Medium")]));
        return this;
    }

    public AdaptiveCard Line(string text, CardTone tone)
    {
        _body.Add((JsonNode)Block([Run(text, tone, isStrong: tone != CardTone.Plain, isCode: false)]));
        return this;
    }

    /// <summary>A label and its value.</summary>
    public AdaptiveCard Fact(string label, string value, bool isCode)
    {
        _body.Add((JsonNode)Block([Run($"{label} : ", CardTone.Plain, isStrong: true, isCode: false), Run(value, CardTone.Plain, isStrong: false, isCode)], "None"));
        return this;
    }

    /// <summary>A row of a list that can be pressed.</summary>
    public AdaptiveCard Row(string title, string text, CardTone tone, string label, JsonObject value)
    {
        _body.Add((JsonNode)new JsonObject
        {
            ["type"] = "Container",
            ["separator"] = true,
            ["selectAction"] = Submit(label, value),
            ["items"] = new JsonArray(
                Block([Run(title, CardTone.Plain, isStrong: true, isCode: false)]),
                Block([Run(text, tone, isStrong: false, isCode: false)], "None")),
        });
        return this;
    }

    /// <summary>A field of several lines; its text comes with every button under the member <paramref name="id"/>.</summary>
    public AdaptiveCard Input(string id, string placeholder)
    {
        _body.Add((JsonNode)new JsonObject { ["type"] = "Input.Text", ["id"] = id, ["placeholder"] = placeholder, ["isMultiline"] = true, ["maxLength"] = 4000 });
        return this;
    }

    public AdaptiveCard Button(string title, JsonObject value)
    {
        _actions.Add((JsonNode)Submit(title, value));
        return this;
    }

    public AdaptiveCard Link(string title, Uri address)
    {
        _actions.Add((JsonNode)new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = title, ["url"] = address.AbsoluteUri });
        return this;
    }

    /// <summary>What a button sends.</summary>
    public static JsonObject Value(string action, params ReadOnlySpan<(string Name, string Value)> members)
    {
        var value = new JsonObject { [ActionMember] = action };
        foreach (var (name, text) in members)
        {
            value[name] = text;
        }

        return value;
    }

    /// <summary>The card.</summary>
    /// <param name="fallback">The same in words, for channels that show no cards.</param>
    public Attachment ToAttachment(string fallback)
    {
        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.3",
            ["lang"] = "fr",
            ["fallbackText"] = fallback,
            ["body"] = _body.DeepClone(),
        };
        if (_actions.Count > 0)
        {
            card["actions"] = _actions.DeepClone();
        }

        return new Attachment { ContentType = ContentType, Content = JsonElement.Parse(card.ToJsonString()) };
    }

    private static JsonObject Submit(string title, JsonObject value) => new() { ["type"] = "Action.Submit", ["title"] = title, ["data"] = value };

    private static JsonObject Block(JsonArray runs, string? spacing = null)
    {
        var block = new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = runs };
        if (spacing is not null)
        {
            block["spacing"] = spacing;
        }

        return block;
    }

    private static JsonObject Run(string text, CardTone tone, bool isStrong, bool isCode, string? size = null)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = text };
        if (tone != CardTone.Plain)
        {
            run["color"] = tone.ToString();
        }

        if (isStrong)
        {
            run["weight"] = "Bolder";
        }

        if (isCode)
        {
            run["fontType"] = "Monospace";
        }

        if (size is not null)
        {
            run["size"] = size;
        }

        return run;
    }
}
