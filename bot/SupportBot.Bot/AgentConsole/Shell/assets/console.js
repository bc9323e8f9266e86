// Small comforts; every page works without them.
'use strict';

// A form is sent once, however often the button is pressed.
document.addEventListener('submit', event => {
  const form = event.target;
  const question = event.submitter?.dataset.confirm;
  if (form.dataset.sent || (question && !window.confirm(question))) {
    event.preventDefault();
    return;
  }
  if (form.method === 'post') {
    form.dataset.sent = 'yes';
    event.submitter?.setAttribute('aria-disabled', 'true');
  }
});

// Back from another page: the forms can be sent again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent;
    form.querySelectorAll('[aria-disabled]').forEach(button => button.removeAttribute('aria-disabled'));
  }
});

// <button type="button" data-copy="id of an element"> copies its text and says so.
document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]');
  if (button) {
    const source = document.getElementById(button.dataset.copy);
    await navigator.clipboard.writeText('value' in source ? source.value : source.innerText);
    button.textContent = button.dataset.copied ?? button.textContent;
  }
});

// "/" leads to the search field of the page (data-search), unless somebody is typing.
document.addEventListener('keydown', event => {
  const search = document.querySelector('[data-search]');
  if (event.key === '/' && search && !event.target.closest('input, textarea, select, [contenteditable]')) {
    event.preventDefault();
    search.focus();
  }
});

// A filter that is changed applies at once: <form data-apply>.
document.addEventListener('change', event => {
  const form = event.target.closest('form[data-apply]');
  if (form && event.target.matches('select, input[type=checkbox], input[type=date]')) {
    form.requestSubmit();
  }
});
