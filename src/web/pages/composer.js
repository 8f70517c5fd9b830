/** The line one types in: grows with the text, Enter sends (not while a Vietnamese keyboard composes). */
const MOST_BYTES = 5 * 1024 * 1024;

/** `sayText(text)` and `sayFile({name, data})` take what was entered; `tooBig()` is told of a file over the limit. */
export function wireComposer(form, { sayText, sayFile, tooBig }) {
  const text = form.querySelector('textarea');
  const file = form.querySelector('input[type=file]');

  function grow() {
    text.style.height = 'auto';
    text.style.height = `${text.scrollHeight + 2}px`;
  }

  function send() {
    if (text.value.trim() === '') return;
    sayText(text.value);
    text.value = '';
    grow();
    text.focus();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  text.addEventListener('input', grow);
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  file.addEventListener('change', async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    if (chosen.size > MOST_BYTES) tooBig();
    else sayFile({ name: chosen.name, data: await base64Of(chosen) });
    file.value = '';
  });
}

function base64Of(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
