using System.Globalization;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.CommandLine.Doctor;

/// <summary>Can the data folder be written, and is there room?</summary>
internal static class DataFolderCheck
{
    private const long Little = 1_000_000_000;
    private const long TooLittle = 100_000_000;

    public static async Task<IReadOnlyList<Finding>> LookAsync(IServiceProvider services, Trial trial, CancellationToken cancellationToken)
    {
        var storage = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        var environment = services.GetRequiredService<IHostEnvironment>();
        var wanted = Path.GetFullPath(Path.Combine(environment.ContentRootPath, storage.DataDirectory));
        try
        {
            var folder = PersistenceServices.DataDirectory(storage, environment);
            var probe = Path.Combine(folder, $".doctor-{Guid.NewGuid():N}");
            await File.WriteAllTextAsync(probe, "", cancellationToken);
            File.Delete(probe);
            return [Finding.Ok("data folder", $"{folder} can be written."), Room(folder)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [Finding.ToMend("data folder", $"{wanted} cannot be written ({failure.Message}). Give it to the account that runs the bot, or name another in Storage:DataDirectory.")];
        }
    }

    private static Finding Room(string folder)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        var said = string.Create(CultureInfo.InvariantCulture, $"{free / 1_000_000_000.0:0.0} GB free where the data lie.");
        return free < TooLittle ? Finding.ToMend("disk", $"{said} Make room: a full disk stops every turn.")
            : free < Little ? Finding.Note("disk", $"{said} Make room soon.")
            : Finding.Ok("disk", said);
    }
}
