/** The launcher's own style. `position` is start or end (of the line, so mirrored in right-to-left pages), left or right. */
export function styleSheet({ color, position }) {
  const accent = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(color ?? '') ? color : '#0f5c63';
  const ink = isLight(accent) ? '#000' : '#fff';
  const side = { start: 'inset-inline-start', left: 'left', right: 'right' }[position] ?? 'inset-inline-end';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
:host { all: initial; position: static; }
[hidden] { display: none !important; }
.launcher {
  all: unset; box-sizing: border-box; position: fixed; z-index: var(--supportbot-layer, 2147483000); ${side}: var(--supportbot-gap, 1rem); bottom: max(var(--supportbot-gap, 1rem), env(safe-area-inset-bottom));
  display: inline-flex; align-items: center; gap: .55rem; min-height: 52px; padding: 0 1.25rem 0 1.05rem; border-radius: 26px; cursor: pointer;
  background: ${accent}; color: ${ink}; font: 600 16px/1 var(--supportbot-font, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif); box-shadow: 0 1px 2px rgb(0 0 0 / 15%), 0 8px 24px rgb(0 0 0 / 22%);
}
.launcher:hover { filter: brightness(.93); }
.launcher:focus-visible { outline: 3px solid ${accent}; outline-offset: 3px; }
svg { width: 22px; height: 22px; fill: currentcolor; }
.count { min-width: 1.4em; padding: .2em .35em; border-radius: 1em; background: ${ink}; color: ${accent}; font-size: 13px; text-align: center; }
iframe {
  position: fixed; z-index: calc(var(--supportbot-layer, 2147483000) + 1); ${side}: var(--supportbot-gap, 1rem); bottom: var(--supportbot-gap, 1rem); width: min(424px, 100vw - 2rem); height: min(704px, 100dvh - 2rem);
  border: 1px solid rgb(120 130 140 / 45%); border-radius: 16px; box-shadow: 0 12px 36px rgb(0 0 0 / 26%); background: Canvas; color-scheme: normal;
}
@media (max-width: 40rem), (max-height: 30rem) {
  iframe { inset: 0; width: 100vw; height: 100dvh; border: 0; border-radius: 0; }
}
@media (forced-colors: active) { .launcher { border: 1px solid ButtonText; } }
@media print { .launcher, iframe { display: none; } }
`);
  return sheet;
}

/** Whether black reads better than white on a colour. */
function isLight(colour) {
  const long = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour;
  const [red, green, blue] = [1, 3, 5].map(at => (parseInt(long.slice(at, at + 2), 16) / 255) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18;
}
