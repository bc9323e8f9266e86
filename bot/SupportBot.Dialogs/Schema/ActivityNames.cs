namespace SupportBot.Dialogs.Schema;

/// <summary>Values of <see cref="Activity.Type"/> that the bot acts on.</summary>
public static class ActivityTypes
{
    /// <summary>Something said, or a card submitted.</summary>
    public const string Message = "message";

    /// <summary>Members joined or left.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>The bot was added to or removed from a Teams conversation.</summary>
    public const string InstallationUpdate = "installationUpdate";

    /// <summary>Somebody is typing; lives three seconds.</summary>
    public const string Typing = "typing";

    /// <summary>The conversation is over.</summary>
    public const string EndOfConversation = "endOfConversation";

    /// <summary>A named signal that is not shown.</summary>
    public const string Event = "event";

    /// <summary>A call whose HTTP answer is the reply.</summary>
    public const string Invoke = "invoke";

    /// <summary>A reaction put on a message.</summary>
    public const string MessageReaction = "messageReaction";

    /// <summary>A message was edited.</summary>
    public const string MessageUpdate = "messageUpdate";

    /// <summary>A message was deleted.</summary>
    public const string MessageDelete = "messageDelete";
}

/// <summary>Values of <see cref="Activity.DeliveryMode"/>.</summary>
public static class DeliveryModes
{
    /// <summary>Replies go to the service URL.</summary>
    public const string Normal = "normal";

    /// <summary>Replies come back in the HTTP answer.</summary>
    public const string ExpectReplies = "expectReplies";
}

/// <summary>Values of <see cref="Activity.InputHint"/>.</summary>
public static class InputHints
{
    /// <summary>The bot listens but waits for nothing.</summary>
    public const string AcceptingInput = "acceptingInput";

    /// <summary>The bot asked something.</summary>
    public const string ExpectingInput = "expectingInput";

    /// <summary>The bot has more to say.</summary>
    public const string IgnoringInput = "ignoringInput";
}

/// <summary>Values of <see cref="Activity.TextFormat"/>.</summary>
public static class TextFormats
{
    /// <summary>Shown to the letter: the one for codes and numbers, which Web Chat's typographer would alter.</summary>
    public const string Plain = "plain";

    /// <summary>Markdown.</summary>
    public const string Markdown = "markdown";
}

/// <summary>Values of <see cref="CardAction.Type"/>.</summary>
public static class ActionTypes
{
    /// <summary>Says its value in the user's name, visibly.</summary>
    public const string ImBack = "imBack";

    /// <summary>Sends its value, unseen.</summary>
    public const string PostBack = "postBack";

    /// <summary>Sends text and value, shows another text.</summary>
    public const string MessageBack = "messageBack";

    /// <summary>Opens an address.</summary>
    public const string OpenUrl = "openUrl";
}

/// <summary>Values of <see cref="ReplyAnnotation.Kind"/>.</summary>
public static class ReplyKinds
{
    /// <summary>First words of a conversation.</summary>
    public const string Greeting = "greeting";

    /// <summary>A knowledge entry.</summary>
    public const string Answer = "answer";

    /// <summary>A choice to make before going on: between entries, vendors, or two readings of an answer.</summary>
    public const string Clarify = "clarify";

    /// <summary>The bot does not know, and says what it can do.</summary>
    public const string Abstain = "abstain";

    /// <summary>A slot asked for the first time.</summary>
    public const string Prompt = "prompt";

    /// <summary>A slot asked again.</summary>
    public const string Reprompt = "reprompt";

    /// <summary>All that was collected, before sending.</summary>
    public const string Summary = "summary";

    /// <summary>The request is sent, or the flow has ended well.</summary>
    public const string Done = "done";

    /// <summary>The flow was cancelled.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Passing to, or coming back from, a person.</summary>
    public const string HandOff = "handoff";

    /// <summary>State of a contract or of a case.</summary>
    public const string Status = "status";

    /// <summary>Courtesies.</summary>
    public const string SmallTalk = "smalltalk";

    /// <summary>Something failed on our side.</summary>
    public const string Error = "error";
}
