const shapes = {
  close: 'm6 6 8 8m0-8-8 8',
  erase: 'M4.5 6h11M8 6V4.5h4V6m-5.8 0 .6 9.5h6.4l.6-9.5',
  adviser: 'M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-5.5 7c0-3 2.4-4.8 5.5-4.8s5.5 1.8 5.5 4.8',
};

/** A drawn symbol, silent for screen readers: its button carries the words. */
export function icon(name) {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  const path = svg.appendChild(document.createElementNS(ns, 'path'));
  path.setAttribute('d', shapes[name]);
  return svg;
}
