namespace SupportBot.Browser.Tests;

/// <summary>Where things lie in the check-out.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string TestsOutput => Path.Combine(Root, "tests", "SupportBot.Browser.Tests", "bin");

    public static string BotProject { get; } = Path.Combine(Root, "bot", "SupportBot.Bot");

    /// <summary>The bot as built together with these tests: the same configuration and framework.</summary>
    public static string BotProgram { get; } = Path.Combine(BotProject, "bin", Path.GetRelativePath(TestsOutput, AppContext.BaseDirectory), "SupportBot.Bot.dll");

    /// <summary>The accessibility checker that the npm part brings.</summary>
    public static string Axe { get; } = Path.Combine(BotProject, "ChatPage", "node_modules", "axe-core", "axe.min.js");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SupportBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("SupportBot.sln is in no folder above the tests.");
    }
}
