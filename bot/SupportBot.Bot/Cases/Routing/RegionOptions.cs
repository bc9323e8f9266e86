using Microsoft.Extensions.Options;
using SupportBot.Bot.Outbox.Mail;

namespace SupportBot.Bot.Cases.Routing;

/// <summary>The regions that customers choose from, by key: <c>Regions:europe:Mailbox</c>. Keys written here add to the defaults or change them.</summary>
internal sealed class RegionsOptions : Dictionary<string, RegionOptions>
{
    public const string Section = "Regions";

    public RegionsOptions()
        : base(StringComparer.OrdinalIgnoreCase)
    {
        this["france"] = new RegionOptions { Name = "France", Order = 1 };
        this["europe"] = new RegionOptions { Name = "Europe (hors France)", Order = 2 };
        this["africa"] = new RegionOptions { Name = "Afrique", Order = 3 };
        this["americas"] = new RegionOptions { Name = "Amériques", Order = 4 };
        this["asia"] = new RegionOptions { Name = "Asie et Pacifique", Order = 5 };
    }
}

/// <summary>One region.</summary>
internal sealed class RegionOptions
{
    /// <summary>French name, as on the button. Required.</summary>
    public string Name { get; set; } = "";

    /// <summary>Address of the region's customer service; null means that letters wait until somebody fills it in.</summary>
    public string? Mailbox { get; set; }

    /// <summary>Place among the buttons, ascending.</summary>
    public int Order { get; set; } = 100;
}

/// <summary>Refuses regions without a name and mailboxes that are not one plain address.</summary>
internal sealed class RegionsOptionsValidator : IValidateOptions<RegionsOptions>
{
    public ValidateOptionsResult Validate(string? name, RegionsOptions options)
    {
        var errors = new List<string>();
        foreach (var (key, region) in options)
        {
            if (string.IsNullOrWhiteSpace(region.Name))
            {
                errors.Add($"{RegionsOptions.Section}:{key}:Name is missing.");
            }

            if (!string.IsNullOrEmpty(region.Mailbox) && !Mailbox.TryParse(region.Mailbox, out _))
            {
                errors.Add($"{RegionsOptions.Section}:{key}:Mailbox is '{region.Mailbox}': write one address such as support@example.com.");
            }
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
