using System.CommandLine;
using SupportBot.Bot.Contracts;
using SupportBot.Bot.Contracts.Import;
using SupportBot.Bot.Contracts.Storage;
using SupportBot.Bot.Contracts.Viewers;

namespace SupportBot.Bot.CommandLine;

/// <summary><c>contracts</c>: fills the contracts from files, and says who belongs to which organisation. The bot may run meanwhile.</summary>
internal static class ContractsCommand
{
    private const int Failed = 1;

    /// <summary>Larger files are not lists of contracts.</summary>
    private const long LargestFile = 200 * 1024 * 1024;

    private const string QuietLog = "--Logging:LogLevel:Default=Error";

    public static Command Create(Func<string[], WebApplication> build) =>
        new("contracts", "Contracts and the members of organisations.") { Import(build), Members(build) };

    private static Command Import(Func<string[], WebApplication> build)
    {
        var file = new Argument<FileInfo>("file") { Description = "CSV with French or English headings; separator, encoding, dates and decimals are found out." };
        var isTrial = new Option<bool>("--dry-run") { Description = "Only says what would happen." };
        var command = new Command("import", "Imports contracts, all or nothing; importing the same file again changes nothing.") { file, isTrial };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var app = Build(build, result);
            return await ImportAsync(app.Services, result.GetRequiredValue(file), result.GetValue(isTrial), Console.Out, cancellationToken);
        });
        return command;
    }

    /// <summary>0 when imported (or could be), 1 when there are problems.</summary>
    public static async Task<int> ImportAsync(IServiceProvider services, FileInfo file, bool isTrial, TextWriter output, CancellationToken cancellationToken)
    {
        if (!file.Exists || file.Length > LargestFile)
        {
            await output.WriteLineAsync(file.Exists ? "The file is larger than 200 MB." : $"There is no file {file.Name}.");
            return Failed;
        }

        var reading = ContractFile.Read(await File.ReadAllBytesAsync(file.FullName, cancellationToken));
        await WriteAsync(output, [.. ImportReport.Problems(reading), .. ImportReport.Reading(reading)]);
        if (reading.Problems.Count > 0)
        {
            await output.WriteLineAsync("Nothing was imported.");
            return Failed;
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var summary = await Terminal.WithBarAsync(
            "Comparing and writing",
            _ => services.GetRequiredService<ContractImporter>().RunAsync(reading.Contracts, ContractSources.Import, isTrial, now, cancellationToken));
        await output.WriteLineAsync(ImportReport.Summary(summary, isTrial));
        return 0;
    }

    private static Command Members(Func<string[], WebApplication> build)
    {
        var list = new Command("list", "Lists the members.") { TreatUnmatchedTokensAsErrors = false };
        list.SetAction(async (result, cancellationToken) =>
        {
            await using var app = Build(build, result);
            foreach (var (organisation, member) in await app.Services.GetRequiredService<OrganisationStore>().MembersAsync(cancellationToken))
            {
                await Console.Out.WriteLineAsync($"{organisation}\t{member.Email ?? "-"}\t{(member.Entra is { } person ? $"{person.TenantId}/{person.ObjectId}" : "-")}\t{member.Name}");
            }

            return 0;
        });
        return new Command("members", "Who may see all contracts of an organisation.")
        {
            list,
            Change(build, "add", "Makes somebody a member; the organisation is made when it is new.", async (store, organisation, member, now, cancellationToken) =>
            {
                await store.AddMemberAsync(organisation, member, now, cancellationToken);
                return true;
            }),
            Change(build, "remove", "Takes a member out.", static (store, organisation, member, _, cancellationToken) =>
                store.RemoveMemberAsync(organisation, member, cancellationToken)),
        };
    }

    private static Command Change(
        Func<string[], WebApplication> build, string name, string description, Func<OrganisationStore, string, Member, DateTimeOffset, CancellationToken, Task<bool>> changeAsync)
    {
        var organisation = new Option<string>("--organisation") { Required = true, Description = "Name of the organisation." };
        var email = new Option<string>("--email") { Description = "His address; proved by a code or by the page around the chat." };
        var tenant = new Option<string>("--tenant") { Description = "His Entra tenant id, for Teams." };
        var person = new Option<string>("--object-id") { Description = "His Entra object id, for Teams." };
        var command = new Command(name, description) { organisation, email, tenant, person };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (result, cancellationToken) =>
        {
            if (MemberOf(result.GetValue(email), result.GetValue(tenant), result.GetValue(person)) is not { } member)
            {
                await Console.Error.WriteLineAsync("Give one e-mail address, or tenant and object id (GUIDs), or both.");
                return Failed;
            }

            await using var app = Build(build, result);
            var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            var isDone = await changeAsync(app.Services.GetRequiredService<OrganisationStore>(), result.GetRequiredValue(organisation), member, now, cancellationToken);
            await Console.Out.WriteLineAsync(isDone ? "Done." : "There is no such member.");
            return isDone ? 0 : Failed;
        });
        return command;
    }

    private static Member? MemberOf(string? email, string? tenant, string? person)
    {
        var address = email is null ? null : CellReader.Email(email.Trim());
        var isPerson = Guid.TryParse(tenant, out var tenantId) & Guid.TryParse(person, out var objectId);
        EntraPerson? entra = isPerson ? new EntraPerson(tenantId.ToString("D"), objectId.ToString("D")) : null;
        var isWrong = (email is not null && address is null) || ((tenant is not null || person is not null) && entra is null);
        return isWrong || (address is null && entra is null) ? null : new Member(null, address, entra);
    }

    /// <summary>What is no argument of the command is configuration, as for serving.</summary>
    private static WebApplication Build(Func<string[], WebApplication> build, ParseResult result) => build([.. result.UnmatchedTokens, QuietLog]);

    private static async Task WriteAsync(TextWriter output, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            await output.WriteLineAsync(line);
        }
    }
}
