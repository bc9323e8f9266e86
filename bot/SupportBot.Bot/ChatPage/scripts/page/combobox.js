// The ARIA 1.2 pattern "editable combobox with list": the focus stays in the input, the active option is named by aria-activedescendant.

export class Combobox {
  #input;
  #list;
  #popup;
  #choose;
  #active = -1;

  /** `choose(option)` is called with the object given to `show`, when an option is clicked or Enter is pressed on it. */
  constructor(input, list, popup, choose) {
    this.#input = input;
    this.#list = list;
    this.#popup = popup;
    this.#choose = choose;
    input.addEventListener('keydown', event => this.#key(event));
    list.addEventListener('pointerdown', event => event.preventDefault()); // A click leaves the focus in the input.
    list.addEventListener('click', event => this.#clicked(event));
    document.addEventListener('pointerdown', event => {
      if (!popup.contains(event.target) && !input.form.contains(event.target)) {
        this.close();
      }
    });
    input.form.addEventListener('focusout', event => {
      if (event.relatedTarget && !input.form.contains(event.relatedTarget)) {
        this.close();
      }
    });
  }

  get isOpen() {
    return !this.#popup.hidden;
  }

  /** The option under the arrow keys, or undefined. */
  get active() {
    return this.#list.children[this.#active]?.option;
  }

  /** Shows options: [{ element, ... }]; an empty list leaves only the message of the popup. */
  show(options) {
    this.#list.replaceChildren(...options.map((option, index) => {
      option.element.id = `proposition-${index}`;
      option.element.option = option;
      option.element.setAttribute('role', 'option');
      option.element.setAttribute('aria-selected', 'false');
      return option.element;
    }));
    this.#list.hidden = options.length === 0;
    this.#activate(-1);
    this.open();
  }

  open() {
    this.#popup.hidden = false;
    this.#input.setAttribute('aria-expanded', String(this.#list.children.length > 0));
  }

  close() {
    this.#popup.hidden = true;
    this.#input.setAttribute('aria-expanded', 'false');
    this.#activate(-1);
  }

  #key(event) {
    const count = this.#list.children.length;
    if (event.isComposing || event.ctrlKey || event.metaKey) {
      return;
    }

    if (event.key === 'Escape' && this.isOpen) {
      this.close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      this.open();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // Past either end comes the input itself, as people expect who want to go on typing.
      this.#activate(((this.#active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === 'Enter' && this.isOpen && this.active) {
      this.#choose(this.active);
    } else {
      return;
    }

    event.preventDefault();
  }

  #clicked(event) {
    const chosen = event.target.closest('[role="option"]');
    if (chosen) {
      this.#choose(chosen.option);
    }
  }

  #activate(index) {
    this.#list.children[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = index;
    const now = this.#list.children[index];
    if (now) {
      now.setAttribute('aria-selected', 'true');
      now.scrollIntoView({ block: 'nearest' });
      this.#input.setAttribute('aria-activedescendant', now.id);
    } else {
      this.#input.removeAttribute('aria-activedescendant');
    }
  }
}
