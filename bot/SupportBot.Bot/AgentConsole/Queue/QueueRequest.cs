using System.Globalization;
using System.Text;
using SupportBot.Bot.Cases;

namespace SupportBot.Bot.AgentConsole.Queue;

/// <summary>What an agent asks the queue for: the whole of it is in the address, so that a view can be kept as a bookmark or sent to a colleague.</summary>
internal sealed record QueueRequest
{
    public const string Path = "/console/demandes";
    public const int PageSize = 50;

    /// <summary>Value of <see cref="Status"/> that shows finished cases too.</summary>
    public const string AnyStatus = "toutes";

    private const int LongestValue = 100;
    private const int LastPage = 100_000;

    public string? Search { get; init; }

    public string? Queue { get; init; }

    /// <summary>Null: all that is not finished. <see cref="AnyStatus"/>, or a name of <see cref="CaseStatus"/>.</summary>
    public string? Status { get; init; }

    public bool Mine { get; init; }

    public bool Urgent { get; init; }

    public string? Flow { get; init; }

    public string? Region { get; init; }

    public string? Tag { get; init; }

    /// <summary>1 for the first.</summary>
    public int Page { get; init; } = 1;

    public bool IsFiltered => this with { Page = 1 } != new QueueRequest();

    /// <summary>Reads an address; what is senseless in it counts as not there.</summary>
    public static QueueRequest Read(IQueryCollection query)
    {
        var status = Text("statut");
        return new QueueRequest
        {
            Search = Text("q"),
            Queue = Text("file"),
            Status = status == AnyStatus || CaseNames.Find<CaseStatus>(status) is not null ? status : null,
            Mine = Text("moi") is not null,
            Urgent = Text("urgent") is not null,
            Flow = Text("flux"),
            Region = Text("region"),
            Tag = Text("tag"),
            Page = int.TryParse(Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1,
        };

        string? Text(string name)
        {
            var text = query[name].ToString().Trim();
            return text.Length == 0 ? null : text.Length > LongestValue ? text[..LongestValue] : text;
        }
    }

    public CaseFilter Filter(string agentId, IReadOnlyList<string>? allowedQueues) => new()
    {
        Search = Search,
        Queue = Queue,
        Status = CaseNames.Find<CaseStatus>(Status),
        OpenOnly = Status is null,
        AgentId = Mine ? agentId : null,
        Urgency = Urgent ? CaseUrgency.High : null,
        Flow = Flow,
        Region = Region,
        Tag = Tag is null ? null : SearchText.Fold(Tag),
        AllowedQueues = allowedQueues,
        Limit = PageSize,
        Offset = (Page - 1) * PageSize,
    };

    /// <summary>The address of this view.</summary>
    public string Address()
    {
        var query = new StringBuilder();
        Add("q", Search);
        Add("file", Queue);
        Add("statut", Status);
        Add("moi", Mine ? "1" : null);
        Add("urgent", Urgent ? "1" : null);
        Add("flux", Flow);
        Add("region", Region);
        Add("tag", Tag);
        Add("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        return Path + query;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
            }
        }
    }
}
