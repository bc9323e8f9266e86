using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Security.Keys;

/// <summary>The installation's key for the keys that it keeps in the database.</summary>
internal sealed class KeyEncryptionOptions
{
    public const string Section = "Security";

    /// <summary>Bytes of a key: AES-256.</summary>
    public const int KeyBytes = 32;

    /// <summary>
    /// 32 random bytes in base 64 (<c>openssl rand -base64 32</c>), best as a file of secrets. Several, separated by spaces, commas or lines: the first seals,
    /// all of them open, so that a key can be replaced. Default: none, then whoever reads the database can read the keys in it.
    /// </summary>
    public string? KeyEncryptionKey { get; set; }

    /// <summary>The keys, the one that seals first.</summary>
    /// <exception cref="FormatException">One is not base 64.</exception>
    public IReadOnlyList<byte[]> Keys() =>
        [.. (KeyEncryptionKey ?? "").Split([' ', ',', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(Convert.FromBase64String)];
}

/// <summary>Refuses what is no key, without repeating it.</summary>
internal sealed class KeyEncryptionOptionsValidator : IValidateOptions<KeyEncryptionOptions>
{
    public ValidateOptionsResult Validate(string? name, KeyEncryptionOptions options)
    {
        try
        {
            return options.Keys().All(static key => key.Length == KeyEncryptionOptions.KeyBytes && !IsOneByteRepeated(key))
                ? ValidateOptionsResult.Success
                : Wrong();
        }
        catch (FormatException)
        {
            return Wrong();
        }
    }

    private static bool IsOneByteRepeated(byte[] key) => !key.AsSpan().ContainsAnyExcept(key[0]);

    private static ValidateOptionsResult Wrong() => ValidateOptionsResult.Fail(
        $"{KeyEncryptionOptions.Section}:{nameof(KeyEncryptionOptions.KeyEncryptionKey)} must be {KeyEncryptionOptions.KeyBytes} random bytes in base 64, as `openssl rand -base64 32` gives them.");
}
