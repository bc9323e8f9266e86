namespace SupportBot.Knowledge.Tests;

/// <summary>The folder of gold files that stands beside the checkout; tests that need it skip when it is absent.</summary>
internal static class SharedFolder
{
    public static string Require(string relativePath)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", relativePath);
            if (File.Exists(path) || Directory.Exists(path))
            {
                return path;
            }
        }

        Assert.Skip($"The gold files are not there: put the folder 'shared' (with {relativePath}) beside the checkout.");
        return relativePath;
    }
}
