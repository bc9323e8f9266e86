/**
 * Takes over the colour of the page around. Only #rgb or #rrggbb; the text on it becomes black or white, whichever reads better,
 * and a colour too pale or too dark for the ground is moved towards it until words in it can be read (WCAG 1.4.3).
 */
export function dress(colour) {
  const wanted = parse(colour);
  if (!wanted) {
    return;
  }

  const apply = () => {
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const ground = dark ? [26, 32, 39] : [255, 255, 255];
    const accent = readable(wanted, ground, dark ? [255, 255, 255] : [0, 0, 0]);
    const style = document.documentElement.style;
    style.setProperty('--accent', css(accent));
    style.setProperty('--accent-strong', css(mix(accent, dark ? [255, 255, 255] : [0, 0, 0], 0.2)));
    style.setProperty('--accent-ink', contrast(accent, [255, 255, 255]) >= contrast(accent, [0, 0, 0]) ? '#fff' : '#000');
    style.setProperty('--accent-soft', css(mix(ground, accent, 0.1)));
  };
  apply();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', apply);
}

function parse(colour) {
  const long = colour?.replace(/^#([0-9a-f])([0-9a-f])([0-9a-f])$/i, '#$1$1$2$2$3$3');
  return /^#[0-9a-f]{6}$/i.test(long ?? '') ? [1, 3, 5].map(at => parseInt(long.slice(at, at + 2), 16)) : null;
}

function readable(colour, ground, towards) {
  let tried = colour;
  for (let step = 1; contrast(tried, ground) < 4.6 && step <= 20; step += 1) {
    tried = mix(colour, towards, step / 20);
  }

  return tried;
}

const mix = (from, to, share) => from.map((value, at) => Math.round(value + (to[at] - value) * share));

const css = colour => `rgb(${colour.join(' ')})`;

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour) {
  const [red, green, blue] = colour.map(value => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
