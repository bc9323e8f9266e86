using System.Text.Json.Serialization.Metadata;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Dialogs;

/// <summary>One step of a waterfall: asks something and returns what the dialog call gave, or goes on with <see cref="WaterfallStepContext.NextAsync"/>.</summary>
public delegate Task<DialogTurnResult> WaterfallStep(WaterfallStepContext stepContext, CancellationToken cancellationToken);

/// <summary>What a step sees: the stack, why it is called, and what the step before obtained.</summary>
public sealed class WaterfallStepContext : DialogContext
{
    private readonly DialogInstance _instance;

    internal WaterfallStepContext(DialogContext dialogContext, DialogInstance instance, string name, WaterfallCall call)
        : base(dialogContext.Dialogs, dialogContext.Context, dialogContext.State, dialogContext.Parent)
    {
        _instance = instance;
        Name = name;
        Options = call.Options;
        Reason = call.Reason;
        Result = call.Result;
    }

    /// <summary>Name of the step: what is persisted, instead of its number.</summary>
    public string Name { get; }

    /// <summary>The arguments the waterfall began with; null from the second turn on, so keep what is needed with <see cref="SetValue"/>.</summary>
    public DialogOptions? Options { get; }

    /// <summary>Why the step is called.</summary>
    public DialogReason Reason { get; }

    /// <summary>What the prompt or dialog of the step before gave back.</summary>
    public DialogResult? Result { get; }

    /// <summary>Goes to the next step in the same turn.</summary>
    public Task<DialogTurnResult> NextAsync(DialogResult? result, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new DialogTurnResult(WaterfallDialog.GoOn, result));
    }

    /// <summary>Reads the typed state of this waterfall; null before the first <see cref="SetValue"/>.</summary>
    public T? GetValue<T>(JsonTypeInfo<T> type) => _instance.Read(type);

    /// <summary>Writes the typed state of this waterfall: one record, serialised by generated code.</summary>
    public void SetValue<T>(T value, JsonTypeInfo<T> type) => _instance.Write(value, type);
}

internal readonly record struct WaterfallCall(DialogReason Reason, DialogResult? Result, DialogOptions? Options);
