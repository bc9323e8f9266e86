using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases.Uploads;

namespace SupportBot.Bot.CommandLine.Doctor;

/// <summary>Do the links in mails lead here?</summary>
internal static class PublicAddressCheck
{
    private const int SoonDays = 14;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Finding>> LookAsync(IServiceProvider services, Trial trial, CancellationToken cancellationToken)
    {
        var address = services.GetRequiredService<IOptions<UploadLinkOptions>>().Value.PublicAddress;
        if (address.IsLoopback)
        {
            return [services.GetRequiredService<IHostEnvironment>().IsDevelopment()
                ? Finding.Note("public address", $"{address}: right on this machine only. Set UploadLinks:PublicAddress before customers get links.")
                : Finding.ToMend("public address", $"{address}: links in mails lead nowhere. Set UploadLinks:PublicAddress to the address that customers use.")];
        }

        if (address.Scheme != Uri.UriSchemeHttps)
        {
            return [Finding.ToMend("public address", $"{address} is not https: customers' files and codes would travel in the open, and the console's cookies not at all.")];
        }

        return [await CallAsync(address, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken)];
    }

    private static async Task<Finding> CallAsync(Uri address, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset? ends = null;
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        handler.SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
            {
                ends = certificate is X509Certificate2 { NotAfter: var end } ? new DateTimeOffset(end.ToUniversalTime()) : null;
                return errors == SslPolicyErrors.None;
            },
        };
        using var http = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(address, "/health/live"), cancellationToken);
            return !answer.IsSuccessStatusCode ? Finding.Note("public address", $"{address} answers with {(int)answer.StatusCode}: is the bot running behind it?")
                : ends - now < TimeSpan.FromDays(SoonDays) ? Finding.Note("public address", $"{address} answers; its certificate ends on {ends:yyyy-MM-dd}: renew it.")
                : Finding.Ok("public address", $"{address} answers.");
        }
        catch (HttpRequestException) when (ends < now)
        {
            return Finding.ToMend("public address", $"{address}: its certificate ended on {ends:yyyy-MM-dd}. Renew it.");
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            return Finding.ToMend("public address", $"{address}: its certificate is not one that this machine trusts, or is for another name.");
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return Finding.Note("public address", $"{address} cannot be called from here. That is no fault where the machine has no way out and in again.");
        }
    }
}
