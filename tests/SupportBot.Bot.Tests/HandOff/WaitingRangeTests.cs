using SupportBot.Bot.HandOff;

namespace SupportBot.Bot.Tests.HandOff;

public sealed class WaitingRangeTests
{
    [Theory]
    [InlineData(new int[0], "Je ne peux pas encore estimer l'attente.")]
    [InlineData(new[] { 10, 10, 10, 10 }, "Je ne peux pas encore estimer l'attente.")] // four are too few
    [InlineData(new[] { 10, 20, 30, 40, 50 }, "L'attente est en général de moins d'une minute.")]
    [InlineData(new[] { 30, 40, 50, 100, 170 }, "L'attente est en général de 3 minutes au plus.")]
    [InlineData(new[] { 60, 61, 62, 300, 301 }, "L'attente est en général de 1 à 6 minutes.")]
    [InlineData(new[] { 120, 120, 120, 120, 120 }, "L'attente est en général de 2 minutes au plus.")]
    public void Range_from_pick_ups_in_words(int[] seconds, string expected) =>
        WaitingRange.InWords(WaitingRange.From([.. seconds.Select(second => TimeSpan.FromSeconds(second))])).ShouldBe(expected);

    [Fact]
    public void One_very_long_wait_in_twenty_does_not_stretch_the_range()
    {
        TimeSpan[] waits = [.. Enumerable.Repeat(TimeSpan.FromSeconds(90), 19), TimeSpan.FromHours(2)];

        WaitingRange.From(waits).ShouldBe(new WaitingRange(1, 2));
    }
}
