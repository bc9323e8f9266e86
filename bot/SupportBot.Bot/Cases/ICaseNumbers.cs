namespace SupportBot.Bot.Cases;

/// <summary>Gives out running numbers. A number of a turn that failed is lost: references are unique, not gap-free.</summary>
internal interface ICaseNumbers
{
    /// <summary>The next reference of the year that <paramref name="now"/> has in Europe/Paris.</summary>
    ValueTask<CaseReference> NextAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
