namespace SupportBot.Bot.CommandLine.Doctor;

/// <summary>How something was found.</summary>
internal enum Health
{
    Ok,

    /// <summary>It works, and the operator may want to know.</summary>
    Note,

    /// <summary>It must be mended.</summary>
    ToMend,
}

/// <summary>One line of the doctor's report.</summary>
/// <param name="What">What was looked at.</param>
/// <param name="Health">How it was found.</param>
/// <param name="Said">What was seen, and what to do when it must be mended. Never a secret.</param>
internal sealed record Finding(string What, Health Health, string Said)
{
    public static Finding Ok(string what, string said) => new(what, Health.Ok, said);

    public static Finding Note(string what, string said) => new(what, Health.Note, said);

    public static Finding ToMend(string what, string said) => new(what, Health.ToMend, said);
}

/// <summary>What the operator asks to be tried for real.</summary>
/// <param name="MailTo">Where a test mail goes; null sends none.</param>
/// <param name="SendsCard">Whether a test card goes to the agents' Teams channel.</param>
internal sealed record Trial(string? MailTo, bool SendsCard);

/// <summary>Looks at one thing. Whatever it throws is reported as a fault of that thing.</summary>
internal delegate Task<IReadOnlyList<Finding>> Look(IServiceProvider services, Trial trial, CancellationToken cancellationToken);
