using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Dialogs.Dialogs;

/// <summary>Dialogs that can call each other by id. Filled at start-up, then read by every turn: safe to share once filled.</summary>
public sealed class DialogSet
{
    private readonly Dictionary<string, Dialog> _dialogs = new(StringComparer.Ordinal);

    /// <summary>Adds a dialog and returns the set, so that calls can be chained.</summary>
    /// <exception cref="InvalidOperationException">The id is taken.</exception>
    public DialogSet Add(Dialog dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        if (!_dialogs.TryAdd(dialog.Id, dialog))
        {
            throw new InvalidOperationException($"Two dialogs are called '{dialog.Id}'.");
        }

        return this;
    }

    /// <summary>The dialog called <paramref name="dialogId"/>, or null.</summary>
    public Dialog? Find(string dialogId) => _dialogs.GetValueOrDefault(dialogId);

    /// <summary>Opens the stack of a conversation for one turn.</summary>
    public DialogContext CreateContext(ITurnContext turnContext, DialogState state) => new(this, turnContext, state, null);
}
