using System.Globalization;
using SupportBot.Dialogs.Recognizers.Choices;
using SupportBot.Dialogs.Recognizers.Contacts;
using SupportBot.Dialogs.Recognizers.DateTimes;
using SupportBot.Dialogs.Recognizers.Identifiers;
using SupportBot.Dialogs.Recognizers.Numbers;
using SupportBot.Dialogs.Recognizers.Quantities;
using SupportBot.Dialogs.Recognizers.Sequences;

namespace SupportBot.Dialogs.Recognizers;

/// <summary>Loads the tables of the recognizers and compiles their paths before the first customer writes, who would otherwise wait for it.</summary>
public static class RecognizerWarmUp
{
    private const string Sample =
        "Bonjour, mon SAID 1015 2233 4455 expire le 3 mars 2026, fin juin ou dans 15 jours vers 14h30 ; oui, la deuxième, 06 12 34 56 78, anne@exemple.fr, "
        + "deux licences\nCordialement,\nAnne Roy, de la société Exemple";

    /// <summary>Runs every recognizer once; a host calls it while it starts. Safe to call again.</summary>
    /// <returns>How many entities were found, so that no call is optimised away.</returns>
    public static int Run()
    {
        var now = new DateTime(2026, 1, 1, 12, 0, 0, DateTimeKind.Unspecified);
        var culture = CultureInfo.InvariantCulture;
        return NumberRecognizer.Recognize(Sample, culture).Count + OrdinalRecognizer.Recognize(Sample).Count + DateTimeRecognizer.Recognize(Sample, now).Count
            + DayOrPeriodRecognizer.Recognize(Sample, now).Count + DateRecognizer.Recognize(Sample, now).Count + EmailRecognizer.Recognize(Sample).Count
            + PhoneRecognizer.Recognize(Sample, "FR").Count + UrlRecognizer.Recognize(Sample).Count + IdentifierRecognizer.Recognize(Sample).Count
            + QuantityRecognizer.Recognize(Sample).Count + PersonRecognizer.Recognize(Sample).Count + CompanyRecognizer.Recognize(Sample).Count
            + SignatureRecognizer.Recognize(Sample, "FR").Count + BooleanRecognizer.Recognize(Sample).Count + ChoiceRecognizer.Recognize(Sample, [new ChoiceOption("a", "Première"), new ChoiceOption("b", "Autre")]).Options.Count;
    }
}
