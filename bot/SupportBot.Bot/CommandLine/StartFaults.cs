using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Persistence.Migrations;
using SupportBot.Bot.Security.Keys;

namespace SupportBot.Bot.CommandLine;

/// <summary>What an operator can mend, in one sentence; a fault of the program itself keeps its stack.</summary>
internal static class StartFaults
{
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel.Core";

    /// <summary>Cause and mend; null for what is no fault of the surroundings.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        OptionsValidationException wrong => Told([.. wrong.Failures]),
        SchemaTooNewException or KeySealedException or DatabaseUnavailableException or NotSupportedException => failure.Message,
        IOException { InnerException: AddressInUseException } => $"{failure.Message.TrimEnd('.')}. Stop the program that listens there (ss -ltnp names it), or choose another address with --urls.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            "An address to listen on is refused to this account: ports below 1024 belong to root. Choose a higher one with --urls and put a proxy in front.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => "An address to listen on is none of this machine: correct --urls (http://*:8080 listens on all).",
        InvalidOperationException { Source: Kestrel } => failure.Message,
        _ => null,
    };

    private static string Told(IReadOnlyList<string> problems) => problems is [var only]
        ? only
        : $"{problems.Count} settings are wrong:{string.Concat(problems.Select(static problem => $"{Environment.NewLine}  - {problem}"))}";
}
