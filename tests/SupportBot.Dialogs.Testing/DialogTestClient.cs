using SupportBot.Dialogs.Dialogs;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Dialogs.Testing;

/// <summary>
/// Talks to a dialog set without a host. The state goes through JSON after every turn, as it does in the database, so a test
/// cannot pass on something that would not survive.
/// </summary>
/// <param name="dialogs">Makes the dialogs; called again at a restart.</param>
/// <param name="firstDialogId">Begun by the first message, with that message as the utterance when it is a form.</param>
public sealed class DialogTestClient(Func<DialogSet> dialogs, string firstDialogId) : IChatBot
{
    private readonly List<ITurnEffect> _effects = [];
    private DialogSet _dialogs = dialogs();

    /// <summary>The instant of the next turn, UTC; moved on with <see cref="Advance"/>.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The persisted state.</summary>
    public string StateJson { get; set; } = new DialogState().ToJson();

    /// <summary>What the last turn returned.</summary>
    public DialogTurnResult? LastResult { get; private set; }

    /// <summary>Effects of all turns.</summary>
    public IReadOnlyList<ITurnEffect> Effects => _effects;

    /// <summary>Options of the first dialog; null makes <see cref="FormOptions"/> of the utterance.</summary>
    public DialogOptions? Options { get; set; }

    /// <summary>The state of the form on top.</summary>
    /// <exception cref="InvalidOperationException">No form is on top.</exception>
    public FormState Form => DialogState.FromJson(StateJson).Stack.LastOrDefault()?.Form ?? throw new InvalidOperationException("No form is open.");

    /// <summary>Says something and returns the replies.</summary>
    public Task<IReadOnlyList<Activity>> SayAsync(string text) => SendAsync(Activity.Message(text), CancellationToken.None);

    /// <summary>Says something and returns the only reply.</summary>
    public async Task<Activity> AskAsync(string text) => (await SayAsync(text)).ShouldHaveSingleItem();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Activity>> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        var turn = new TurnContext(activity, Now);
        var state = DialogState.FromJson(StateJson);
        var context = _dialogs.CreateContext(turn, state);
        LastResult = await context.ContinueDialogAsync(cancellationToken);
        if (LastResult.Status == DialogTurnStatus.Empty)
        {
            LastResult = await context.BeginDialogAsync(firstDialogId, Options ?? new FormOptions { Utterance = activity.Text }, cancellationToken);
        }

        StateJson = state.ToJson();
        _effects.AddRange(turn.Effects);
        return turn.Replies;
    }

    /// <inheritdoc/>
    public void Advance(TimeSpan by) => Now += by;

    /// <inheritdoc/>
    public Task RestartAsync(CancellationToken cancellationToken)
    {
        _dialogs = dialogs();
        return Task.CompletedTask;
    }

    /// <summary>Asks the dialog on top to ask again, as a host does when a person has left.</summary>
    public async Task<IReadOnlyList<Activity>> RepromptAsync()
    {
        var turn = new TurnContext(new Activity { Type = ActivityTypes.Event }, Now);
        var state = DialogState.FromJson(StateJson);
        await _dialogs.CreateContext(turn, state).RepromptDialogAsync(CancellationToken.None);
        StateJson = state.ToJson();
        return turn.Replies;
    }
}
