using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Testing;

namespace SupportBot.Dialogs.Tests.Forms;

/// <summary>A good answer to each question of the form, and a client parked at any of them.</summary>
internal static class RepairAnswers
{
    public static IReadOnlyList<(Slot Slot, Activity Answer)> InOrder { get; } =
    [
        (RepairForm.Equipment, Activity.Message("station de travail")),
        (RepairForm.OrderNumber, Activity.Message("PO-12345")),
        (RepairForm.Said, Activity.Message("1015 2233 4455")),
        (RepairForm.Key, Activity.Message("ABCD1234EFGH")),
        (RepairForm.Administrator, Activity.Message("oui")),
        (RepairForm.BoughtOn, Activity.Message("31/12/2025")),
        (RepairForm.Quantity, Activity.Message("3")),
        (RepairForm.Description, Activity.Message("Il ne démarre plus depuis hier.")),
        (RepairForm.DeliveryNote, File("bon.pdf")),
        (RepairForm.Screenshot, File("capture.png")),
        (RepairForm.Company, Activity.Message("Retour aux sources")),
        (RepairForm.Email, Activity.Message("jean@exemple.fr")),
    ];

    public static int Count => InOrder.Count;

    /// <summary>A client at whom the question number <paramref name="index"/> has just been asked; after the last one, the recap.</summary>
    public static async Task<DialogTestClient> ParkAsync(int index, RepairBot? bot = null)
    {
        var client = (bot ?? new RepairBot { HumanIsThere = false }).NewClient();
        await client.SayAsync("bonjour");
        for (var answered = 0; answered < index; answered++)
        {
            await client.SendAsync(InOrder[answered].Answer, CancellationToken.None);
        }

        return client;
    }

    /// <summary>What was said so far, for comparing.</summary>
    public static string Values(FormState form) => string.Join(
        ' ',
        form.Slots.OrderBy(filled => filled.Name, StringComparer.Ordinal)
            .Select(filled => $"{filled.Name}={filled.Value}{string.Concat((filled.Files ?? []).Select(file => file.Name))}{filled.Absence}"));

    private static Activity File(string name) => new() { Type = ActivityTypes.Message, Text = string.Empty, Attachments = [ChatFile.Parse(name)] };
}
