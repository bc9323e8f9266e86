namespace SupportBot.Dialogs.Forms;

/// <summary>What people say to a form rather than answer it.</summary>
public enum FormCommand
{
    /// <summary>"annuler".</summary>
    Cancel,

    /// <summary>"retour".</summary>
    Back,

    /// <summary>"recommencer".</summary>
    Restart,

    /// <summary>"répéter".</summary>
    Repeat,

    /// <summary>"aide".</summary>
    Help,

    /// <summary>"pourquoi".</summary>
    Why,

    /// <summary>"où le trouver".</summary>
    Where,

    /// <summary>"je ne l'ai pas".</summary>
    Unavailable,

    /// <summary>"plus tard".</summary>
    Later,

    /// <summary>"passer".</summary>
    Skip,

    /// <summary>"conseiller".</summary>
    Human,

    /// <summary>"modifier".</summary>
    Edit,

    /// <summary>"récapitulatif".</summary>
    Recap,

    /// <summary>"envoyer"; at the recap only.</summary>
    Send,

    /// <summary>"garder"; while an answer is being changed.</summary>
    Keep,

    /// <summary>"continuer quand même"; after two rejections.</summary>
    Insist,

    /// <summary>"merci", "bonjour".</summary>
    Courtesy,
}
