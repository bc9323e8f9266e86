using SupportBot.Testing.Mail;

namespace SupportBot.Bot.Tests.Reminders;

/// <summary>A mail of the pickup folder as one text: its headers, decoded, then its words.</summary>
internal static class Eml
{
    public static string Read(string file)
    {
        var mail = MimePart.Parse(File.ReadAllText(file));
        return string.Join('\n', mail.Headers.Select(header => $"{header.Name}: {mail[header.Name]}").Append("").Append(mail.Leaves.First().Text));
    }
}
