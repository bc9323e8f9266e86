using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace SupportBot.Bot.Security;

/// <summary>
/// The address under which customers reach this server: <c>UploadLinks:PublicAddress</c>; when that is not set, the one it listens on, which is right on a
/// developer's machine only.
/// </summary>
internal sealed class PublicAddress(IConfiguration configuration, IServiceProvider services)
{
    private const string Key = "UploadLinks:PublicAddress";
    private const string Default = "http://localhost:3978";

    /// <summary>The address of a page of this server.</summary>
    public Uri Of(string path) => new(new Uri(configuration[Key] ?? Listening() ?? Default), path);

    private string? Listening()
    {
        var addresses = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses;
        return addresses?.FirstOrDefault() is { } first
            ? first.Replace("//[::]", "//localhost", StringComparison.Ordinal).Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
                .Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal)
            : null;
    }
}
