namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Times that come again, with the tokens they cover.</summary>
internal sealed record SetMatch(int First, int Last, string Timex)
{
    internal DateTimeValue ToValue() => new(DateTimeType.Set, Timex);
}
