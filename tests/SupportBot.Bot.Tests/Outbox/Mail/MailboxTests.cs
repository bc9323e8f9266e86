using System.Net.Mail;
using FsCheck;
using FsCheck.Fluent;
using SupportBot.Bot.Outbox.Mail;

namespace SupportBot.Bot.Tests.Outbox.Mail;

public sealed class MailboxTests
{
    [Theory]
    [InlineData("anne.martin@example.fr", "anne.martin@example.fr")]
    [InlineData(" anne@Example.FR ", "anne@example.fr")]
    [InlineData("o'neil+sb@sub.example.co.uk", "o'neil+sb@sub.example.co.uk")]
    [InlineData("a@xn--bcher-kva.example", "a@xn--bcher-kva.example")]
    public void Plain_address_is_read(string text, string expected)
    {
        Mailbox.TryParse(text, out var mailbox).ShouldBeTrue();

        mailbox.Address.ShouldBe(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("anne")]
    [InlineData("anne@")]
    [InlineData("@example.fr")]
    [InlineData("anne@localhost")]
    [InlineData("anne@@example.fr")]
    [InlineData("anne@example.fr, bruno@example.fr")]
    [InlineData("anne@example.fr;bruno@example.fr")]
    [InlineData("anne@example.fr bruno@example.fr")]
    [InlineData("Anne <anne@example.fr>")]
    [InlineData("\"anne@evil.example, \"@example.fr")]
    [InlineData("anne(comment)@example.fr")]
    [InlineData("anne@[127.0.0.1]")]
    [InlineData("anne@127.0.0.1")]
    [InlineData("anne@example.fr\r\nRCPT TO:<b@example.fr>")]
    [InlineData("anne@example.fr\n")]
    [InlineData("anne\u2028@example.fr")]
    [InlineData(".anne@example.fr")]
    [InlineData("anne..m@example.fr")]
    [InlineData("anne@-example.fr")]
    [InlineData("anne@example..fr")]
    [InlineData("änne@example.fr")]
    public void Anything_else_is_refused(string? text) => Mailbox.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Too_long_an_address_is_refused()
    {
        Mailbox.TryParse(new string('a', 65) + "@example.fr", out _).ShouldBeFalse();
        Mailbox.TryParse($"a@{string.Join('.', Enumerable.Repeat(new string('b', 60), 5))}.fr", out _).ShouldBeFalse();
    }

    [Fact]
    [Trait("Attack", "S60")]
    public void Whatever_is_accepted_is_exactly_one_recipient_to_the_mail_library()
    {
        var letters = Gen.Elements("a", "b", "@", ".", ",", ";", "<", ">", "\"", " ", "\r", "\n", "(", ")", "example.fr", "x@y.fr", "\\", ":", "\u2028");
        var anyText = Prop.ForAll(letters.ArrayOf().Select(string.Concat).ToArbitrary(), text =>
        {
            if (Mailbox.TryParse(text, out var mailbox))
            {
                new MailAddressCollection { mailbox.Address }.Single().Address.ShouldBe(mailbox.Address);
            }
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000).WithQuietOnSuccess(true), anyText);
    }
}
