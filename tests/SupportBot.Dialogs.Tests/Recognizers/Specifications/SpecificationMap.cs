using System.Globalization;
using SupportBot.Dialogs.Recognizers;
using SupportBot.Dialogs.Recognizers.Choices;
using SupportBot.Dialogs.Recognizers.DateTimes;
using SupportBot.Dialogs.Recognizers.Numbers;
using SupportBot.Dialogs.Recognizers.Sequences;

namespace SupportBot.Dialogs.Tests.Recognizers.Specifications;

/// <summary>Which recognizer answers which specification file.</summary>
internal static class SpecificationMap
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    internal static readonly IReadOnlyDictionary<string, Func<string, DateTime, IReadOnlyList<SpecificationResult>>> Recognizers =
        new Dictionary<string, Func<string, DateTime, IReadOnlyList<SpecificationResult>>>(StringComparer.Ordinal)
        {
            ["Choice.BooleanModel"] = (text, _) => Of(BooleanRecognizer.Recognize(text)),
            ["Sequence.PhoneNumberModel"] = (text, _) => Of(PhoneRecognizer.Recognize(text, "FR")),
            ["Sequence.en.EmailModel"] = (text, _) => Of(EmailRecognizer.Recognize(text)),
            ["Sequence.en.PhoneNumberModel"] = (text, _) => Of(PhoneRecognizer.Recognize(text, "FR")),
            ["Sequence.en.URLModel"] = (text, _) => Of(UrlRecognizer.Recognize(text)),
            ["DateTime.DateExtractor"] = (text, now) => Parsed(DateRecognizer.Recognize(text, now)),
            ["DateTime.DateParser"] = (text, now) => Parsed(DateRecognizer.Recognize(text, now)),
            ["DateTime.DatePeriodExtractor"] = (text, now) => Parsed(DatePeriodRecognizer.Recognize(text, now)),
            ["DateTime.DatePeriodParser"] = (text, now) => Parsed(DatePeriodRecognizer.Recognize(text, now)),
            ["DateTime.HolidayExtractor"] = (text, now) => Parsed(DateRecognizer.Recognize(text, now)),
            ["DateTime.HolidayParser"] = (text, now) => Parsed(DateRecognizer.Recognize(text, now)),
            ["DateTime.DurationExtractor"] = (text, _) => Parsed(DurationRecognizer.Recognize(text)),
            ["DateTime.DurationParser"] = (text, _) => Parsed(DurationRecognizer.Recognize(text)),
            ["Number.NumberModel"] = (text, _) => Of(NumberRecognizer.Recognize(text, French)),
            ["Number.NumberModelPercentMode"] = (text, _) => Of(NumberRecognizer.Recognize(text, French, fractions: false)),
            ["Number.OrdinalModel"] = (text, _) => Of(OrdinalRecognizer.Recognize(text)),
            ["Number.OrdinalModelSuppressExtendedTypes"] = (text, _) => Of(OrdinalRecognizer.Recognize(text, relative: false)),
            ["Number.PercentModel"] = (text, _) => Of(PercentageRecognizer.Recognize(text, French)),
        };

    private static List<SpecificationResult> Of<T>(IReadOnlyList<Recognition<T>> found)
        where T : IResolution =>
        [.. found.Select(entity => new SpecificationResult(
            entity.Text, entity.TypeName, entity.Start, [.. entity.Resolution.Select(SpecificationReading.Of)]))];

    // Extractor and parser rows name types without the model's prefix, and give the past and the future reading in one.
    private static List<SpecificationResult> Parsed(IReadOnlyList<Recognition<DateTimeValue>> found) =>
        [.. found.Select(entity => new SpecificationResult(
            entity.Text, entity.TypeName.Replace("datetimeV2.", string.Empty, StringComparison.Ordinal), entity.Start, [SpecificationReading.OfParser(entity.Value)]))];
}
