using Microsoft.Extensions.Options;
using SupportBot.Bot.AgentConsole.LiveChat;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Letters;
using SupportBot.Bot.Cases.Routing;
using SupportBot.Bot.HandOff.Hours;
using SupportBot.Knowledge;

namespace SupportBot.Bot.AgentConsole.CaseDetail;

/// <summary>Reads all that a page of a case shows.</summary>
internal sealed class CaseViews(CaseSources sources, ConversationViews conversations, EscalationRouting routing, KnowledgeBase knowledge, IOptions<AgentConsoleOptions> options, TimeProvider clock)
{
    public async ValueTask<CaseView> OfAsync(CaseFile file, CurrentAgent agent, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var reference = file.Reference.ToString();
        return new CaseView
        {
            File = file,
            AgentId = agent.Id,
            Now = now,
            FirstAnswer = FirstAnswer.Of(sources.Hours.Of(file.Queue), file.CreatedAt, file.FirstAnswerAt, options.Value.FirstAnswerGoal, now),
            Mails = await sources.Outbox.MailsOfCaseAsync(reference, cancellationToken),
            Letters = await sources.Letters.OfCaseAsync(file.Reference, cancellationToken),
            Recipients = sources.Letters.Recipients,
            Colleagues = await sources.Team.AllAsync(file.Queue, cancellationToken),
            EntryQuestion = id => knowledge.Current.Find(id)?.Question,
            RegionName = routing.Regions.FirstOrDefault(region => region.Key == file.Region).Name ?? file.Region,
            Conversation = await conversations.LatestAsync(file, agent, cancellationToken),
        };
    }
}

/// <summary>Where a case's page comes from.</summary>
internal sealed record CaseSources(VendorLetterDesk Letters, SupportBot.Bot.Outbox.DeadLetters Outbox, OpeningHours Hours, CaseTeam Team);
