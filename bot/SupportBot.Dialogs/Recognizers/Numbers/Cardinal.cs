using System.Runtime.InteropServices;

namespace SupportBot.Dialogs.Recognizers.Numbers;

/// <summary>A whole number read from words.</summary>
/// <param name="Value">The number, zero or more.</param>
/// <param name="Last">Index of its last token.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Cardinal(long Value, int Last)
{
    internal static readonly Cardinal None = new(-1, -1);

    internal bool Found => Last >= 0;
}
