using System.Text.Json;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Testing;

namespace SupportBot.Bot.Tests.Flows;

/// <summary>Something that happens at a question and is no answer to it: afterwards the same question waits, and the same values stand.</summary>
/// <param name="Name">For the reader of a failed test.</param>
/// <param name="Messages">What the customer sends, one turn each.</param>
internal sealed record SlotEvent(string Name, params IReadOnlyList<Activity> Messages)
{
    private static readonly string LongText = string.Concat(Enumerable.Repeat("voici encore toute mon histoire ", 160));

    /// <summary>Answers given before it means what its name says.</summary>
    public int NeedsAnswers { get; init; }

    /// <summary>A flow in which it means something else; null: none.</summary>
    public string? Except { get; init; }

    /// <summary>Another form is started on the way.</summary>
    public bool StartsForm { get; init; }

    /// <summary>The server starts again before the last message.</summary>
    public bool Restarts { get; init; }

    /// <summary>Everything that may happen at any slot of any flow.</summary>
    public static IReadOnlyList<SlotEvent> All { get; } =
    [
        Of("wrong answer", "???"), Of("two wrong answers", "???", "!!"), Of("three wrong answers", "???", "!!", "…"),
        Of("correction begun and dropped", "retour", "garder") with { NeedsAnswers = 1 },
        Of("list of answers to change, dropped", "modifier", "répéter"),
        Of("help", "aide"), Of("why", "pourquoi ?"), Of("where", "où est-ce que je trouve ça ?"), Of("repeat", "tu peux répéter stp"), Of("recap", "récapitulatif"),
        Of("faq question", "Comment obtenir une facture pour un achat en ligne ?"),
        Of("faq question without vendor", "Puis-je renouveler après expiration ?"),
        Of("question that nobody can answer", "Combien coûte une licence pour 12 serveurs ?"),
        Of("other flow and back", "/status", "annuler") with { Except = "status", StartsForm = true }, Of("other flow refused", "je veux renouveler mon abonnement", "non") with { Except = "renewal" },
        Of("same flow", "/{flow}") with { Except = "agent" },
        Of("cancelled, then not", "annuler", "non") with { NeedsAnswers = 2 }, Of("restarted, then not", "recommencer", "non") with { NeedsAnswers = 1 },
        Of("person called, then left the queue", "je veux parler à un conseiller", "Quitter la file"),
        Of("thanks", "merci"), Of("greeting", "bonjour"), Of("anger", "vous êtes vraiment nuls"),
        Of("empty", ""), Of("emoji", "🙃🙃"), Of("5,000 characters", LongText),
        Of("server restarted", "aide", "répétez") with { Restarts = true },
        new("old card", Card("""{"form":"hp","asked":"gone","gone":"1"}""")), new("strange card", Card("""{"a":{"b":[1,2]}}""")),
        new("program", File("virus.exe", "application/octet-stream", 500)), new("film", File("film.mov", "video/quicktime", 500)), new("heavy picture", File("scan.png", "image/png", 11 * 1024 * 1024)),
        new("empty file", File("vide.pdf", "application/pdf", 0)),
        new("typing", new Activity { Type = ActivityTypes.Typing }, Activity.Message("aide")),
    ];

    public override string ToString() => Name;

    private static SlotEvent Of(string name, params string[] messages) => new(name, [.. messages.Select(Activity.Message)]);

    private static Activity Card(string json) => new() { Type = ActivityTypes.Message, Value = JsonDocument.Parse(json).RootElement };

    private static Activity File(string name, string type, long size) =>
        new() { Type = ActivityTypes.Message, Text = "", Attachments = [ChatFile.Make(name, type, size, name)] };
}
