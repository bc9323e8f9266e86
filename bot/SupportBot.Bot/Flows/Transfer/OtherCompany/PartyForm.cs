using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Calendar;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.State;

namespace SupportBot.Bot.Flows.Transfer.OtherCompany;

/// <summary>One field of the page.</summary>
/// <param name="Slot">The slot of the flow that it fills.</param>
/// <param name="Typed">What was typed; empty at first.</param>
/// <param name="Error">What is wrong with it; null: nothing.</param>
internal sealed record PartyField(Slot Slot, string Typed, string? Error);

/// <summary>Reads the page by the rules of the conversation: the same slots, the same refusals, the same words.</summary>
internal static class PartyForm
{
    /// <summary>Name of the buttons.</summary>
    public const string Action = "action";

    public const string Save = "save";

    public const int LongestValue = 300;

    private const int MostFields = 12;
    private const int LargestForm = 32 * 1024;

    /// <summary>The fields that the case still lacks, with what was saved before.</summary>
    public static IReadOnlyList<PartyField> Empty(PartyTicket ticket, CaseFile file) =>
        [.. Wanted(ticket, file).Select(slot => new PartyField(slot, ticket.Draft.GetValueOrDefault(slot.Name, ""), null))];

    /// <summary>The posted form, or null when it is malformed or too large.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            return null;
        }

        try
        {
            var limits = new Microsoft.AspNetCore.Http.Features.FormOptions { ValueCountLimit = MostFields, BufferBodyLengthLimit = LargestForm, ValueLengthLimit = LargestForm, MultipartBodyLengthLimit = LargestForm };
            return await context.Request.ReadFormAsync(limits, context.RequestAborted);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or BadHttpRequestException)
        {
            return null;
        }
    }

    /// <summary>What was typed, by slot, for a draft.</summary>
    public static Dictionary<string, string> Typed(IFormCollection form, PartyTicket ticket, CaseFile file) =>
        Wanted(ticket, file).Select(slot => (slot.Name, Text: TextOf(form, slot))).Where(typed => typed.Text.Length > 0).ToDictionary(typed => typed.Name, typed => typed.Text, StringComparer.Ordinal);

    /// <summary>The page's fields with what is wrong, and the case's fields when nothing is.</summary>
    public static (IReadOnlyList<PartyField> Shown, IReadOnlyList<CaseField> Read) Check(IFormCollection form, PartyTicket ticket, CaseFile file, DateTimeOffset now)
    {
        var sheet = new SlotSheet(now, ParisTime.DayOf(now), file.Fields.Select(field => new FilledSlot { Name = field.Key, Value = field.Value }));
        var shown = new List<PartyField>();
        var read = new List<CaseField>();
        foreach (var slot in Wanted(ticket, file))
        {
            var answer = sheet.Read(slot, TextOf(form, slot));
            shown.Add(new PartyField(slot, TextOf(form, slot), answer.Value is null ? answer.Message : null));
            if (answer.Value is { } value)
            {
                read.Add(new CaseField(slot.Name, value, FieldOrigin.Said, answer.Validity == SlotValidity.Valid ? FieldValidity.Yes : FieldValidity.Soft));
            }
        }

        return (shown, shown.TrueForAll(field => field.Error is null) ? read : []);
    }

    private static IEnumerable<Slot> Wanted(PartyTicket ticket, CaseFile file) => TransferFlow.PartyOf(ticket.Party).All.Where(slot => file.Missing.Contains(slot.Name, StringComparer.Ordinal));

    private static string TextOf(IFormCollection form, Slot slot)
    {
        var text = form[slot.Name].ToString().Trim();
        return text.Length > LongestValue ? text[..LongestValue] : text;
    }
}
