namespace SupportBot.Bot.Contracts.Import;

/// <summary>Reads one line, collecting all that is wrong with it.</summary>
internal sealed class ImportLine(ImportHeader header, string[] cells, int line, List<ImportProblem> problems)
{
    private const int Longest = 200;

    /// <summary>The contract, or null when anything is wrong.</summary>
    public ImportedContract? Read()
    {
        var before = problems.Count;
        RefuseFormulas();
        var vendor = Required(ImportColumn.Vendor, ImportWords.Vendor, ImportProblemKind.UnknownVendor);
        var organisation = Text(ImportColumn.Organisation, needed: true);
        var product = Text(ImportColumn.Product, needed: true);
        var start = Optional(ImportColumn.Start, CellReader.Date, ImportProblemKind.BadDate);
        var end = Required(ImportColumn.End, CellReader.Date, ImportProblemKind.BadDate);
        if (start > end)
        {
            Add(ImportColumn.End, ImportProblemKind.EndBeforeStart, Cell(ImportColumn.End));
        }

        var (kind, number) = ReadNumber(vendor);
        var contract = new ImportedContract(line)
        {
            Organisation = organisation,
            Vendor = vendor ?? default,
            Kind = kind,
            Number = number,
            ParentNumber = kind == ContractKind.Contract ? null : NumberIn(ImportColumn.ContractNumber),
            ServiceTag = kind == ContractKind.ServiceTag ? null : NumberIn(ImportColumn.ServiceTag),
            Product = product,
            Sku = NullIfEmpty(Text(ImportColumn.Sku, needed: false)),
            Quantity = Optional(ImportColumn.Quantity, CellReader.Quantity, ImportProblemKind.BadQuantity),
            Start = start,
            End = end ?? default,
            PurchaseChannel = Optional(ImportColumn.PurchaseChannel, ImportWords.Channel, ImportProblemKind.UnknownChannel) ?? PurchaseChannel.Unknown,
            Reseller = NullIfEmpty(Text(ImportColumn.Reseller, needed: false)),
            Email = Email(),
        };
        return problems.Count == before ? contract : null;
    }

    private void RefuseFormulas()
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (CellReader.IsFormula(cells[i]) && CellReader.Clean(cells[i]).Length > 0)
            {
                problems.Add(new ImportProblem(line, header.Headings[i].Trim(), ImportProblemKind.Formula, Shortened(cells[i])));
            }
        }
    }

    /// <summary>The most telling number of the line: of a subscription before the contract that holds it, a machine's tag last.</summary>
    private (ContractKind Kind, string Number) ReadNumber(SoftwareVendor? vendor)
    {
        var kind = Optional(ImportColumn.Kind, ImportWords.Kind, ImportProblemKind.UnknownKind);
        ReadOnlySpan<(ImportColumn Column, ContractKind Kind)> candidates =
        [
            (ImportColumn.Number, kind ?? UsualKind(vendor)),
            (ImportColumn.SubscriptionNumber, ContractKind.Subscription),
            (ImportColumn.RenewalId, ContractKind.RenewalId),
            (ImportColumn.ContractNumber, ContractKind.Contract),
            (ImportColumn.ServiceTag, ContractKind.ServiceTag),
        ];
        foreach (var (column, itsKind) in candidates)
        {
            if (Cell(column).Length > 0)
            {
                return (itsKind, NumberIn(column) ?? "");
            }
        }

        Add(ImportColumn.Number, ImportProblemKind.Missing);
        return (ContractKind.Contract, "");
    }

    private static ContractKind UsualKind(SoftwareVendor? vendor) => vendor switch
    {
        SoftwareVendor.RedHat => ContractKind.Subscription,
        SoftwareVendor.Symantec => ContractKind.RenewalId,
        SoftwareVendor.Dell => ContractKind.ServiceTag,
        _ => ContractKind.Contract,
    };

    private string? NumberIn(ImportColumn column)
    {
        var cell = Cell(column);
        if (cell.Length == 0)
        {
            return null;
        }

        if (!ContractReference.TryParse(cell, out _))
        {
            Add(column, ImportProblemKind.BadNumber, cell);
        }

        return cell;
    }

    private string? Email()
    {
        var cell = Cell(ImportColumn.Email);
        if (cell.Length == 0)
        {
            return null;
        }

        var email = CellReader.Email(cell);
        if (email is null)
        {
            Add(ImportColumn.Email, ImportProblemKind.BadEmail, cell);
        }

        return email;
    }

    private string Text(ImportColumn column, bool needed)
    {
        var cell = Cell(column);
        if (needed && cell.Length == 0)
        {
            Add(column, ImportProblemKind.Missing);
        }
        else if (cell.Length > Longest)
        {
            Add(column, ImportProblemKind.TooLong, cell);
        }

        return cell;
    }

    private T? Required<T>(ImportColumn column, Func<string, T?> read, ImportProblemKind problem)
        where T : struct
    {
        if (Cell(column).Length > 0)
        {
            return Optional(column, read, problem);
        }

        Add(column, ImportProblemKind.Missing);
        return null;
    }

    private T? Optional<T>(ImportColumn column, Func<string, T?> read, ImportProblemKind problem)
        where T : struct
    {
        var cell = Cell(column);
        if (cell.Length == 0)
        {
            return null;
        }

        var value = read(cell);
        if (value is null)
        {
            Add(column, problem, cell);
        }

        return value;
    }

    private string Cell(ImportColumn column) => header.Cell(cells, column);

    private void Add(ImportColumn column, ImportProblemKind problem, string? detail = null) =>
        problems.Add(new ImportProblem(line, header.Heading(column), problem, detail is null ? null : Shortened(detail)));

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
