using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.DirectLine;
using SupportBot.Bot.Security.HostPage;

namespace SupportBot.Bot.CommandLine.Doctor;

/// <summary>Are the keys there that protect cookies, and the secrets that others hold?</summary>
internal static class KeysCheck
{
    public static Task<IReadOnlyList<Finding>> LookAsync(IServiceProvider services, Trial trial, CancellationToken cancellationToken)
    {
        var protector = services.GetRequiredService<IDataProtectionProvider>().CreateProtector("doctor");
        var isWhole = protector.Unprotect(protector.Protect("a")) == "a";
        var keys = services.GetRequiredService<IKeyManager>().GetAllKeys();
        var secret = services.GetRequiredService<IOptions<DirectLineOptions>>().Value.Secret;
        var vouched = services.GetRequiredService<IOptions<HostPageOptions>>().Value.SigningKey;
        return Task.FromResult<IReadOnlyList<Finding>>(
        [
            isWhole
                ? Finding.Ok("keys", $"{keys.Count} keys protect cookies and second factors; they lie in the database.")
                : Finding.ToMend("keys", "The keys that protect cookies do not open what they closed. Restore the database from a backup."),
            string.IsNullOrEmpty(secret)
                ? Finding.Note("secrets", "DirectLine:Secret is not set: pages get tokens from /api/chat/token, and no server can open conversations.")
                : Finding.Ok("secrets", "DirectLine:Secret is set."),
            string.IsNullOrEmpty(vouched)
                ? Finding.Note("secrets", "HostPage:SigningKey is not set: no page around the chat can vouch for its users.")
                : Finding.Ok("secrets", "HostPage:SigningKey is set."),
        ]);
    }
}
