using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SupportBot.Bot.Security;

namespace SupportBot.Bot.Reminders;

/// <summary>Links by which a reader of a mail stops its reminders: the id of the wish and a signature; they never expire, and do nothing else.</summary>
internal sealed class ReminderLinks(InstallationSecrets secrets, PublicAddress publicAddress)
{
    /// <summary>Name of the installation's secret; it has to be loaded at start.</summary>
    public const string KeyName = "reminders";

    public const string Path = "/rappels/{token}";

    private const int SignatureBytes = 16;
    private const int LongestToken = 120;

    public Uri StopAddress(string reminder) => publicAddress.Of($"/rappels/{Token(reminder)}");

    /// <summary>The wish that a token names; null when it is not one of ours.</summary>
    public string? Read(string token)
    {
        if (token.Length > LongestToken || token.Split('.') is not [{ Length: > 0 } id, { Length: > 0 }])
        {
            return null;
        }

        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Token(id)), Encoding.UTF8.GetBytes(token)) ? id : null;
    }

    private string Token(string reminder) =>
        $"{reminder}.{Base64Url.EncodeToString(HMACSHA256.HashData(secrets.Get(KeyName), Encoding.UTF8.GetBytes($"stop\n{reminder}")).AsSpan(0, SignatureBytes))}";
}
