using FsCheck;
using FsCheck.Fluent;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Testing.Mail;

namespace SupportBot.Bot.Tests.Outbox.Mail;

public sealed class MailContentTests : IDisposable
{
    private static readonly string[] AllowedHeaders =
    [
        "X-Sender", "X-Receiver", "MIME-Version", "From", "To", "Reply-To", "Date", "Subject", "Content-Type", "Content-Transfer-Encoding", "Message-ID",
        "Auto-Submitted", "X-Auto-Response-Suppress", "References", "In-Reply-To",
    ];

    private readonly MailFixture _mail = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Attack", "S64")]
    public async Task Letter_is_written_as_a_French_mail_with_thread_and_robot_headers()
    {
        await _mail.PostAsync(new MailLetter("anne@example.fr", "Votre demande « Dell » n° SB-2026-000123 est arrivée", "Bonjour,\n\nC'est noté : à bientôt.\nL'équipe")
        {
            ToName = "Anne Éluard",
            ReplyTo = "dell@example.com",
            Case = "SB-2026-000123",
        });

        await _mail.Outbox.RunAsync(_mail.ToFolder(), Cancellation);

        var eml = _mail.Eml;
        eml["Subject"].ShouldBe("Votre demande « Dell » n° SB-2026-000123 est arrivée");
        eml["From"].ShouldBe("Support à l'écoute <support@example.com>");
        eml["To"].ShouldContain("Anne Éluard");
        eml["To"].ShouldContain("<anne@example.fr>");
        eml["Reply-To"].ShouldContain("dell@example.com");
        eml["Auto-Submitted"].ShouldBe("auto-generated");
        eml["References"].ShouldBe("<sb-2026-000123.case@example.com>");
        eml["In-Reply-To"].ShouldBe(eml["References"]);
        eml["Message-ID"].ShouldMatch("^<[0-9a-f]{32}@example\\.com>$");
        eml.MediaType.ShouldBe("multipart/alternative");
        eml.Leaves.Select(part => part.MediaType).ShouldBe(["text/plain", "text/html"]);
        eml.Leaves.First().Text.TrimEnd().ShouldBe("Bonjour,\r\n\r\nC'est noté : à bientôt.\r\nL'équipe");
        eml.Leaves.Last().Text.ShouldContain("<p>C&#x27;est noté : à bientôt.<br>");
    }

    [Fact]
    public async Task Files_are_attached_with_their_French_names_and_bytes()
    {
        var file = await _mail.StoreAsync("Bon de livraison n° 12 – été.png", MailFixture.Png(5_000));
        await _mail.PostAsync(new MailLetter("anne@example.fr", "Pièces", "Voici.") { Files = [file] });

        await _mail.Outbox.RunAsync(_mail.ToFolder(), Cancellation);

        var attachment = _mail.Eml.Leaves.Last();
        attachment.MediaType.ShouldBe("image/png");
        attachment.FileName.ShouldBe("Bon de livraison n° 12 – été.png");
        attachment.Bytes.ShouldBe(MailFixture.Png(5_000));
        attachment["Content-Disposition"].ShouldStartWith("attachment");
    }

    [Fact]
    public async Task Files_that_are_too_large_or_gone_are_named_instead()
    {
        _mail.Mail.MostAttachedBytes = 1_000;
        var large = await _mail.StoreAsync("grand.png", MailFixture.Png(1_001));
        var small = await _mail.StoreAsync("petit.png", MailFixture.Png(500));
        var gone = new MailFile(MailFixture.Conversation, "nothing", "disparu.pdf", "application/pdf");
        var foreign = small with { Conversation = "another", Name = "autre.png" };
        await _mail.PostAsync(new MailLetter("anne@example.fr", "Pièces", "Voici.") { Files = [large, small, gone, foreign] });

        await _mail.Outbox.RunAsync(_mail.ToFolder(), Cancellation);

        _mail.Eml.Leaves.Last().FileName.ShouldBe("petit.png");
        _mail.Eml.Leaves.First().Text.ShouldContain("Pièces non jointes à ce courriel (trop volumineuses ou supprimées) : grand.png, disparu.pdf, autre.png.");
    }

    [Fact]
    [Trait("Attack", "S63")]
    public async Task Markup_is_shown_as_text_and_only_our_link_can_be_clicked()
    {
        await _mail.PostAsync(new MailLetter("anne@example.fr", "<b>Sujet</b>", "<script>alert(1)</script> https://evil.example/x\n\nhttps://support.example/envoi/abc?x=1&y=2")
        {
            Link = new Uri("https://support.example/envoi/abc?x=1&y=2"),
        });

        await _mail.Outbox.RunAsync(_mail.ToFolder(), Cancellation);

        var html = _mail.Eml.Leaves.Last().Text;
        var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(html, Cancellation);
        page.QuerySelectorAll("script, img, b, iframe").ShouldBeEmpty();
        page.QuerySelectorAll("a").Single().GetAttribute("href").ShouldBe("https://support.example/envoi/abc?x=1&y=2");
        page.Body!.TextContent.ShouldContain("<script>alert(1)</script> https://evil.example/x"); // a parsed document has a body
    }

    public static TheoryData<string> Injections() =>
    [
        "Nom\r\nBcc: evil@example.com", "Nom\nBcc: evil@example.com", "Nom\rBcc: evil@example.com", "Nom\u2028Bcc: evil@example.com", "Nom\u0085Bcc: evil@example.com",
        "Nom\u0000\u000b\u000cBcc: evil@example.com", "\r\n\r\n<html>", "a, evil@example.com", "\"evil@example.com\" <evil@example.com>", "=?utf-8?Q?=0D=0ABcc:_evil@example.com?=",
        "\u202Egnp.exe", "Nom%0d%0aBcc: evil@example.com", "\ud83d\ude00\ud83d", "x\r\n.\r\nMAIL FROM:<evil@example.com>",
    ];

    [Theory]
    [MemberData(nameof(Injections))]
    [Trait("Attack", "S59")]
    public async Task Hostile_text_in_any_place_leaves_as_one_mail_with_the_headers_we_wrote(string hostile)
    {
        var file = await _mail.StoreAsync(hostile + ".png", MailFixture.Png());
        await _mail.PostAsync(new MailLetter("anne@example.fr", hostile, hostile)
        {
            ToName = hostile,
            ReplyTo = hostile,
            Case = "SB-2026-000123",
            Files = [file with { Name = hostile }],
        });

        await _mail.Outbox.RunAsync(_mail.ToFolder(), Cancellation);

        CheckHeaders(_mail.Eml);
        new System.Net.Mail.MailAddressCollection { _mail.Eml["X-Receiver"] }.Single().Address.ShouldBe("anne@example.fr");
    }

    [Fact]
    [Trait("Attack", "S59")]
    public void Any_text_gives_one_recipient_and_our_headers_only()
    {
        var composer = new MailComposer(Microsoft.Extensions.Options.Options.Create(_mail.Mail));
        var letters = Gen.Elements("a", "é", " ", "\r", "\n", "\r\n", "\u2028", "\u0000", ":", ",", ";", "<", ">", "\"", "@", "Bcc: x@y.fr", ".\r\n", "=?", "?=", "\ud800", "😀", "\t");
        var anyText = Prop.ForAll(letters.ArrayOf().Select(string.Concat).ToArbitrary(), text =>
        {
            using var message = composer.Compose(new MailLetter("anne@example.fr", text, text) { ToName = text, ReplyTo = text }, text, []);

            message.ShouldNotBeNull().To.Single().Address.ShouldBe("anne@example.fr");
            message.Bcc.ShouldBeEmpty();
            message.CC.ShouldBeEmpty();
            message.Subject.ShouldNotContain('\n');
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithQuietOnSuccess(true), anyText);
    }

    [Theory]
    [InlineData("anne@example.fr, bruno@example.fr")]
    [InlineData("Anne <anne@example.fr>")]
    [InlineData("anne@example.fr\r\nBcc: bruno@example.fr")]
    [InlineData("")]
    [Trait("Attack", "S60")]
    public async Task Letter_to_anything_but_one_address_is_a_dead_letter(string to)
    {
        await _mail.PostAsync(new MailLetter(to, "Sujet", "Texte"));

        await _mail.Outbox.RunAsync(_mail.ToFolder(), Cancellation);

        _mail.EmlFiles.ShouldBeEmpty();
        (await _mail.Outbox.RowAsync("letter-1", Cancellation)).Failure.ShouldBe("recipient");
    }

    [Fact]
    public async Task Same_letter_written_twice_is_one_file()
    {
        var sender = _mail.ToFolder();
        await _mail.PostAsync(new MailLetter("anne@example.fr", "Sujet", "Texte"));
        var leased = (await _mail.Outbox.Worker().LeaseAsync("mail", 1, Cancellation)).Single();
        await sender.SendAsync(leased.Item, Cancellation); // then the node dies before it notes it
        _mail.Outbox.Clock.Advance(TimeSpan.FromMinutes(5));

        await _mail.Outbox.RunAsync(sender, Cancellation);

        _mail.EmlFiles.Count.ShouldBe(1);
        (await _mail.Outbox.RowAsync("letter-1", Cancellation)).State.ShouldBe("sent");
    }

    [Fact]
    public async Task Folder_that_cannot_be_written_puts_the_letter_back()
    {
        var sender = _mail.ToFolder();
        await _mail.PostAsync(new MailLetter("anne@example.fr", "Sujet", "Texte"));
        Directory.Delete(_mail.Folder);
        await File.WriteAllTextAsync(_mail.Folder, "a file is in the way", Cancellation);

        await _mail.Outbox.RunAsync(sender, Cancellation);

        (await _mail.Outbox.RowAsync("letter-1", Cancellation)).ShouldBe(("waiting", "folder-unwritable", 1, (await _mail.Outbox.RowAsync("letter-1", Cancellation)).Payload));
        File.Delete(_mail.Folder);
        _mail.Outbox.Clock.Advance(TimeSpan.FromSeconds(10));
        await _mail.Outbox.RunAsync(sender, Cancellation);
        _mail.EmlFiles.Count.ShouldBe(1);
    }

    [Fact]
    [Trait("Attack", "S62")]
    public async Task Flood_to_one_address_waits_for_a_person()
    {
        _mail.Mail.MostPerSubjectPerDay = 3;
        for (var i = 0; i < 5; i++)
        {
            await _mail.PostAsync(new MailLetter(i % 2 == 0 ? "anne@example.fr" : "Anne@example.fr", "Sujet", "Texte"), $"letter-{i}");
        }

        await _mail.PostAsync(new MailLetter("bruno@example.fr", "Sujet", "Texte"), "other");
        await _mail.Outbox.RunAsync(_mail.ToFolder(), Cancellation);

        _mail.EmlFiles.Count.ShouldBe(4);
        (await _mail.Outbox.Dead.ListAsync(10, 0, Cancellation)).Select(letter => letter.Failure).ShouldBe(["capped", "capped"]);
        _mail.Outbox.Clock.Advance(TimeSpan.FromHours(25));
        await _mail.PostAsync(new MailLetter("anne@example.fr", "Sujet", "Texte"), "next day");
        (await _mail.Outbox.RowAsync("next day", Cancellation)).State.ShouldBe("waiting");
    }

    [Fact]
    [Trait("Attack", "S62")]
    public async Task Flood_to_everybody_stops_at_the_cap_of_the_hour()
    {
        _mail.Mail.MostPerHour = 10;
        for (var i = 0; i < 12; i++)
        {
            await _mail.PostAsync(new MailLetter($"visitor{i}@example.fr", "Sujet", "Texte"), $"letter-{i}");
        }

        (await _mail.Outbox.Dead.CountAsync(Cancellation)).ShouldBe(new(10, 2));
    }

    public void Dispose() => _mail.Dispose();

    private static void CheckHeaders(MimePart eml)
    {
        eml.Headers.Select(header => header.Name).ShouldBeSubsetOf(AllowedHeaders, StringComparer.Ordinal);
        eml.Headers.Select(header => header.Name).ShouldBeUnique(StringComparer.OrdinalIgnoreCase);
        new System.Net.Mail.MailAddressCollection { eml["To"] }.Single().Address.ShouldBe("anne@example.fr");
        foreach (var part in eml.Leaves)
        {
            part.Headers.Select(header => header.Name).ShouldBeSubsetOf(["Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "MIME-Version"], StringComparer.Ordinal);
        }
    }
}
