using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary>Keeps the secrets of second factors from being read where they are stored or carried: protected by the key ring, and bound to whom they belong to.</summary>
internal sealed class TotpSecrets(IDataProtectionProvider protection)
{
    private const string AtRest = "Console.Totp.Agent";
    private const string InForm = "Console.Totp.Enrolment";

    public string Protect(byte[] secret, string agentId) => Convert.ToBase64String(protection.CreateProtector(AtRest, agentId).Protect(secret));

    public byte[] Unprotect(string text, string agentId) => protection.CreateProtector(AtRest, agentId).Unprotect(Convert.FromBase64String(text));

    /// <summary>For the form of a set-up: the browser carries what it cannot change.</summary>
    public string ProtectForForm(byte[] secret, string linkHash) => Convert.ToBase64String(protection.CreateProtector(InForm, linkHash).Protect(secret));

    /// <summary>The secret that the form carried; null when it was not made for this link.</summary>
    public byte[]? UnprotectFromForm(string? text, string linkHash)
    {
        try
        {
            return text is null ? null : protection.CreateProtector(InForm, linkHash).Unprotect(Convert.FromBase64String(text));
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
