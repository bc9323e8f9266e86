using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.DirectLine;
using SupportBot.Bot.Channels.Http;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.Conversations.Files;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Schema;
using Spectre.Console;

namespace SupportBot.Bot.CommandLine;

/// <summary><c>chat</c>: talks with the bot in the terminal, over the same turn and the same database as every other door.</summary>
internal static class ChatCommand
{
    private const string Channel = "terminal";
    private const string UserId = "terminal-user";

    private static readonly Style BotWords = new(Color.Teal);

    /// <summary>Before the path of a file to send.</summary>
    private const char FileMark = '@';

    /// <summary>In a conversation the log is not to be in the way, except when something fails.</summary>
    private const string QuietLog = "--Logging:LogLevel:Default=Error";

    /// <summary>The usual one may be taken by the bot that runs.</summary>
    private const string AnyPort = "--urls=http://127.0.0.1:0";

    public static Command Create(string[] args, Func<string[], WebApplication> build)
    {
        var command = new Command("chat", "Talks with the bot in the terminal. A number takes a button, @path sends a file; an empty line or the end of the input ends it.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var app = build([.. args.Where(static arg => arg != "chat"), QuietLog, AnyPort]);
            // Codes, mails and links belong to the conversation: what sends and serves them runs beside it.
            await app.StartAsync(cancellationToken);
            await TalkAsync(app.Services, Console.In, Terminal.Output(), cancellationToken);
            await app.StopAsync(cancellationToken);
            return 0;
        });
        return command;
    }

    /// <summary>One conversation, from the greeting to the end of <paramref name="input"/>.</summary>
    public static async Task TalkAsync(IServiceProvider services, TextReader input, IAnsiConsole output, CancellationToken cancellationToken)
    {
        var turns = services.GetRequiredService<TurnProcessor>();
        var id = ConversationIds.NewConversation(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var joined = new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [new ChannelAccount(UserId)] };
        var buttons = Print(output, await turns.RunAsync(Turn(id, joined), cancellationToken));
        while (!cancellationToken.IsCancellationRequested)
        {
            output.Markup("[bold]> [/]");
            if (await input.ReadLineAsync(cancellationToken) is not { Length: > 0 } line)
            {
                return;
            }

            var (turn, refused) = line[0] == FileMark ? await WithFileAsync(id, line[1..].Trim(), services, cancellationToken) : (Said(id, Chosen(buttons, line)), null);
            if (turn is null)
            {
                output.MarkupLine($"[red]{Markup.Escape(refused ?? "")}[/]");
                continue;
            }

            buttons = Print(output, await turns.RunAsync(turn, cancellationToken));
        }
    }

    private static IncomingTurn Said(string conversation, string text) =>
        Turn(conversation, new Activity { Type = ActivityTypes.Message, Text = MessageText.Clean(text, out var wasCut) }) with { TextWasCut = wasCut };

    /// <summary>The file as an upload of the chat page brings it, or why it is not taken.</summary>
    private static async Task<(IncomingTurn? Turn, string? Refused)> WithFileAsync(string conversation, string path, IServiceProvider services, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        var most = services.GetRequiredService<IOptions<DirectLineOptions>>().Value.LargestFile;
        if (!file.Exists || file.Length > most)
        {
            return (null, file.Exists ? $"The file has more than {most} bytes." : $"There is no file {path}.");
        }

        var verdict = ReceivedFile.Read(file.Name, null, await File.ReadAllBytesAsync(file.FullName, cancellationToken), out var received);
        return received is null
            ? (null, UploadReader.Refusal(verdict).Message)
            : (Turn(conversation, new Activity { Type = ActivityTypes.Message, Attachments = [IncomingAttachments.WithFile(received, null, null)] }) with { Files = [received] }, null);
    }

    private static IncomingTurn Turn(string conversation, Activity activity) => new()
    {
        Key = ConversationKey.Connector(Channel, conversation),
        Route = TurnRoute.Terminal,
        Activity = activity with
        {
            ChannelId = Channel,
            Conversation = new ConversationAccount(conversation),
            From = new ChannelAccount(UserId),
            Recipient = new ChannelAccount(Channel),
        },
    };

    /// <summary>The button that a number names, or the line itself.</summary>
    private static string Chosen(IReadOnlyList<CardAction> buttons, string line) =>
        int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= buttons.Count
            ? buttons[number - 1].Value?.ToString() ?? line
            : line;

    /// <summary>Shows what the bot said; returns the buttons under it.</summary>
    private static IReadOnlyList<CardAction> Print(IAnsiConsole output, TurnOutcome outcome)
    {
        IReadOnlyList<CardAction> buttons = [];
        foreach (var reply in outcome.ToSend)
        {
            output.WriteLine(reply.Text ?? "", BotWords);
            buttons = reply.SuggestedActions?.Actions ?? [];
        }

        for (var i = 0; i < buttons.Count; i++)
        {
            output.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"  [grey]{i + 1}[/] {Markup.Escape(buttons[i].Title ?? "")}"));
        }

        return buttons;
    }
}
