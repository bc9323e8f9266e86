namespace SupportBot.Dialogs.Tests.Recognizers.Specifications;

/// <summary>
/// Runs the French half of Microsoft.Recognizers' specifications against our recognizers. The files are not ours, so they stay outside of the
/// repository; README.md beside lists the rows that we disagree with.
/// </summary>
public sealed class SpecificationTests(ITestOutputHelper output)
{
    /// <summary>Specification file, and the share of its rows that must pass, 0 to 1.</summary>
    public static readonly TheoryData<string, double> Floors = new()
    {
        { "Choice.BooleanModel", 1 },
        { "DateTime.DateExtractor", 0.95 },
        { "DateTime.DateParser", 0.94 },
        { "DateTime.DatePeriodExtractor", 0.93 },
        { "DateTime.DatePeriodParser", 0.92 },
        { "DateTime.DateTimeExtractor", 0.94 },
        { "DateTime.DateTimeModel", 0.76 },
        { "DateTime.DateTimeParser", 0.84 },
        { "DateTime.DateTimePeriodExtractor", 0.92 },
        { "DateTime.DateTimePeriodParser", 0.79 },
        { "DateTime.DurationExtractor", 0.97 },
        { "DateTime.DurationParser", 0.97 },
        { "DateTime.HolidayExtractor", 0.92 },
        { "DateTime.HolidayParser", 0.91 },
        { "DateTime.MergedExtractor", 0.91 },
        { "DateTime.MergedParser", 0.77 },
        { "DateTime.SetExtractor", 0.95 },
        { "DateTime.SetParser", 0.86 },
        { "DateTime.TimeExtractor", 0.97 },
        { "DateTime.TimeParser", 0.98 },
        { "DateTime.TimePeriodExtractor", 0.85 },
        { "DateTime.TimePeriodParser", 0.91 },
        { "Number.NumberModel", 0.91 },
        { "Number.NumberModelPercentMode", 1 },
        { "Number.NumberRangeModel", 0.9 },
        { "Number.OrdinalModel", 1 },
        { "Number.OrdinalModelSuppressExtendedTypes", 1 },
        { "Number.PercentModel", 0.94 },
        { "Sequence.PhoneNumberModel", 1 },
        { "Sequence.en.EmailModel", 1 },
        { "Sequence.en.PhoneNumberModel", 0.9 },
        { "Sequence.en.URLModel", 1 },
    };

    [Theory]
    [MemberData(nameof(Floors))]
    public void Specification_passes_up_to_its_floor(string file, double floor)
    {
        var score = SpecificationScore.Of(Locate(file));

        output.WriteLine($"{score.File}: {score.Full} of {score.Rows} ({score.Share:P1}), strictly {score.Strict}, spans and types {score.Spans}");
        foreach (var failure in score.Failures)
        {
            output.WriteLine(failure);
        }

        score.Share.ShouldBeGreaterThanOrEqualTo(floor, string.Join(Environment.NewLine, score.Failures));
    }

    private static string Locate(string file)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var path = Path.Combine(directory.FullName, "shared", "recognizers", file + ".json");
            if (File.Exists(path))
            {
                return path;
            }
        }

        Assert.Skip("The specifications are absent: put Specs of microsoft/Recognizers-Text into a folder shared/recognizers above the checkout.");
        return string.Empty;
    }
}
