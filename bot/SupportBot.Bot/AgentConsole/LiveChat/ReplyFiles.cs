using SupportBot.Bot.Conversations.Files;
using SupportBot.Bot.HandOff.Desk;
using SupportBot.Bot.Security;

namespace SupportBot.Bot.AgentConsole.LiveChat;

/// <summary>Reads the files of an agent's reply, which are held to what customers' files are held to.</summary>
internal sealed class ReplyFiles(PublicAddress publicAddress)
{
    private const int Most = 3;
    private const int LargestFile = 10 * 1024 * 1024;

    /// <summary>The files; null when one of them is refused, and then none is sent.</summary>
    public async Task<IReadOnlyList<AgentFile>?> ReadAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        var posted = form.Files.Where(static file => file.Length > 0).ToList();
        if (posted.Count > Most || posted.Exists(static file => file.Length > LargestFile))
        {
            return null;
        }

        var files = new List<AgentFile>(posted.Count);
        foreach (var one in posted)
        {
            var bytes = new byte[one.Length];
            await using var content = one.OpenReadStream();
            await content.ReadExactlyAsync(bytes, cancellationToken);
            if (ReceivedFile.Read(one.FileName, one.ContentType, bytes, out var file) != FileVerdict.Accepted || file is null)
            {
                return null;
            }

            files.Add(new AgentFile(file, publicAddress.Of(AgentFileEndpoint.PathOf(file.Info.Id))));
        }

        return files;
    }
}
