using SupportBot.Dialogs.Recognizers.DateTimes;
using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Dialogs.Prompts;

/// <summary>Asks for one day, in digits or in words.</summary>
/// <param name="id">Id of the prompt.</param>
/// <param name="towards">Where a day without its year is looked for.</param>
/// <param name="timeZone">Where the customer's day begins.</param>
/// <param name="validator">Says whether the day does; null takes any.</param>
public sealed class DatePrompt(string id, DatePreference towards, TimeZoneInfo timeZone, PromptValidator<DateOnly>? validator)
    : Prompt<DateOnly>(id, validator)
{
    /// <inheritdoc/>
    protected override PromptRecognizerResult<DateOnly> OnRecognize(ITurnContext turnContext, PromptState state)
    {
        var now = TimeZoneInfo.ConvertTime(turnContext.Now, timeZone).DateTime;
        var found = DateRecognizer.Recognize(FoldedText.From(turnContext.Activity.Text).Text, now);
        var day = found.Count == 1 ? found[0].Value.FirstDay(towards) : null;
        return new(day is not null, day ?? default);
    }
}
