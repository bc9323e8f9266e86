using Microsoft.Extensions.Options;
using SupportBot.Bot.Conversations.Files;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;
using SupportBot.Testing.Hosting;
using SupportBot.Testing.Mail;

namespace SupportBot.Bot.Tests.Outbox.Mail;

/// <summary>Letters in a real outbox, sent to an SMTP server of the tests or to a folder.</summary>
internal sealed class MailFixture(OutboxFixture outbox) : IDisposable
{
    public const string Conversation = "conversation-1";

    private readonly TemporaryDirectory _folder = new();

    public MailFixture()
        : this(new OutboxFixture())
    {
    }

    public OutboxFixture Outbox => outbox;

    public MailOptions Mail { get; } = new() { From = "support@example.com", FromName = "Support à l'écoute" };

    public string Folder => _folder.FullName;

    public IReadOnlyList<string> EmlFiles => [.. Directory.GetFiles(Folder, "*.eml").Order(StringComparer.Ordinal)];

    /// <summary>The only mail in the folder.</summary>
    public MimePart Eml => MimePart.Parse(File.ReadAllText(EmlFiles.Single(), System.Text.Encoding.Latin1));

    public MailSender ToFolder() => Sender(new PickupTransport(Folder));

    public MailSender ToServer(SmtpSink sink)
    {
        Mail.Host = "127.0.0.1";
        Mail.Port = sink.Port;
        return Sender(new SmtpTransport(Options.Create(Mail)));
    }

    public async Task PostAsync(MailLetter letter, string key = "letter-1", string? subject = null)
    {
        var rows = new MailRows(Options.Create(Outbox.Options), Options.Create(Mail));
        (await Outbox.Database.WriteAsync([rows.Add(key, letter, subject, null, Outbox.Clock.GetUtcNow())])).ShouldBe(WriteOutcome.Committed);
    }

    /// <summary>Stores a file as the channels do.</summary>
    public async Task<MailFile> StoreAsync(string name, byte[] bytes)
    {
        ReceivedFile.Read(name, null, bytes, out var file).ShouldBe(FileVerdict.Accepted);
        var stored = file.ShouldNotBeNull();
        await Outbox.Database.WriteAsync([FileStore.Insert(new ConversationKey(Conversation), 1, stored, OutboxFixture.Start)]);
        return new MailFile(Conversation, stored.Info.Id, stored.Info.Name, stored.Info.ContentType);
    }

    /// <summary>A small PNG whose length says which one it is: a head, one chunk of the picture's data, the end.</summary>
    public static byte[] Png(int length = 64)
    {
        byte[] head = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0, 0, 0, 0];
        byte[] end = [0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0, 0, 0, 0];
        var data = length - head.Length - end.Length - 12;
        return [.. head, 0, 0, (byte)(data >> 8), (byte)data, (byte)'I', (byte)'D', (byte)'A', (byte)'T', .. Enumerable.Range(0, data).Select(i => (byte)i), 0, 0, 0, 0, .. end];
    }

    public void Dispose()
    {
        Outbox.Dispose();
        _folder.Dispose();
    }

    private MailSender Sender(IMailTransport transport) =>
        new(new MailComposer(Options.Create(Mail)), transport, new FileStore(Outbox.Database), Options.Create(Mail));
}
