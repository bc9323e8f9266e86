namespace SupportBot.Bot.Security;

/// <summary>
/// Settings from files, one per key, as container platforms and systemd hand over secrets: the file <c>DirectLine__Secret</c> holds
/// <c>DirectLine:Secret</c>. They win over all other settings.
/// </summary>
internal static class SecretFiles
{
    private const string Key = "Secrets:Directory";

    /// <summary>Where compose and swarm put them.</summary>
    private const string Default = "/run/secrets";

    public static void AddSecretFiles(this ConfigurationManager configuration)
    {
        var directory = configuration[Key] ?? Default;
        if (Directory.Exists(directory))
        {
            Add(configuration, directory);
        }
        else if (configuration[Key] is not null)
        {
            throw new Microsoft.Extensions.Options.OptionsValidationException(Key, typeof(SecretFiles), [$"{Key} is '{directory}', which is not there."]);
        }
    }

    private static void Add(ConfigurationManager configuration, string directory)
    {
        try
        {
            configuration.AddKeyPerFile(directory, optional: true);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new Microsoft.Extensions.Options.OptionsValidationException(
                Key, typeof(SecretFiles), [$"The secrets in {directory} cannot be read ({failure.Message.TrimEnd('.')}). The account that runs the bot needs to read every file there."]);
        }
    }
}
