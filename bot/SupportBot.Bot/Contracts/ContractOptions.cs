using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Contracts;

/// <summary>Who may see contracts, and how often.</summary>
internal sealed class ContractOptions
{
    public const string Section = "Contracts";

    /// <summary>Entra tenants whose members are served in Teams. Default: none listed, every tenant that has a member here.</summary>
    public IList<string> TeamsTenants { get; } = [];

    /// <summary>Look-ups that one person may make within an hour, 1 to 100. Default: 10.</summary>
    [Range(1, 100)]
    public int LookupsPerHour { get; set; } = 10;

    /// <summary>Puts invented contracts into an empty database, in Development only. Default: on.</summary>
    public bool Demo { get; set; } = true;
}

[OptionsValidator]
internal sealed partial class ContractOptionsValidator : IValidateOptions<ContractOptions>;
