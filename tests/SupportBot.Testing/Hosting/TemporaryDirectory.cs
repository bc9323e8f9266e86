namespace SupportBot.Testing.Hosting;

/// <summary>A folder of its own for a test, gone afterwards.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("supportbot-test-").FullName;

    public string File(string name) => Path.Combine(FullName, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(FullName, recursive: true);
        }
        catch (IOException)
        {
            // Something still has it open: the machine's own cleaning takes it.
        }
    }
}
