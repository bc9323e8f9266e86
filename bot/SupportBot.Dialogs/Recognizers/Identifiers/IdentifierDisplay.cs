using System.Text;

namespace SupportBot.Dialogs.Recognizers.Identifiers;

/// <summary>Cuts identifiers into the groups in which they are printed, so that people can compare them with the label in their hand.</summary>
public static class IdentifierDisplay
{
    /// <summary>The identifier in groups: <c>1015 2233 4455</c>, <c>125-423-316-01</c>, <c>49af 8941 4d14 7589</c>.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="value">Its normal form.</param>
    public static string Group(IdentifierKind kind, string value) => kind switch
    {
        IdentifierKind.Said or IdentifierKind.InstallationNumber => FromLeft(value, 4, ' '),
        IdentifierKind.DellExpressServiceCode => FromLeft(value, 3, '-'),
        IdentifierKind.ContractNumber or IdentifierKind.SubscriptionNumber or IdentifierKind.SiteId => FromRight(value),
        IdentifierKind.Account when value.Length > 0 && value.All(char.IsAsciiDigit) => FromRight(value),
        _ => value,
    };

    private static string FromLeft(string value, int size, char separator)
    {
        var grouped = new StringBuilder(value.Length + (value.Length / size));
        for (var index = 0; index < value.Length; index++)
        {
            if (index > 0 && index % size == 0)
            {
                grouped.Append(separator);
            }

            grouped.Append(value[index]);
        }

        return grouped.ToString();
    }

    // Numbers of four and five digits stay whole; longer ones read best in threes from the right.
    private static string FromRight(string value)
    {
        if (value.Length <= 5 || !value.All(char.IsAsciiDigit))
        {
            return value;
        }

        var grouped = new StringBuilder(value.Length + (value.Length / 3));
        for (var index = 0; index < value.Length; index++)
        {
            if (index > 0 && (value.Length - index) % 3 == 0)
            {
                grouped.Append(' ');
            }

            grouped.Append(value[index]);
        }

        return grouped.ToString();
    }
}
