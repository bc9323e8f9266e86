using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Dialogs.State;

/// <summary>
/// Writes an enum by name, and reads a name that only a newer version knows as something harmless: after a roll-back a conversation goes on, where an
/// exception would lose all of it. Public because the host's own state holds these enums. Thread-safe.
/// </summary>
/// <typeparam name="T">The enum.</typeparam>
/// <param name="unknown">What an unknown name, or a value of another kind, is read as.</param>
public abstract class EnumWords<T>(T unknown) : JsonConverter<T>
    where T : struct, Enum
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Enum.TryParse<T>(reader.GetString(), ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : Skip(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }

    private T Skip(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return unknown;
    }
}

/// <summary>An unknown phase: the questions are asked on.</summary>
public sealed class FormPhaseWords() : EnumWords<FormPhase>(FormPhase.Asking);

/// <summary>An unknown origin: the customer said it.</summary>
public sealed class SlotOriginWords() : EnumWords<SlotOrigin>(SlotOrigin.Said);

/// <summary>An unknown validity: kept with a doubt.</summary>
public sealed class SlotValidityWords() : EnumWords<SlotValidity>(SlotValidity.Soft);

/// <summary>An unknown absence: to be given later.</summary>
public sealed class SlotAbsenceWords() : EnumWords<SlotAbsence>(SlotAbsence.Later);

/// <summary>An unknown question of the engine's own: nothing waits.</summary>
public sealed class PendingKindWords() : EnumWords<PendingKind>(PendingKind.Unknown);
