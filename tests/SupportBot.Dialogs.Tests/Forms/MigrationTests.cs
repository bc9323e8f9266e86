using FsCheck;
using FsCheck.Fluent;
using SupportBot.Dialogs.Dialogs;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Testing;

namespace SupportBot.Dialogs.Tests.Forms;

/// <summary>A conversation parked under one version of a form goes on under another, older or newer.</summary>
public sealed class MigrationTests
{
    private const string Changed = "Cette demande a changé depuis votre dernier message";

    [Theory]
    // before; answers given; after; next answer goes to; next question; told
    [InlineData("a b c", 1, "a b c", "b", "c", false)]
    [InlineData("a b c", 1, "x a b c", "b", "x", false)]
    [InlineData("a b c", 1, "a b x c", "b", "x", false)]
    [InlineData("a b c", 1, "c b a", "b", "c", false)]
    [InlineData("a b c", 1, "a c", null, "c", true)]
    [InlineData("a b c", 1, "a B<b c", "B", "c", false)]
    [InlineData("a b c", 2, "b c", "c", null, true)]
    [InlineData("a b c", 2, "A<a b c", "c", null, false)]
    [InlineData("a b c", 3, "a b c x", null, "x", true)]
    [InlineData("a b c", 3, "a b", null, null, true)]
    public async Task Parked_conversation_resumes_at_the_first_open_slot(string before, int answered, string after, string? takes, string? asks, bool isTold)
    {
        var form = new VersionedForm(1, before);
        var client = new DialogTestClient(() => Dialogs(form), "form");
        await client.SayAsync("bonjour");
        for (var answer = 0; answer < answered; answer++)
        {
            await client.SayAsync($"réponse {answer}");
        }

        form = new VersionedForm(2, after);
        await client.RestartAsync(CancellationToken.None);
        var reply = await client.AskAsync("suite");

        client.Form.Slots.Where(filled => filled.Value == "suite").Select(filled => filled.Name).SingleOrDefault().ShouldBe(takes);
        reply.Annotation!.Slot.ShouldBe(asks);
        reply.Annotation.Kind.ShouldBe(asks is null ? ReplyKinds.Summary : ReplyKinds.Prompt);
        reply.Text!.Contains(Changed, StringComparison.Ordinal).ShouldBe(isTold);
    }

    [Fact]
    public void Whatever_changed_nothing_said_is_lost_and_the_form_goes_on()
    {
        var anyVersion = Gen.Shuffle<string>(["a", "b", "c", "d", "E<e", "F<f"]).SelectMany(names => Gen.Choose(1, 6).Select(count => string.Join(' ', names.Take(count))));
        var oldVersion = Gen.Shuffle<string>(["a", "b", "c", "d", "e", "f"]).SelectMany(names => Gen.Choose(1, 6).Select(count => string.Join(' ', names.Take(count))));
        var anyPair =
            from before in oldVersion
            from after in anyVersion
            from answered in Gen.Choose(0, 6)
            from versions in Gen.Elements((1, 2), (2, 1))
            select (before, after, answered, versions);

        var holds = Prop.ForAll(anyPair.ToArbitrary(), async pair =>
        {
            var form = new VersionedForm(pair.versions.Item1, pair.before);
            var client = new DialogTestClient(() => Dialogs(form), "form");
            await client.SayAsync("bonjour");
            for (var answer = 0; answer < Math.Min(pair.answered, form.Steps.Count); answer++)
            {
                await client.SayAsync($"réponse {answer}");
            }

            var said = client.Form.Slots.Select(filled => filled.Value).ToList();
            form = new VersionedForm(pair.versions.Item2, pair.after);
            await client.RestartAsync(CancellationToken.None);

            var reply = await client.AskAsync("suite");

            var now = client.Form;
            said.Except(now.Slots.Concat(now.Kept ?? []).Select(filled => filled.Value), StringComparer.Ordinal).ShouldBeEmpty();
            var due = form.Steps.FirstOrDefault(slot => now.Slots.TrueForAll(filled => filled.Name != slot.Name));
            reply.Annotation!.Slot.ShouldBe(due?.Name);
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200).WithQuietOnSuccess(true), holds);
    }

    [Fact]
    public async Task Answer_that_the_new_version_cannot_read_is_kept_and_asked_again()
    {
        Form form = new VersionedForm(1, "equipment");
        var client = new DialogTestClient(() => new DialogSet().Add(new FormDialog(form, new FormServices())), "form");
        await client.SayAsync("bonjour");
        await client.SayAsync("un grille-pain");

        form = new VersionedForm(2, RepairForm.Equipment);
        await client.RestartAsync(CancellationToken.None);
        var reply = await client.AskAsync("envoyer");

        reply.Annotation!.Slot.ShouldBe("equipment");
        reply.Text!.ShouldContain(Changed);
        client.Form.Kept!.ShouldHaveSingleItem().Value.ShouldBe("un grille-pain");
    }

    [Fact]
    public async Task Draft_of_an_older_version_is_taken_up_as_far_as_it_fits()
    {
        var form = new VersionedForm(1, "a b c");
        var client = new DialogTestClient(() => Dialogs(form), "form");
        foreach (var said in (string[])["bonjour", "réponse 0", "réponse 1", "annuler", "oui"])
        {
            await client.SayAsync(said);
        }

        form = new VersionedForm(2, "B<b x c");
        await client.RestartAsync(CancellationToken.None);
        await client.SayAsync("bonjour");
        var reply = await client.AskAsync("oui");

        reply.Annotation!.Slot.ShouldBe("x");
        client.Form.Slots.ShouldHaveSingleItem().Name.ShouldBe("B");
        client.Form.Kept!.ShouldHaveSingleItem().Value.ShouldBe("réponse 0");
    }

    private static DialogSet Dialogs(Form form) => new DialogSet().Add(new FormDialog(form, new FormServices()));

    /// <summary>Text slots by name; <c>B&lt;b</c> is a slot B that was called b.</summary>
    private sealed class VersionedForm : Form
    {
        public VersionedForm(int version, string slots)
            : this(version, [.. slots.Split(' ').Select(Make)])
        {
        }

        public VersionedForm(int version, params IReadOnlyList<Slot> slots)
            : base("form", version) => Steps = slots;

        public override string Title => "Essai";

        public override IReadOnlyList<FormStep> Steps { get; }

        public override ValueTask<FormEnd> CompleteAsync(FormContext form, CancellationToken cancellationToken) => ValueTask.FromResult(FormEnd.Done("Fini."));

        private static TextSlot Make(string name)
        {
            var names = name.Split('<');
            return new TextSlot(names[0], new SlotTexts { Label = "Case " + names[0], Question = names[0] + " ?" }) { FormerNames = names[1..] };
        }
    }
}
