using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Configuration;

/// <summary>Whose support it is: names, logo and colour that people see. The sender of mails is <c>Mail:From</c> and <c>Mail:FromName</c>.</summary>
internal sealed partial class BrandOptions
{
    public const string Section = "Brand";

    /// <summary>Title of the support page, up to 60 characters. Default: <c>Assistance abonnements</c>.</summary>
    [MaxLength(60)]
    public string? Name { get; set; }

    /// <summary>Title of the chat, up to 60 characters; a page that embeds the chat may say another. Default: <c>Assistant</c>.</summary>
    [MaxLength(60)]
    public string? Assistant { get; set; }

    /// <summary>The sentence under the heading of the support page, up to 200 characters. Default: names the requests.</summary>
    [MaxLength(200)]
    public string? Lead { get; set; }

    /// <summary>A question as an example in the search field, up to 60 characters. Default: one about an expired contract.</summary>
    [MaxLength(60)]
    public string? Example { get; set; }

    /// <summary>What the bot says first, up to 1,000 characters, in place of its own greeting, which names the vendors. In French, as the rest of what it says.</summary>
    [MaxLength(1_000)]
    public string? Greeting { get; set; }

    /// <summary>Colour of the support page and of the chat, <c>#rrggbb</c>; darkened or lightened until words in it can be read. Default: a dark teal.</summary>
    public string? Color { get; set; }

    /// <summary>Picture before the name, and icon of the window: a file (<c>.svg</c>, <c>.png</c>, <c>.webp</c>, <c>.jpg</c>, up to 200 KB), absolute or relative to the content root. Default: a balloon.</summary>
    public string? Logo { get; set; }

    /// <summary>Name of the agents' console, up to 60 characters. Default: <c>Console des conseillers</c>.</summary>
    [MaxLength(60)]
    public string? Console { get; set; }

    /// <summary>Whether any page looks different.</summary>
    public bool ChangesPages => (Name ?? Assistant ?? Lead ?? Example ?? Color ?? Logo) is not null;

    internal static bool IsColor(string text) => Hex().IsMatch(text);

    [GeneratedRegex(@"\A#[0-9a-fA-F]{6}\z", RegexOptions.None, 1000)]
    private static partial Regex Hex();
}

[OptionsValidator]
internal sealed partial class BrandAnnotationsValidator : IValidateOptions<BrandOptions>;

/// <summary>Refuses a colour that is none, and a logo that is not there or not a picture.</summary>
internal sealed class BrandOptionsValidator(IHostEnvironment environment) : IValidateOptions<BrandOptions>
{
    private const long LargestLogo = 200 * 1024;
    private static readonly string[] Pictures = [".svg", ".png", ".webp", ".jpg"];

    public ValidateOptionsResult Validate(string? name, BrandOptions options)
    {
        var errors = Check(options).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private IEnumerable<string> Check(BrandOptions options)
    {
        if (options.Color is { } color && !BrandOptions.IsColor(color))
        {
            yield return $"{BrandOptions.Section}:Color is '{color}': write #rrggbb such as #0f5c63.";
        }

        if (options.Logo is not { } logo)
        {
            yield break;
        }

        var file = new FileInfo(Path.Combine(environment.ContentRootPath, logo));
        if (!file.Exists || file.Length > LargestLogo || !Pictures.Contains(file.Extension, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"{BrandOptions.Section}:Logo is '{logo}': name a file of at most 200 KB that ends with {string.Join(", ", Pictures)}.";
        }
    }
}

/// <summary>Registers it.</summary>
internal static class BrandServices
{
    public static IServiceCollection AddBrand(this IServiceCollection services)
    {
        services.AddOptions<BrandOptions>().BindConfiguration(BrandOptions.Section).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<BrandOptions>, BrandAnnotationsValidator>().AddSingleton<IValidateOptions<BrandOptions>, BrandOptionsValidator>();
    }
}
