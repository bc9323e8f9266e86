using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Bot.Cases;

/// <summary>
/// What a person gets, in the form that is published: hand-off-package.v1.schema.json beside this file. The member names and words are French because
/// the published form is; they never change within a version.
/// </summary>
internal sealed record HandOffPackage
{
    public const int CurrentVersion = 1;

    /// <summary>Accents stay letters; for bodies and rows only, never inside HTML.</summary>
    private static readonly PackageJson Readable = new(new JsonSerializerOptions(PackageJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    [JsonPropertyName("version")]
    public int Version { get; init; } = CurrentVersion;

    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("créé")]
    public required DateTimeOffset Created { get; init; }

    [JsonPropertyName("canal")]
    public required string Channel { get; init; }

    [JsonPropertyName("langue")]
    public string Language { get; init; } = "fr-FR";

    [JsonPropertyName("utilisateur")]
    public required PackageUser User { get; init; }

    [JsonPropertyName("flux")]
    public required string Flow { get; init; }

    /// <summary>Null at the end of the form.</summary>
    [JsonPropertyName("étape")]
    public string? Step { get; init; }

    [JsonPropertyName("région")]
    public required string Region { get; init; }

    [JsonPropertyName("urgence")]
    public required string Urgency { get; init; }

    [JsonPropertyName("champs")]
    public required IReadOnlyList<PackageField> Fields { get; init; }

    [JsonPropertyName("manquants")]
    public required IReadOnlyList<string> Missing { get; init; }

    [JsonPropertyName("pièces")]
    public required IReadOnlyList<PackageFile> Files { get; init; }

    [JsonPropertyName("questions_posées")]
    public required IReadOnlyList<PackageQuestion> Questions { get; init; }

    [JsonPropertyName("déjà_essayé")]
    public required IReadOnlyList<string> AlreadyTried { get; init; }

    [JsonPropertyName("motif")]
    public required string Reason { get; init; }

    [JsonPropertyName("transcription_url")]
    public required Uri TranscriptUrl { get; init; }

    [JsonPropertyName("contradictions")]
    public required IReadOnlyList<string> Contradictions { get; init; }

    /// <summary>The package of a case as it is now.</summary>
    public static HandOffPackage Of(CaseFile file, Uri publicAddress) => new()
    {
        Id = file.Reference.ToString(),
        Created = file.CreatedAt,
        Channel = file.Channel,
        User = new PackageUser(file.UserId, PackageWords.Proof(file.Verified), file.Field(SlotKeys.Name)?.Value, file.Email),
        Flow = file.Flow,
        Step = file.Step,
        Region = file.Region,
        Urgency = PackageWords.Urgency(file.Urgency),
        Fields = [.. file.Fields.Select(field => new PackageField(field.Key, field.Value, PackageWords.Origin(field.Origin), PackageWords.Validity(field.Validity)))],
        Missing = file.Missing,
        Files = [.. file.Files.Select(attachment => new PackageFile(attachment.File.Id, attachment.Slot, attachment.File.Name, attachment.File.ContentType, attachment.File.Size))],
        Questions = [.. file.Questions.Select(asked => new PackageQuestion(asked.Text, asked.EntryId, asked.Confidence, asked.Helpful))],
        AlreadyTried = file.AlreadyTried,
        Reason = PackageWords.Reason(file.Reason),
        TranscriptUrl = new Uri(publicAddress, $"/console/cases/{file.Reference}/transcript"),
        Contradictions = file.Contradictions,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Readable.HandOffPackage);
}

/// <param name="Id">Id on the channel.</param>
/// <param name="Verified">See <see cref="PackageWords.Proof"/>.</param>
/// <param name="Name">Null when unknown.</param>
/// <param name="Email">Null when unknown.</param>
internal sealed record PackageUser(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("vérifié")] string Verified,
    [property: JsonPropertyName("nom")] string? Name,
    [property: JsonPropertyName("email")] string? Email);

internal sealed record PackageField(
    [property: JsonPropertyName("clé")] string Key,
    [property: JsonPropertyName("valeur")] string Value,
    [property: JsonPropertyName("origine")] string Origin,
    [property: JsonPropertyName("valide")] string Validity);

internal sealed record PackageFile(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("clé")] string? Slot,
    [property: JsonPropertyName("nom")] string Name,
    [property: JsonPropertyName("type")] string ContentType,
    [property: JsonPropertyName("octets")] long Size);

internal sealed record PackageQuestion(
    [property: JsonPropertyName("texte")] string Text,
    [property: JsonPropertyName("entrée")] string? EntryId,
    [property: JsonPropertyName("score")] double? Confidence,
    [property: JsonPropertyName("utile")] bool? Helpful);

/// <summary>The words of the published form.</summary>
internal static class PackageWords
{
    public static string Proof(IdentityProof proof) => proof switch
    {
        IdentityProof.None => "aucun",
        IdentityProof.Code => "code",
        IdentityProof.SignOn => "sso",
        _ => throw new ArgumentOutOfRangeException(nameof(proof)),
    };

    public static string Origin(FieldOrigin origin) => origin switch
    {
        FieldOrigin.Said => "dit",
        FieldOrigin.Confirmed => "confirmé",
        FieldOrigin.LookedUp => "recherché",
        FieldOrigin.File => "fichier",
        _ => throw new ArgumentOutOfRangeException(nameof(origin)),
    };

    public static string Validity(FieldValidity validity) => validity switch
    {
        FieldValidity.Yes => "oui",
        FieldValidity.Soft => "doux",
        FieldValidity.No => "non",
        _ => throw new ArgumentOutOfRangeException(nameof(validity)),
    };

    public static string Urgency(CaseUrgency urgency) => urgency switch
    {
        CaseUrgency.Normal => "normale",
        CaseUrgency.High => "haute",
        _ => throw new ArgumentOutOfRangeException(nameof(urgency)),
    };

    public static string Reason(CaseReason reason) => reason switch
    {
        CaseReason.FormSent => "formulaire",
        CaseReason.Asked => "demandé",
        CaseReason.Abstained => "sans_réponse",
        CaseReason.NotUnderstood => "incompris",
        CaseReason.Contradiction => "contradiction",
        CaseReason.Anger => "mécontentement",
        CaseReason.OutOfScope => "hors_cadre",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HandOffPackage))]
internal sealed partial class PackageJson : JsonSerializerContext;
