namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary>What is wrong with a new password, in French.</summary>
internal static class PasswordTexts
{
    private const int Longest = 1024;

    /// <summary>Null when nothing is.</summary>
    public static string? ProblemOf(string password, string repeated, string email, string name) =>
        password.Length > Longest ? SignInTexts.Of["Password_TooLong"]
        : PasswordRules.Judge(password, email, name) is var verdict and not PasswordVerdict.Good ? SignInTexts.Of[$"Password_{verdict}"]
        : password != repeated ? SignInTexts.Of["Password_Different"]
        : null;
}
