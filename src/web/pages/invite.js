/** The page behind the QR: who is invited to what, the code to copy, and where to go with it. */
import { codeInHash, post } from '/assets/api.js';
import { element } from '/assets/bubbles.js';
import { loadPage, say, sayError } from '/assets/words.js';

const byId = (id) => document.getElementById(id);
const page = await loadPage();
const code = codeInHash();

function notify(text) {
  byId('notice').textContent = text;
  byId('notice').hidden = false;
}

function showFacts(found) {
  for (const key of ['unit', 'role', 'campaign']) {
    if (found[key]) byId('facts').append(element('dt', '', say(`invite.${key}`)), element('dd', '', found[key]));
  }
}

function addLink(where, template) {
  if (!template) return;
  const link = element('a', 'button', say(`invite.open_${where}`));
  link.href = template.replaceAll('{code}', encodeURIComponent(code));
  link.rel = 'noreferrer';
  byId('ways').append(link);
}

async function copy() {
  try {
    await navigator.clipboard.writeText(say('invite.message', { code }));
    byId('copied').textContent = say('invite.copied');
  } catch {
    // No clipboard without https or permission: the code is selected whole by one touch.
    getSelection().selectAllChildren(byId('code'));
    byId('copied').textContent = say('invite.not_copied');
  }
}

async function show() {
  document.title = say('title');
  byId('title').textContent = say('title');
  if (code === '') return notify(say('invite.none'));
  try {
    showFacts(await post('/invite/preview', { code }));
  } catch (error) {
    return notify(sayError(error));
  }
  byId('invite-title').textContent = say('invite.title');
  byId('code-label').textContent = say('invite.code');
  byId('code').textContent = code;
  byId('copy').textContent = say('invite.copy');
  byId('copy').addEventListener('click', copy);
  addLink('zalo', page.links.zalo);
  addLink('telegram', page.links.telegram);
  addLink('web', '/#{code}');
  byId('how').textContent = say(page.links.zalo || page.links.telegram ? 'invite.how' : 'invite.how_web');
  byId('invite').hidden = false;
}

addEventListener('hashchange', () => location.reload());
await show();
