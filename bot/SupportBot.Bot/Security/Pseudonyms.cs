using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Bot.Security;

/// <summary>
/// Names people and contracts where only "the same one again" matters: counters, audit. Keyed, so that nobody finds out by trying who is meant, not
/// even with the database in hand.
/// </summary>
internal sealed class Pseudonyms(InstallationSecrets secrets)
{
    /// <summary>Name of the installation's secret; it has to be loaded at start.</summary>
    public const string KeyName = "pseudonyms";

    private const int Bytes = 16;

    /// <summary>32 hexadecimal letters, the same for the same text within the purpose.</summary>
    public string Of(string purpose, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secrets.Get(KeyName), Encoding.UTF8.GetBytes($"{purpose}\n{text}")).AsSpan(0, Bytes));
}
