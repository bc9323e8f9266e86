namespace SupportBot.Bot.CommandLine;

/// <summary>While the host starts, its own log of a failure, which is a stack, is left out: <see cref="StartFaults"/> says the same in a sentence.</summary>
internal sealed class QuietStart : IHostedLifecycleService
{
    private volatile bool _hasStarted;

    public bool Lets(LogLevel level) => level >= LogLevel.Information && (_hasStarted || level < LogLevel.Error);

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _hasStarted = true;
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Registers it.</summary>
internal static class QuietStartServices
{
    private const string Host = "Microsoft.Extensions.Hosting.Internal.Host";

    public static IServiceCollection AddQuietStart(this IServiceCollection services)
    {
        var quiet = new QuietStart();
        return services.AddLogging(logging => logging.AddFilter(Host, quiet.Lets)).AddHostedService(_ => quiet);
    }
}
