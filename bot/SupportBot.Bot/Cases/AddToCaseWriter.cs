using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Cases;

/// <summary>Writes <see cref="AddToCase"/>.</summary>
internal sealed class AddToCaseWriter : EffectWriter<AddToCase>
{
    protected override IEnumerable<SqlStatement> Write(AddToCase effect, EffectScope scope)
    {
        var reference = effect.Case.ToString();
        return
        [
            .. effect.Fields.SelectMany(field => CaseRows.SetField(reference, field, CaseActors.Customer, scope.Now)),
            .. effect.Attachments.SelectMany(attachment => CaseRows.AddFile(reference, attachment, CaseActors.Customer, scope.Now)),
            .. effect.Questions.Select(asked => CaseRows.AddQuestion(reference, asked)),
            .. effect.AlreadyTried.Select(text => CaseRows.AddTry(reference, text)),
            .. CaseRows.Touch(reference, effect.Fields, scope.Now),
        ];
    }
}
