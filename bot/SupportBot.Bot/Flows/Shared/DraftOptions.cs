using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>Requests that were begun and left.</summary>
internal sealed class DraftOptions
{
    public const string Section = "Drafts";

    /// <summary>Hours for which a request that was cancelled, or put aside for another, is offered again; 1 to 168. Default 24.</summary>
    [Range(1, 168)]
    public int Hours { get; set; } = 24;
}

[OptionsValidator]
internal sealed partial class DraftOptionsValidator : IValidateOptions<DraftOptions>;
