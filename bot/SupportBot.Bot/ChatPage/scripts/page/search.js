import texts from '../../texts/page.json';
import { element, fill, typeset } from '../shared/text.js';
import { Combobox } from './combobox.js';
import { KnowledgeTrouble, searchAnswers } from './knowledge.js';

const pauseBeforeSearch = 160;
const pauseBeforeSayingSo = 350;
const pauseBeforeGivingUp = 1200;
const shortestQuery = 2;

/** Search as you type. `openAnswer(id)` and `openChat({ words })` are what choosing an option does. */
export function startSearch({ openAnswer, openChat }) {
  const [form, input, popup, list, state, again, clear, announcer] =
    ['recherche', 'question', 'resultats', 'propositions', 'etat', 'reessayer', 'vider', 'annonce'].map(id => document.getElementById(id));
  const combobox = new Combobox(input, list, popup, choose);
  let running;
  let timer;
  let shown = null;

  input.addEventListener('input', () => {
    clear.hidden = input.value === '';
    clearTimeout(timer);
    running?.abort();
    shown = null;
    if (query().length < shortestQuery) {
      combobox.close();
    } else {
      timer = setTimeout(search, pauseBeforeSearch);
    }
  });
  input.addEventListener('focus', () => shown && combobox.open());
  input.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !event.defaultPrevented && input.value !== '') {
      empty();
    }
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    submit();
  });
  clear.addEventListener('click', () => {
    empty();
    input.focus();
  });
  again.addEventListener('click', () => {
    input.focus();
    search();
  });

  /** Puts a question into the box and looks it up, as a link does. */
  return function ask(question) {
    input.value = question;
    clear.hidden = question === '';
    return search();
  };

  function query() {
    return input.value.trim().replace(/\s+/g, ' ');
  }

  async function search() {
    clearTimeout(timer);
    running?.abort();
    const run = running = new AbortController();
    const asked = query();
    if (asked.length < shortestQuery) {
      return null;
    }

    const slow = setTimeout(() => say(texts.searching), pauseBeforeSayingSo);
    try {
      const found = await searchAnswers(asked, run.signal);
      if (run.signal.aborted) {
        return null;
      }

      show(found, asked);
      return found;
    } catch (error) {
      if (error.name !== 'AbortError') {
        showTrouble(error instanceof KnowledgeTrouble && error.kind === 'tooMany' ? texts.tooMany : texts.offline);
      }

      return null;
    } finally {
      clearTimeout(slow);
    }
  }

  async function submit() {
    const found = shown?.query === query() ? shown.found : await search();
    if (found?.decision === 'answer' && found.results.length > 0) {
      choose({ id: found.results[0].id });
    } else if (found) {
      combobox.open();
    }
  }

  function show(found, asked) {
    shown = { found, query: asked };
    state.className = 'state';
    again.hidden = true;
    const { results, decision, flow } = found;
    state.textContent = results.length === 0 ? texts.keepTyping
      : decision === 'abstain' ? texts.unsure
      : decision === 'clarify' ? texts.clarify
      : '';
    combobox.show([...results.map(answerOption), chatOption(flow, asked)]);
    if (results.length === 0) {
      timer = setTimeout(() => showNothing(asked), pauseBeforeGivingUp);
    } else {
      announcer.textContent = results.length === 1 ? texts.countOne : fill(texts.countMany, { count: results.length });
    }
  }

  /** Half a word finds nothing: that is said only when no more of it comes. */
  function showNothing(asked) {
    state.textContent = fill(texts.noResult, { query: shorten(asked) });
    announcer.textContent = texts.countNone;
  }

  function showTrouble(sentence) {
    shown = null;
    combobox.show([]);
    again.hidden = false;
    say(sentence, 'state trouble');
  }

  function say(sentence, style = 'state') {
    state.className = style;
    state.textContent = sentence;
    announcer.textContent = sentence;
    if (!combobox.isOpen) {
      combobox.show([]);
    }
  }

  function choose(option) {
    combobox.close();
    if (option.id) {
      openAnswer(option.id);
    } else {
      openChat({ words: option.question });
    }
  }

  function empty() {
    running?.abort();
    clearTimeout(timer);
    input.value = '';
    clear.hidden = true;
    shown = null;
    announcer.textContent = '';
    combobox.show([]);
    combobox.close();
  }
}

const answerOption = ({ id, question, vendor }) => ({
  id,
  element: element('div', {}, element('span', {}, typeset(question)), ...(texts.vendors[vendor] ? [element('span', { class: 'vendor' }, texts.vendors[vendor])] : [])),
});

const chatOption = (flow, question) => ({
  question,
  element: element('div', { class: 'to-chat' }, element('span', {}, flow ? texts.startRequest : texts.askAssistant)),
});

const shorten = query => (query.length > 60 ? `${query.slice(0, 59)}…` : query);
