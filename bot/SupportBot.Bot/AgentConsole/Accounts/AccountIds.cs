using System.Security.Cryptography;

namespace SupportBot.Bot.AgentConsole.Accounts;

/// <summary>Ids of accounts: random, so that they say nothing and are never given twice.</summary>
internal static class AccountIds
{
    private const int Letters = 16;

    public static string New() => $"ag_{RandomNumberGenerator.GetHexString(Letters, lowercase: true)}";
}
