using Microsoft.Extensions.Options;
using Polly;
using SupportBot.Bot.Contracts.Import;

namespace SupportBot.Bot.Contracts.RedHat;

/// <summary>Red Hat Subscription Management as a source of contracts.</summary>
internal sealed class RedHatSource(RedHatClient client, IOptions<RedHatOptions> options) : IContractStatusSource
{
    public string Name => ContractSources.RedHat;

    public IReadOnlyList<string> Organisations => options.Value.Enabled ? [.. options.Value.Accounts.Select(static account => account.Organisation)] : [];

    public async Task<SourceAnswer> ReadAsync(string organisation, CancellationToken cancellationToken)
    {
        var account = options.Value.Accounts.First(candidate => candidate.Organisation == organisation);
        try
        {
            var subscriptions = await client.ReadAllAsync(account, cancellationToken);
            return SourceAnswer.Of([.. subscriptions
                .Select(subscription => RedHatSubscriptions.ToContract(subscription, account))
                .OfType<ImportedContract>()
                .DistinctBy(static contract => contract.Number, StringComparer.Ordinal)]);
        }
        catch (RedHatException failure)
        {
            return SourceAnswer.Failed(failure.Message);
        }
        catch (ExecutionRejectedException failure)
        {
            return SourceAnswer.Failed(failure.GetType().Name);
        }
        catch (HttpRequestException failure)
        {
            return SourceAnswer.Failed($"unreachable: {failure.HttpRequestError}");
        }
    }
}
