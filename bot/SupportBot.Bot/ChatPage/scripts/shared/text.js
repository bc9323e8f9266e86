/** Fills the {named} holes of a sentence. */
export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (hole, name) => (name in values ? String(values[name]) : hole));

/** A small element tree: element('p', { class: 'state' }, 'text', child). Text is always text, never markup. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(key, value);
    } else if (value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }

  made.append(...children);
  return made;
}

/** French typography: the space before a double mark and inside guillemets never breaks. */
export const typeset = sentence => sentence.replace(/ (?=[:;!?»])/g, '\u00a0').replace(/« /g, '«\u00a0');
