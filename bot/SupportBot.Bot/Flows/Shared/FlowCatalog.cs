using System.Reflection;
using Microsoft.Extensions.Options;
using SupportBot.Dialogs.Dialogs;
using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>The flows of this assembly, found once at start: adding a flow edits nothing else.</summary>
internal sealed class FlowCatalog
{
    private readonly Dictionary<string, Form> _forms;

    public FlowCatalog(IServiceProvider services, Router router, IHumanDesk humanDesk, IOptions<DraftOptions> drafts)
    {
        var shared = new FormServices { Digressions = router, HumanDesk = humanDesk, DraftLifetime = TimeSpan.FromHours(drafts.Value.Hours) };
        _forms = FormTypes().Select(type => (Form)ActivatorUtilities.CreateInstance(services, type)).ToDictionary(form => form.Id, StringComparer.Ordinal);
        Dialogs = _forms.Values.Aggregate(new DialogSet(), (set, form) => set.Add(new FormDialog(form, shared)));
    }

    public DialogSet Dialogs { get; }

    public bool Has(string flow) => _forms.ContainsKey(flow);

    private static IEnumerable<Type> FormTypes() =>
        Assembly.GetExecutingAssembly().GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Form))).OrderBy(type => type.FullName, StringComparer.Ordinal);
}
