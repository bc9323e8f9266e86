using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Testing;

namespace SupportBot.Dialogs.Tests.Forms;

/// <summary>Something that happens in mid-form and is no answer: afterwards the same question waits and the same values stand.</summary>
/// <param name="Name">For the reader of a failed test.</param>
/// <param name="Messages">What the customer says, one turn each.</param>
internal sealed record Interruption(string Name, params IReadOnlyList<Activity> Messages)
{
    /// <summary>Answers given before it means what its name says: nobody is asked whether to drop a single answer.</summary>
    public int NeedsAnswers { get; init; }

    public static IReadOnlyList<Interruption> All { get; } =
    [
        Of("help", "aide"), Of("why", "pourquoi ?"), Of("where", "où le trouver ?"), Of("repeat", "répétez svp"), Of("recap", "récapitulatif"),
        Of("thanks", "merci"), Of("anger", "vous êtes nuls"), Of("human in a sentence", "je veux parler à un conseiller svp"), Of("greeting", "bonjour"), Of("empty", ""), Of("blank", "   "),
        Of("faq", "Quelle est la durée du support ?"), Of("faq twice", "quelle est la durée du support", "et la durée du support ?"),
        Of("cancel, then no", "annuler", "non") with { NeedsAnswers = 2 },
        Of("cancel, then a question, then no", "annuler", "quelle est la durée du support ?", "non") with { NeedsAnswers = 2 },
        Of("restart, then no", "recommencer", "non") with { NeedsAnswers = 1 },
        Of("other flow, then no", "je voudrais retourner un article", "non"),
        Of("other flow, and back", "/retourner", "annuler"), Of("same flow", "je voudrais réparer un appareil"),
        Of("human who is away", "conseiller"), Of("which to change", "modifier", "répéter"),
        new("old card", Card("""{"form":"repair","asked":"gone","gone":"1"}""")), new("card of another form", Card("""{"form":"return","order_number":"PO-1"}""")),
        new("typing", new Activity { Type = ActivityTypes.Typing }), new("event", new Activity { Type = ActivityTypes.Event, Name = "webchat/join" }),
        new("file that is no file", new Activity { Type = ActivityTypes.Message, Attachments = [new Attachment { ContentType = "application/zip", ContentUrl = "https://files.invalid/x" }] }),
        new("film", File("film.mov", "video/quicktime", 10)), new("heavy file", File("lourd.pdf", "application/pdf", 11 * 1024 * 1024)),
        new("empty file", File("vide.pdf", "application/pdf", 0)),
    ];

    public override string ToString() => Name;

    private static Interruption Of(string name, params string[] messages) => new(name, [.. messages.Select(Activity.Message)]);

    private static Activity Card(string json) =>
        new() { Type = ActivityTypes.Message, Value = System.Text.Json.JsonDocument.Parse(json).RootElement };

    private static Activity File(string name, string type, long size) =>
        new() { Type = ActivityTypes.Message, Text = string.Empty, Attachments = [ChatFile.Make(name, type, size, name)] };
}
