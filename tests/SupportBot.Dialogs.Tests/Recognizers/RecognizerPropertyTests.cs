using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SupportBot.Dialogs.Recognizers;
using SupportBot.Dialogs.Recognizers.Choices;
using SupportBot.Dialogs.Recognizers.Contacts;
using SupportBot.Dialogs.Recognizers.DateTimes;
using SupportBot.Dialogs.Recognizers.Identifiers;
using SupportBot.Dialogs.Recognizers.Numbers;
using SupportBot.Dialogs.Recognizers.Quantities;
using SupportBot.Dialogs.Recognizers.Sequences;

namespace SupportBot.Dialogs.Tests.Recognizers;

/// <summary>What holds of every recognizer on every text.</summary>
public sealed class RecognizerPropertyTests
{
    private static readonly DateTime Now = new(2026, 3, 18, 14, 30, 0, DateTimeKind.Unspecified);

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    // Pieces that bring a random text near to what the grammars read.
    private static readonly string[] Pieces =
    [
        "le ", "la ", "15", "3", "2026", "-", "/", ".", ",", ":", " ", "h", "mars", "juin 2026", "vendredi", " prochain", "dernier ", "dans ", "il y a ", "semaines", "mois",
        "quatre-vingt", "-dix", " et ", "demi", "cent", "mille", "million", "%", "+33", "06 12 34 56 78", "@", "a.b@c.fr", "https://", "SAID ", "5RFDP01", "1015 2233 4455", "#ABA",
        "oui", "non", "pas ", "👍", "\u0301", "\u00a0", "’", "\ud83d", "\0", "é", "œ", "１", "fin ", "début ", "du ", "au ", "entre ", "chaque ", "99999999999999999999", "demain",
        "matin", "à ", "7", "heures", "minuit", "Noël", "premier ", "Q1", "années ", "siècle", "rue ", "75001 ", "Paris",
        "je m'appelle ", "Je suis ", "Marie ", "Dupont", " de la société ", "chez ", "Acme ", "SARL", "S.A.", "«", "»", "\n", "Cordialement,\n", "> ", "--\n", "licences ", "quantité : ", "× ",
        "\u202e", "שלום ", "مرحبا ", "e\u0301", "\udc00",
    ];

    private static readonly Arbitrary<string> Texts = Arb.From(
        Gen.OneOf(
            Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)),
            Gen.Choose(0, char.MaxValue).Select(code => (char)code).ArrayOf().Select(characters => new string(characters)),
            Gen.Choose(32, 0x17f).Select(code => (char)code).ArrayOf().Select(characters => new string(characters))));

    [Fact]
    public void Recognizers_never_throw_and_keep_their_spans_inside_the_text() =>
        Prop.ForAll(Texts, text => All(text).All(span => span.Start >= 0 && span.End >= span.Start && span.End < text.Length && text[span.Start..(span.End + 1)] == span.Text))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Fact]
    public void Same_text_gives_the_same_entities() =>
        Prop.ForAll(Texts, text => All(text).SequenceEqual(All(new string(text.AsSpan())))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Decomposed_accents_read_like_composed_ones() =>
        Prop.ForAll(
                Arb.From(Gen.Elements("le 3 février 2026", "après-demain", "mon numéro de commande est le 4501234567", "deuxième", "société Étoile", "à Noël").Two()),
                pair =>
                {
                    var text = $"{pair.Item1}, {pair.Item2}";
                    return All(text).Select(span => span.Text.Normalize(NormalizationForm.FormD)).SequenceEqual(All(text.Normalize(NormalizationForm.FormD)).Select(span => span.Text));
                })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    // Memory grows with the work done, and unlike the time it is the same on a busy machine. Both texts are longer than the buffers that are kept, and a list
    // may just have doubled: twice as much as in proportion is allowed, and what grows with the square takes four times as much.
    [Fact]
    public void Four_times_the_text_takes_eight_times_the_memory_at_most() =>
        Prop.ForAll(Arb.From(Gen.Elements(Pieces).NonEmptyListOf().Select(pieces => string.Concat(pieces))), GrowsInProportion).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    // What an earlier measure, which took the first call of all and a text that fits the kept buffers, called too much.
    [Theory]
    [InlineData("@.heuresé%»mille15S.A.demiCordialement,\nSAID  prochainmille15’مرحبا à chez heuresà dernier Cordialement,\n de la société dernier a.b@c.fr prochaindans le entre > ,la quatre-vingt👍1015 2233 4455--\nDupontDupont-")]
    [InlineData("le ")]
    [InlineData("Acme SARL et ")]
    [InlineData("quatre-vingt-dix ")]
    [InlineData("a.b@c.fr ")]
    [InlineData("entre le 3 et le ")]
    [InlineData("> \n")]
    public void Long_text_of_one_piece_takes_memory_in_proportion(string unit) => GrowsInProportion(unit).ShouldBeTrue();

    [Fact]
    public void Identifier_checks_never_throw() =>
        Prop.ForAll(Texts, text => Enum.GetValues<IdentifierKind>().All(kind => IdentifierRules.Check(kind, text).Display is not null && IdentifierRecognizer.ReadAnswer(kind, text) is not null))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Answers_never_throw() =>
        Prop.ForAll(Texts, text =>
            {
                _ = BooleanRecognizer.ReadAnswer(text);
                _ = ChoiceRecognizer.Recognize(text, [new("a", "Distributeur ou revendeur"), new("b", "Dell")]);
                _ = NumberRecognizer.ReadAnswer(text);
                _ = EmailRecognizer.ReadAnswer(text);
                _ = PhoneRecognizer.ReadAnswer(text, "FR");
                return true;
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Service_tag_survives_the_way_to_the_express_service_code_and_back() =>
        Prop.ForAll(
                Arb.From(Gen.Choose(0, 35).ArrayOf(7).Where(figures => figures[0] > 0)),
                figures =>
                {
                    var tag = string.Concat(figures.Select(figure => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[figure]));
                    return DellServiceTag.FromExpressServiceCode(DellServiceTag.ToExpressServiceCode(tag) ?? string.Empty) == tag;
                })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Whole_number_survives_the_way_to_text_and_back() =>
        Prop.ForAll(
                Arb.From(Gen.Choose(-2_000_000_000, 2_000_000_000)),
                number => NumberRecognizer.ReadAnswer(number.ToString("N0", French)) == number && NumberRecognizer.ReadAnswer(number.ToString(French)) == number)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Day_survives_every_way_in_which_it_is_written() =>
        Prop.ForAll(
                Arb.From(Gen.Choose(0, 50_000).Select(days => new DateOnly(1950, 1, 1).AddDays(days))),
                day => new[] { "dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy", "dd.MM.yyyy", "yyyy-MM-dd", "d MMMM yyyy", "dddd d MMMM yyyy", "dd MMM yyyy" }.All(format =>
                    DateRecognizer.Recognize(day.ToString(format, French), Now) is [var found] && found.Value.FirstDay(DatePreference.Past) == day))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static string Repeated(string unit, int length) => string.Concat(Enumerable.Repeat(unit, (length / unit.Length) + 1))[..length];

    private static bool GrowsInProportion(string unit)
    {
        var (small, large) = (Repeated(unit, 5_000), Repeated(unit, 20_000));
        return Memory(large) < (8 * Memory(small)) + 200_000;
    }

    // The first call also fills caches, and another thread's test may have taken a kept buffer: the least of three is what the text itself takes.
    private static long Memory(string text)
    {
        _ = All(text).Count();
        return Enumerable.Range(0, 3).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var found = All(text).Count();
            return GC.GetAllocatedBytesForCurrentThread() - before + (found * 0);
        });
    }

    private static IEnumerable<(int Start, int End, string Text)> All(string text) =>
        Spans(NumberRecognizer.Recognize(text, French))
            .Concat(Spans(OrdinalRecognizer.Recognize(text)))
            .Concat(Spans(NumberRangeRecognizer.Recognize(text)))
            .Concat(Spans(DayOrPeriodRecognizer.Recognize(text, Now)))
            .Concat(Spans(PercentageRecognizer.Recognize(text, French)))
            .Concat(Spans(DateRecognizer.Recognize(text, Now)))
            .Concat(Spans(DurationRecognizer.Recognize(text)))
            .Concat(Spans(DatePeriodRecognizer.Recognize(text, Now)))
            .Concat(Spans(TimeRecognizer.Recognize(text)))
            .Concat(Spans(TimePeriodRecognizer.Recognize(text)))
            .Concat(Spans(MomentRecognizer.Recognize(text, Now)))
            .Concat(Spans(MomentPeriodRecognizer.Recognize(text, Now)))
            .Concat(Spans(SetRecognizer.Recognize(text, Now)))
            .Concat(Spans(DateTimeRecognizer.Recognize(text, Now)))
            .Concat(Spans(EmailRecognizer.Recognize(text)))
            .Concat(Spans(PhoneRecognizer.Recognize(text, "FR")))
            .Concat(Spans(UrlRecognizer.Recognize(text)))
            .Concat(Spans(IdentifierRecognizer.Recognize(text)))
            .Concat(Spans(BooleanRecognizer.Recognize(text)))
            .Concat(Spans(QuantityRecognizer.Recognize(text)))
            .Concat(Spans(PersonRecognizer.Recognize(text)))
            .Concat(Spans(CompanyRecognizer.Recognize(text)))
            .Concat(Spans(SignatureRecognizer.Recognize(text, "FR")));

    private static IEnumerable<(int Start, int End, string Text)> Spans<T>(IReadOnlyList<Recognition<T>> found)
        where T : IResolution =>
        found.Select(entity => (entity.Start, entity.End, entity.Resolution.Count > 0 ? entity.Text : throw new InvalidOperationException("No resolution.")));
}
