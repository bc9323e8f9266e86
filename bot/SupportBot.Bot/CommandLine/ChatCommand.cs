using System.CommandLine;
using System.Globalization;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Schema;
using Spectre.Console;

namespace SupportBot.Bot.CommandLine;

/// <summary><c>chat</c>: talks with the bot in the terminal, over the same turn and the same database as every other door.</summary>
internal static class ChatCommand
{
    private const string Channel = "terminal";
    private const string UserId = "terminal-user";

    /// <summary>In a conversation the log is not to be in the way, except when something fails.</summary>
    private const string QuietLog = "--Logging:LogLevel:Default=Error";

    public static Command Create(string[] args, Func<string[], WebApplication> build)
    {
        var command = new Command("chat", "Talks with the bot in the terminal. An empty line or the end of the input ends it.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var app = build([.. args.Where(static arg => arg != "chat"), QuietLog]);
            await TalkAsync(app.Services, Console.In, Terminal(), cancellationToken);
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

            var said = new Activity { Type = ActivityTypes.Message, Text = MessageText.Clean(Chosen(buttons, line), out var wasCut) };
            buttons = Print(output, await turns.RunAsync(Turn(id, said) with { TextWasCut = wasCut }, cancellationToken));
        }
    }

    private static IAnsiConsole Terminal() =>
        AnsiConsole.Create(new AnsiConsoleSettings { Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect });

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
            output.WriteLine(reply.Text ?? "");
            buttons = reply.SuggestedActions?.Actions ?? [];
        }

        for (var i = 0; i < buttons.Count; i++)
        {
            output.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"  [grey]{i + 1}[/] {Markup.Escape(buttons[i].Title ?? "")}"));
        }

        return buttons;
    }
}
