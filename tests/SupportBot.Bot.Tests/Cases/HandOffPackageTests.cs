using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using SupportBot.Bot.Cases;
using SupportBot.Testing.Json;

namespace SupportBot.Bot.Tests.Cases;

public sealed class HandOffPackageTests : IDisposable
{
    private static readonly JsonSchema Schema = JsonSchema.Parse(PackageSchema.Text);
    private static readonly Uri Address = new("https://support.example");

    private readonly CaseFixture _cases = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Package_of_a_case_has_the_published_form()
    {
        var file = await _cases.OpenAsync(new OpenCase(CaseFixture.Dell()), Cancellation);

        var json = HandOffPackage.Of(file, Address).ToJson();

        Schema.Check(json).ShouldBeEmpty();
        var package = JsonElement.Parse(json);
        package.GetProperty("utilisateur").ToString().ShouldBe("""{"id":"dl_anne","vérifié":"code","nom":"Anne Éluard","email":"anne@example.fr"}""");
        package.GetProperty("champs")[1].ToString().ShouldBe("""{"clé":"service_tag","valeur":"5RFDP01","origine":"confirmé","valide":"doux"}""");
        package.GetProperty("questions_posées").ToString().ShouldBe(
            """[{"texte":"ma balise dell ne marche pas","entrée":"dell-tag","score":0.91,"utile":false},{"texte":"et la garantie ?"}]""");
        package.GetProperty("manquants").ToString().ShouldBe("""["packing_slip"]""");
        package.GetProperty("contradictions").ToString().ShouldBe("""["C1","C3"]""");
        package.GetProperty("transcription_url").GetString().ShouldBe("https://support.example/console/cases/SB-2026-000123/transcript");
    }

    [Fact]
    public async Task Smallest_case_has_the_published_form_too()
    {
        var file = await _cases.OpenAsync(new OpenCase(new CaseDraft(new CaseReference(2026, 1), "agent", CaseReason.Asked)), Cancellation);

        Schema.Check(HandOffPackage.Of(file, Address).ToJson()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Any_case_has_the_published_form()
    {
        var template = await _cases.OpenAsync(new OpenCase(CaseFixture.Dell()), Cancellation);
        var text = ArbMap.Default.GeneratorFor<string>().Select(value => value ?? "");
        var anyCase = Prop.ForAll(
            (from value in text
             from origin in Gen.Elements(Enum.GetValues<FieldOrigin>())
             from validity in Gen.Elements(Enum.GetValues<FieldValidity>())
             from reason in Gen.Elements(Enum.GetValues<CaseReason>())
             from urgency in Gen.Elements(Enum.GetValues<CaseUrgency>())
             from proof in Gen.Elements(Enum.GetValues<IdentityProof>())
             from helpful in Gen.Elements<bool?>(null, true, false)
             select template with
             {
                 Fields = [new CaseField("account", value, origin, validity)],
                 Questions = [new QuestionAsked(value, helpful is null ? null : value, helpful is null ? null : 0.5, helpful)],
                 AlreadyTried = [value],
                 Step = helpful is null ? null : value,
                 Reason = reason,
                 Urgency = urgency,
                 Verified = proof,
                 Email = helpful is null ? null : "anne@example.fr",
             }).ToArbitrary(),
            file => Schema.Check(HandOffPackage.Of(file, Address).ToJson()).ShouldBeEmpty());

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true), anyCase);
    }

    public static TheoryData<string, string, string> Breakages() => new()
    {
        { "version", "2", "$.version: is not 1" },
        { "id", "\"SB-26-1\"", "$.id" },
        { "créé", "\"hier\"", "$.créé" },
        { "urgence", "\"énorme\"", "$.urgence" },
        { "motif", "null", "$.motif" },
        { "champs", "[{\"clé\":\"said\",\"valeur\":1,\"origine\":\"dit\",\"valide\":\"oui\"}]", "$.champs[0].valeur" },
        { "champs", "[{\"clé\":\"said\",\"valeur\":\"1\",\"origine\":\"inventé\",\"valide\":\"oui\"}]", "$.champs[0].origine" },
        { "questions_posées", "[{\"texte\":\"x\",\"score\":1.5}]", "$.questions_posées[0].score" },
        { "pièces", "[{\"id\":\"court\",\"nom\":\"x\",\"type\":\"image/png\",\"octets\":1}]", "$.pièces[0].id" },
        { "contradictions", "[\"R8\"]", "$.contradictions[0]" },
        { "surprise", "true", "$: has 'surprise'" },
    };

    [Theory]
    [MemberData(nameof(Breakages))]
    public async Task Schema_refuses_what_is_not_a_package(string member, string value, string message)
    {
        var file = await _cases.OpenAsync(new OpenCase(CaseFixture.Dell()), Cancellation);
        var package = JsonNode.Parse(HandOffPackage.Of(file, Address).ToJson()).ShouldNotBeNull().AsObject();
        package[member] = JsonNode.Parse(value);

        Schema.Check(package.ToJsonString()).ShouldContain(error => error.StartsWith(message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Schema_wants_every_member_that_does_not_depend_on_the_case()
    {
        var file = await _cases.OpenAsync(new OpenCase(CaseFixture.Dell()), Cancellation);
        var names = JsonElement.Parse(HandOffPackage.Of(file, Address).ToJson()).EnumerateObject().Select(member => member.Name).Where(name => name != "étape");
        foreach (var name in names)
        {
            var package = JsonNode.Parse(HandOffPackage.Of(file, Address).ToJson()).ShouldNotBeNull().AsObject();
            package.Remove(name);

            Schema.Check(package.ToJsonString()).ShouldContain($"$: has no '{name}'", StringComparer.Ordinal);
        }
    }

    public void Dispose() => _cases.Dispose();
}
