/** The page's words, as the server sent them. */
import { get, pause } from '/assets/api.js';

const KEPT = 'thidua:language';
let page = null;
let language = localStorage.getItem(KEPT) === 'en' ? 'en' : 'vi';

/** Waits for the server as long as it takes: without it there is nothing to show. */
export async function loadPage() {
  for (let wait = 1000; page === null; wait = Math.min(wait * 2, 10_000)) {
    page = await get('/chat/page.json').catch(() => null);
    if (page === null) await pause(wait);
  }
  document.documentElement.lang = language;
  return page;
}

export const currentLanguage = () => language;

export function switchLanguage() {
  language = language === 'vi' ? 'en' : 'vi';
  localStorage.setItem(KEPT, language);
  document.documentElement.lang = language;
}

export function say(key, values = {}) {
  const text = page.words[language][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export function sayError(error) {
  const code = error?.code ?? 'busy';
  const key = `error.${code}` in page.words[language] ? `error.${code}` : 'error.bad_request';
  return say(key, { ref: error?.ref ?? '' });
}
