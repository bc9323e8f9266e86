// What the page asks the server about the FAQ.

const remembered = new Map();
const rememberAtMost = 60;

export class KnowledgeTrouble extends Error {
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

/** The answers nearest to a question: { decision, flow, results: [{ id, question, vendor, confidence }] }. */
export async function searchAnswers(query, signal) {
  const known = remembered.get(query);
  if (known) {
    return known;
  }

  const found = await getJson(`api/knowledge/search?q=${encodeURIComponent(query)}&top=5`, signal);
  if (remembered.size >= rememberAtMost) {
    remembered.delete(remembered.keys().next().value);
  }

  remembered.set(query, found);
  return found;
}

/** One entry with its answer: { id, question, vendor, html, source, reviewed, followUps: [{ id, question }] }. */
export const readEntry = (id, signal) => getJson(`api/knowledge/entries/${encodeURIComponent(id)}`, signal);

async function getJson(address, signal) {
  let response;
  try {
    response = await fetch(address, { signal, headers: { accept: 'application/json' } });
  } catch (error) {
    throw error.name === 'AbortError' ? error : new KnowledgeTrouble('offline');
  }

  if (!response.ok) {
    throw new KnowledgeTrouble(response.status === 429 ? 'tooMany' : response.status === 404 ? 'missing' : 'offline');
  }

  try {
    return await response.json();
  } catch (error) {
    throw error.name === 'AbortError' ? error : new KnowledgeTrouble('offline');
  }
}
