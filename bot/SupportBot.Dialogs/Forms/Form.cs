namespace SupportBot.Dialogs.Forms;

/// <summary>
/// A flow as its author writes it: the steps in conversation order, and what is produced at the end. Definition only; one object serves
/// every conversation. See README.md for an example.
/// </summary>
public abstract class Form
{
    /// <summary>Makes a form.</summary>
    /// <param name="id">Name of the flow, persisted and shown in annotations.</param>
    /// <param name="version">Raise it when slots are added, removed, renamed or change their meaning.</param>
    protected Form(string id, int version)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        Id = id;
        Version = version;
    }

    /// <summary>Name of the flow.</summary>
    public string Id { get; }

    /// <summary>Version of the definition.</summary>
    public int Version { get; }

    /// <summary>What people call it, for "Reprenons : ...".</summary>
    public abstract string Title { get; }

    /// <summary>Name under which clients know it, in annotations; null tells them none. Several forms may share one. Default: <see cref="Id"/>.</summary>
    public virtual string? PublicName => Id;

    /// <summary>Slots, notices, works and endings, in conversation order. Read once.</summary>
    public abstract IReadOnlyList<FormStep> Steps { get; }

    /// <summary>First words, before the first question; null for none.</summary>
    public virtual string? Opening => null;

    /// <summary>Whether a recap is shown and approved before <see cref="CompleteAsync"/>; default true.</summary>
    public virtual bool HasRecap => true;

    /// <summary>What the customer must agree to after the recap, as a yes-or-no question; null asks nothing.</summary>
    public virtual string? Consent => null;

    /// <summary>Turns the values into what is said and caused. Called once, when every slot is settled and everything is approved.</summary>
    public abstract ValueTask<FormEnd> CompleteAsync(FormContext form, CancellationToken cancellationToken);
}
