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
            ["DateTime.TimeExtractor"] = (text, _) => Parsed(TimeRecognizer.Recognize(text)),
            ["DateTime.TimeParser"] = (text, _) => Parsed(TimeRecognizer.Recognize(text)),
            ["DateTime.TimePeriodExtractor"] = (text, _) => Parsed(TimePeriodRecognizer.Recognize(text)),
            ["DateTime.TimePeriodParser"] = (text, _) => Parsed(TimePeriodRecognizer.Recognize(text)),
            ["DateTime.DateTimeExtractor"] = (text, now) => Parsed(MomentRecognizer.Recognize(text, now)),
            ["DateTime.DateTimeParser"] = (text, now) => Parsed(MomentRecognizer.Recognize(text, now)),
            ["DateTime.DateTimePeriodExtractor"] = (text, now) => Parsed(MomentPeriodRecognizer.Recognize(text, now)),
            ["DateTime.DateTimePeriodParser"] = (text, now) => Parsed(MomentPeriodRecognizer.Recognize(text, now)),
            ["DateTime.SetExtractor"] = (text, now) => Parsed(SetRecognizer.Recognize(text, now)),
            ["DateTime.SetParser"] = (text, now) => Parsed(SetRecognizer.Recognize(text, now)),
            ["DateTime.DateTimeModel"] = (text, now) => Of(DateTimeRecognizer.Recognize(text, now)),
            ["DateTime.MergedParser"] = (text, now) => Of(DateTimeRecognizer.Recognize(text, now)),
            ["DateTime.MergedExtractor"] = (text, now) => Extracted(DateTimeRecognizer.Recognize(text, now)),
            ["DateTime.HolidayExtractor"] = (text, now) => Parsed(DateRecognizer.Recognize(text, now)),
            ["DateTime.HolidayParser"] = (text, now) => Parsed(DateRecognizer.Recognize(text, now)),
            ["DateTime.DurationExtractor"] = (text, _) => Parsed(DurationRecognizer.Recognize(text)),
            ["DateTime.DurationParser"] = (text, _) => Parsed(DurationRecognizer.Recognize(text)),
            ["Number.NumberModel"] = (text, _) => Of(NumberRecognizer.Recognize(text, French)),
            ["Number.NumberModelPercentMode"] = (text, _) => Of(NumberRecognizer.Recognize(text, French, fractions: false)),
            ["Number.NumberRangeModel"] = (text, _) => Of(NumberRangeRecognizer.Recognize(text)),
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

    // The merged extractor names what stands behind a mod: "avant 16h" is a time.
    private static List<SpecificationResult> Extracted(IReadOnlyList<Recognition<DateTimeValue>> found) =>
        [.. found.Select(entity => new SpecificationResult(entity.Text, entity.Value.SourceType.ToString().ToLowerInvariant(), entity.Start, []))];
}
