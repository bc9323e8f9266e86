using SupportBot.Bot.Cases;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Flows.Transfer.OtherCompany;

/// <summary>Writes <see cref="OfferPartyLink"/>: the hash of the link, a line in the history, and the letter that carries the link to the customer.</summary>
internal sealed class OfferPartyLinkWriter(MailRows mails) : EffectWriter<OfferPartyLink>
{
    private const string Insert = "INSERT INTO party_links (token_hash, case_reference, party, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)";

    protected override IEnumerable<SqlStatement> Write(OfferPartyLink effect, EffectScope scope)
    {
        var reference = effect.Case.ToString();
        yield return SqlStatement.Of(Insert, effect.TokenHash, reference, effect.Party, scope.Now, effect.ExpiresAt);
        yield return CaseRows.History(reference, scope.Now, CaseActors.Bot, "party_link", effect.Party);
        if (effect.Letter is { } letter)
        {
            var body = PartyTexts.Of.Format("LinkMail", ("reference", reference), ("link", letter.Address.AbsoluteUri), ("date", PartyLinks.LastDay(effect.ExpiresAt)));
            yield return mails.Add(
                $"party:{effect.TokenHash}",
                new MailLetter(letter.Email, PartyTexts.Of.Format("LinkMailSubject", ("reference", reference)), body) { Case = reference, Link = letter.Address },
                reference,
                null,
                scope.Now);
        }
    }
}
