using SupportBot.Dialogs.Recognizers.Numbers;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Choices;

/// <summary>Reads answers that name a place in the list: "2", "le premier", "l'avant-dernière", "ni l'un ni l'autre", "les deux".</summary>
internal static class ChoicePosition
{
    // Words that may stand around a position without meaning anything else.
    private static readonly WordSet Fillers = new(
        "le la les l' option choix numero num no n reponse proposition possibilite cas c' ce est serait je j' prends prend prendrai choisis choisi veux "
        + "voudrais dirais dis pense plutot alors euh bah ben donc svp stp merci s' il vous plait te oui pour moi suis dans a au mon notre celui celle de du d' "
        + "des et ligne bouton solution");

    internal static ChoiceAnswer? Read(TokenizedText answer, ChoiceIndex choices)
    {
        if (SaysNeither(answer))
        {
            return ChoiceAnswer.Neither;
        }

        SortedSet<int>? positions = null;
        for (var index = 0; index < answer.Count; index++)
        {
            if (PositionAt(answer, index, choices.Options.Count, out var last) is { } position)
            {
                (positions ??= []).Add(position);
                index = last;
            }
            else if (answer[index].Kind == TokenKind.Word && !Fillers.Contains(answer.Folded(index)))
            {
                return null;
            }
        }

        if (positions is null)
        {
            return null;
        }

        return positions.Min >= 1 && positions.Max <= choices.Options.Count
            ? ChoiceAnswer.Of([.. positions.Select(position => choices.Options[position - 1].Option)], 1)
            : ChoiceAnswer.NotUnderstood;
    }

    private static int? PositionAt(TokenizedText answer, int index, int count, out int last)
    {
        last = index;
        if (RelativeOrdinalReader.Read(answer, index) is { Value.Origin: OrdinalOrigin.End } fromEnd)
        {
            last = fromEnd.Last;
            return count + (int)fromEnd.Value.Offset;
        }

        var ordinal = OrdinalReader.Read(answer, index);
        if (ordinal.Found && ordinal.Value < 100)
        {
            last = ordinal.Last;
            return (int)ordinal.Value;
        }

        // "les deux" is both, "le deux" the second.
        if (answer.Is(index, "deux") && answer.Is(index - 1, "les"))
        {
            return null;
        }

        var number = CardinalReader.Digits(answer, index);
        var words = CardinalReader.Read(answer, index);
        if (number < 0 && words.Found && words.Value < 100)
        {
            last = words.Last;
            number = (int)words.Value;
        }

        return number is >= 0 and < 100 ? number : null;
    }

    private static bool SaysNeither(TokenizedText answer)
    {
        for (var index = 0; index < answer.Count; index++)
        {
            var first = answer.Folded(index);
            var second = answer.Folded(index + 1);
            var found = (first is "ni" && answer.Count > index + 2 && (second is "l'" or "le" or "la"))
                || (first is "aucun" or "aucune" && (index + 1 >= answer.Count || second is "des" or "de" or "d'"))
                || (first is "rien" && second is "de" or "d'")
                || (first is "autre" && second is "chose")
                || (first is "pas" && second is "dans" && answer.Is(index + 3, "liste"))
                || (first is "aucun" or "aucune" && answer[index + 1].Kind == TokenKind.Symbol);
            if (found)
            {
                return true;
            }
        }

        return false;
    }
}
