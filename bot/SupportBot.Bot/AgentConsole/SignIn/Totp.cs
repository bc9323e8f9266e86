using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary>Time-based one-time codes (RFC 6238): HMAC-SHA-1, 30 seconds, 6 digits, which is what every authenticator takes.</summary>
internal static class Totp
{
    public const int SecretBytes = 20;
    public const int Digits = 6;

    private const int StepSeconds = 30;
    private const int Modulus = 1_000_000;

    /// <summary>Clocks may be one step off, either way.</summary>
    private const int Drift = 1;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    public static long StepAt(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step: HOTP (RFC 4226) of its number.</summary>
    public static string Code(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The RFC's function, and the only one that all authenticators know; as a keyed hash it is not broken.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var offset = hash[^1] & 0x0F;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code was typed; null when it is none, or not later than the last used one.</summary>
    /// <param name="lastStep">The last step whose code was used: neither it nor an earlier one counts again.</param>
    public static long? Match(ReadOnlySpan<byte> secret, string typed, DateTimeOffset now, long lastStep)
    {
        var code = Encoding.ASCII.GetBytes(new string([.. typed.Where(char.IsAsciiDigit)]));
        long? found = null;
        for (var step = StepAt(now) - Drift; step <= StepAt(now) + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(code, Encoding.ASCII.GetBytes(Code(secret, step))) && step > lastStep)
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>Base32 (RFC 4648) without padding: a secret of 20 bytes needs none.</summary>
    public static string ToBase32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 / 5) + 1);
        int bits = 0, held = 0;
        foreach (var value in bytes)
        {
            held = (held << 8) | value;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(Base32[(held >> (bits - 5)) & 31]);
            }

            held &= (1 << bits) - 1;
        }

        return (bits > 0 ? text.Append(Base32[(held << (5 - bits)) & 31]) : text).ToString();
    }

    /// <summary>The address that authenticators read from a QR code.</summary>
    public static string Address(ReadOnlySpan<byte> secret, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={ToBase32(secret)}&issuer={Uri.EscapeDataString(issuer)}";
}
