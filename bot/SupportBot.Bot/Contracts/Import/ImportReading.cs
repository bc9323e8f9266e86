namespace SupportBot.Bot.Contracts.Import;

/// <summary>A contract as one line of the file tells it, before it has an identity.</summary>
/// <param name="Line">Line of the file, from 1.</param>
internal sealed record ImportedContract(int Line)
{
    public required string Organisation { get; init; }

    public required SoftwareVendor Vendor { get; init; }

    public required ContractKind Kind { get; init; }

    public required string Number { get; init; }

    public string? ParentNumber { get; init; }

    public string? ServiceTag { get; init; }

    public required string Product { get; init; }

    public string? Sku { get; init; }

    public int? Quantity { get; init; }

    public DateOnly? Start { get; init; }

    public required DateOnly End { get; init; }

    public PurchaseChannel PurchaseChannel { get; init; }

    public string? Reseller { get; init; }

    public string? Email { get; init; }
}

/// <summary>Something that keeps the file from being imported.</summary>
/// <param name="Line">Line of the file, from 1; 0 for the file as a whole.</param>
/// <param name="Column">Heading of the column; null for the line as a whole.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Detail">The value, or the other line; null when there is none.</param>
internal sealed record ImportProblem(int Line, string? Column, ImportProblemKind Problem, string? Detail = null);

/// <summary>What can be wrong with a file.</summary>
internal enum ImportProblemKind
{
    /// <summary>There is not even a heading.</summary>
    Empty,

    /// <summary>No column for something that every contract needs.</summary>
    MissingColumn,

    /// <summary>Two columns for one thing.</summary>
    RepeatedColumn,

    /// <summary>More or fewer cells than headings.</summary>
    CellCount,

    /// <summary>Quotation marks that do not close, or stand in the middle of a cell.</summary>
    Quotes,

    /// <summary>Nothing where something is needed.</summary>
    Missing,

    /// <summary>A cell that a spreadsheet would run.</summary>
    Formula,

    /// <summary>Neither Red Hat, Dell, HP nor Symantec.</summary>
    UnknownVendor,

    /// <summary>Not a kind of number.</summary>
    UnknownKind,

    /// <summary>Not a number by which a contract can be named.</summary>
    BadNumber,

    /// <summary>No such day, or none between 1990 and 2100.</summary>
    BadDate,

    /// <summary>It ends before it begins.</summary>
    EndBeforeStart,

    /// <summary>Not a whole number, 0 to ten million.</summary>
    BadQuantity,

    /// <summary>Neither store nor reseller.</summary>
    UnknownChannel,

    /// <summary>Not one e-mail address.</summary>
    BadEmail,

    /// <summary>Longer than any real value.</summary>
    TooLong,

    /// <summary>The same vendor, kind and number on an earlier line.</summary>
    Duplicate,
}

/// <summary>A file, read. It may be imported when it has no problem.</summary>
/// <param name="Contracts">The lines without problem.</param>
/// <param name="Problems">All of them, in the order of lines.</param>
/// <param name="IgnoredColumns">Headings that mean nothing here.</param>
/// <param name="Separator">The character between cells.</param>
/// <param name="Encoding">Name of the encoding.</param>
internal sealed record ImportReading(
    IReadOnlyList<ImportedContract> Contracts, IReadOnlyList<ImportProblem> Problems, IReadOnlyList<string> IgnoredColumns, char Separator, string Encoding);
