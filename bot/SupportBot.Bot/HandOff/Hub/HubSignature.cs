using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Bot.HandOff.Hub;

/// <summary>
/// Signs what goes to the hub and checks what comes from it: HMAC-SHA256 over the time in seconds, a dot and the body, as
/// <c>t=1790000000,v1=hex</c>. The time keeps a copied call from being sent again later.
/// </summary>
internal static class HubSignature
{
    public const string Header = "X-SupportBot-Signature";

    /// <summary>How far the other side's clock may be off.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static string Sign(string secret, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={seconds},v1={Convert.ToHexStringLower(Compute(secret, seconds, body))}";
    }

    /// <summary>Whether one of the keys has signed the body lately.</summary>
    public static bool IsValid(string? header, ReadOnlySpan<byte> body, IEnumerable<string> secrets, DateTimeOffset now)
    {
        if (header?.Split(',') is not [var time, var signature]
            || !time.StartsWith("t=", StringComparison.Ordinal) || !signature.StartsWith("v1=", StringComparison.Ordinal)
            || !long.TryParse(time.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
        {
            return false;
        }

        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (signature.Length != 3 + (2 * given.Length)
            || Convert.FromHexString(signature.AsSpan(3), given, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        var isValid = false;
        foreach (var secret in secrets)
        {
            isValid |= CryptographicOperations.FixedTimeEquals(given, Compute(secret, time[2..], body));
        }

        return isValid;
    }

    private static byte[] Compute(string secret, string seconds, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes(seconds));
        hash.AppendData("."u8);
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
