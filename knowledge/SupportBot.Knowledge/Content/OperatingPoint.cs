using System.Globalization;
using System.Text;

namespace SupportBot.Knowledge.Content;

/// <summary>
/// Where the decision changes, and the logistic curve that turns evidence into a probability: fitted by <c>evaluate --calibrate</c> on labelled questions
/// and kept beside the content in <c>decision.yml</c>.
/// </summary>
public sealed record OperatingPoint
{
    private static readonly string[] Keys = ["reponse", "choix", "flux", "editeur", "contraste", "probabilite"];

    /// <summary>Answer from this probability on; 0 to 1.</summary>
    public double Answer { get; init; } = 0.5;

    /// <summary>Offer choices from this probability on; 0 to <see cref="Answer"/>.</summary>
    public double Clarify { get; init; } = 0.25;

    /// <summary>Start a flow from this probability on, from half of it on when the message is put as a request; 0 to 1.</summary>
    public double Flow { get; init; } = 0.5;

    /// <summary>Ask which vendor is meant when another vendor's entry of the theme has at least this share of the winner's score; 0 to 1.</summary>
    public double VendorShare { get; init; } = 0.33;

    /// <summary>How far the best entry is trusted over the next: the power to which scores are raised before they are made shares of 1; above 0.</summary>
    public double Contrast { get; init; } = 4;

    /// <summary>The logistic curve; weights by feature name, "constante" being the intercept.</summary>
    public IReadOnlyDictionary<string, double> Probability { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["constante"] = -3.6,
        ["couverture"] = 1,
        ["complet"] = 0.5,
        ["force"] = 0.7,
        ["longueur"] = 0.85,
        ["inconnu"] = 1.2,
        ["phrases"] = 1.2,
        ["titre"] = 1.8,
    };

    /// <summary>What is used where no <c>decision.yml</c> lies beside the content.</summary>
    public static OperatingPoint Shipped { get; } = new();

    /// <summary>The text of <c>decision.yml</c>.</summary>
    public string Write()
    {
        var text = new StringBuilder("# Written by 'evaluate --calibrate' from labelled questions: run it again rather than editing this file.\n");
        Append(text, "reponse", Answer);
        Append(text, "choix", Clarify);
        Append(text, "flux", Flow);
        Append(text, "editeur", VendorShare);
        Append(text, "contraste", Contrast);
        text.Append("probabilite:\n");
        foreach (var (name, weight) in Probability.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Append(text, "  " + name, weight);
        }

        return text.ToString();
    }

    internal static OperatingPoint Read(string yaml, ProblemList problems)
    {
        if (FrontMatter.Parse(yaml, firstLine: 1, problems) is not { } matter)
        {
            return Shipped;
        }

        matter.RejectUnknownKeys(Keys);
        var point = new OperatingPoint
        {
            Answer = Share(matter, "reponse", Shipped.Answer, problems),
            Clarify = Share(matter, "choix", Shipped.Clarify, problems),
            Flow = Share(matter, "flux", Shipped.Flow, problems),
            VendorShare = Share(matter, "editeur", Shipped.VendorShare, problems),
            Contrast = matter.Number("contraste", Shipped.Contrast),
            Probability = matter.Nested("probabilite")?.Numbers() ?? Shipped.Probability,
        };
        return problems.HasErrors ? Shipped : point;
    }

    private static double Share(FrontMatter matter, string key, double missing, ProblemList problems)
    {
        var value = matter.Number(key, missing);
        if (value is < 0 or > 1)
        {
            problems.Error(matter.LineOf(key), $"'{key}' is not between 0 and 1", "Run 'evaluate --calibrate' again");
        }

        return value;
    }

    private static void Append(StringBuilder text, string key, double value) =>
        text.Append(CultureInfo.InvariantCulture, $"{key}: {value:0.####}\n");
}
