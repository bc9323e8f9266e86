using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SupportBot.Bot.AgentConsole.Accounts;

namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary>Hashes and verifies passwords with the framework's hasher (PBKDF2, SHA-512).</summary>
internal sealed class Passwords
{
    /// <summary>OWASP's figure for PBKDF2-HMAC-SHA512; the framework's default is half of it.</summary>
    private const int Iterations = 210_000;

    private static readonly Agent Nobody = new("", "", "", ConsoleRole.None, QueueAccess.Nothing, AgentState.Removed);

    private readonly PasswordHasher<Agent> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private readonly string _nobodysHash;

    public Passwords() => _nobodysHash = Hash(RandomNumberGenerator.GetHexString(32));

    public string Hash(string password) => _hasher.HashPassword(Nobody, Normalised(password));

    /// <summary>Takes the same time whether there is an account or not.</summary>
    /// <param name="hash">Null when there is no account, or it has no password: nothing is right.</param>
    public bool Verify(string? hash, string password)
    {
        var result = _hasher.VerifyHashedPassword(Nobody, hash ?? _nobodysHash, Normalised(password));
        return hash is not null && result != PasswordVerificationResult.Failed;
    }

    /// <summary>The same letters, however a keyboard composes them (NIST SP 800-63B, 5.1.1.2).</summary>
    private static string Normalised(string password) => password.Normalize(NormalizationForm.FormKC);
}
