using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Flows.Transfer;

/// <summary>One party on one Adaptive Card, for those who would rather fill in six fields than answer six questions. Version 1.3, which Teams and Web Chat draw.</summary>
internal static class PartyCard
{
    private const string ContentType = "application/vnd.microsoft.card.adaptive";

    public static Attachment Of(PartySlots party, FormTexts texts)
    {
        var body = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = texts[$"Card{SlotTexts.KeyOf(party.Party)}"], ["weight"] = "Bolder", ["wrap"] = true });
        foreach (var slot in party.All)
        {
            body.Add(Field(slot));
        }

        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.3",
            ["body"] = body,
            ["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.Submit", ["title"] = texts["CardSubmit"], ["data"] = new JsonObject { ["form"] = TransferFlow.FlowName } }),
        };
        using var document = JsonDocument.Parse(card.ToJsonString());
        return new Attachment { ContentType = ContentType, Content = document.RootElement.Clone() };
    }

    private static JsonObject Field(Slot slot) => new()
    {
        ["type"] = "Input.Text",
        ["id"] = slot.Name,
        ["label"] = slot.Texts.Label,
        ["placeholder"] = slot.Texts.Example,
        ["maxLength"] = 300,
        ["style"] = slot switch
        {
            EmailSlot => "Email",
            PhoneSlot => "Tel",
            _ => "Text",
        },
    };
}
