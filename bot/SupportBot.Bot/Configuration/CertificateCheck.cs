using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SupportBot.Bot.Configuration;

/// <summary>
/// Whether the certificates that the server itself would show are there, can be read and are of today: with an expired one it starts, and every browser refuses it.
/// </summary>
internal static class CertificateCheck
{
    public static IEnumerable<string> Problems(IConfiguration configuration, DateTimeOffset now) =>
        configuration.GetSection("Kestrel:Certificates").GetChildren()
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(static endpoint => endpoint.GetSection("Certificate")))
            .Where(static certificate => certificate["Path"] is { Length: > 0 })
            .Select(certificate => Problem(certificate, now))
            .OfType<string>();

    private static string? Problem(IConfigurationSection settings, DateTimeOffset now)
    {
        var path = settings["Path"]!; // Filtered above.
        foreach (var file in new[] { path, settings["KeyPath"] ?? path })
        {
            if (!File.Exists(file))
            {
                return $"{settings.Path}: there is no file '{file}'. Put the certificate there, or correct the path.";
            }
        }

        try
        {
            using var certificate = Load(path, settings["KeyPath"], settings["Password"]);
            return (Instant(certificate.NotBefore), Instant(certificate.NotAfter)) switch
            {
                (_, var end) when end < now => $"{settings.Path}: the certificate '{path}' expired on {Day(end)}. Renew it, put the new one in its place, and start again.",
                (var begin, _) when begin > now => $"{settings.Path}: the certificate '{path}' is valid from {Day(begin)} on only. Check the clock of this machine, or use an earlier certificate.",
                _ => null,
            };
        }
        catch (Exception failure) when (failure is CryptographicException or UnauthorizedAccessException or IOException)
        {
            return $"{settings.Path}: the certificate '{path}' cannot be read ({failure.Message.TrimEnd('.')}). Check Password, KeyPath, and that this account may read the files.";
        }
    }

    private static X509Certificate2 Load(string path, string? keyPath, string? password) => (keyPath, password) switch
    {
        (null, _) => X509CertificateLoader.LoadPkcs12FromFile(path, password),
        (_, null or "") => X509Certificate2.CreateFromPemFile(path, keyPath),
        _ => X509Certificate2.CreateFromEncryptedPemFile(path, password, keyPath),
    };

    private static DateTimeOffset Instant(DateTime local) => new(local.ToUniversalTime(), TimeSpan.Zero);

    private static string Day(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
