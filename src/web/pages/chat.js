/** The chat page: comes in (code or persona), says what is typed, shows what the house answers. */
import { codeInHash, get, pause, post, Refused } from '/assets/api.js';
import { createBubbles } from '/assets/bubbles.js';
import { wireComposer } from '/assets/composer.js';
import { createOutbox } from '/assets/outbox.js';
import { createTrial } from '/assets/trial.js';
import { loadPage, say, sayError, switchLanguage } from '/assets/words.js';

const LONG_POLL_S = 25;
const byId = (id) => document.getElementById(id);
const personaPlace = (address) => `thidua:persona:${address}`;

const page = await loadPage();
const bubbles = createBubbles(byId('log'), document.querySelector('main'), (choice) =>
  tell(choice.label, { choice: choice.id }),
);
const trial = page.trial && createTrial(page.trial, { choose: enterAs, dayChanged: () => notify(''), notify });

/** Who speaks here now; null before anybody came in. Its `reading` ends when somebody else takes over. */
let session = null;

function notify(text) {
  byId('notice').textContent = text;
  byId('notice').hidden = text === '';
}

/** Said before anybody was in: goes out as soon as somebody is. */
const early = [];

/** One thing the person says: on the screen at once, to the server as soon as it can. */
function tell(label, body) {
  if (session === null) {
    early.push([label, body]);
    return null;
  }
  const item = session.outbox.say(label, body, session.last);
  if (!bubbles.shows(item.id)) bubbles.said(item);
  return item;
}

function stateChanged(item, error) {
  if (!bubbles.shows(item.id)) bubbles.said(item);
  bubbles.state(item);
  if (item.state === 'retry') notify(say('offline'));
  if (item.state === 'sent') notify('');
  if (item.state === 'failed' && error) notify(sayError(error));
  if (error?.code === 'other_session') void followOtherTab();
}

async function followOtherTab() {
  const { address } = await get('/chat/messages').catch(() => ({}));
  if (address && address !== session?.address) takeOver(address);
}

/** Takes the screen over for one address and keeps reading for it. */
function takeOver(address) {
  session?.reading.abort();
  session?.outbox.stop();
  const here = { address, last: 0, reading: new AbortController(), outbox: null };
  here.outbox = createOutbox(address, (item, error) => here === session && stateChanged(item, error));
  session = here;
  bubbles.clear();
  byId('code-form').hidden = true;
  byId('composer').hidden = false;
  const persona = trial?.find(localStorage.getItem(personaPlace(address)) ?? '');
  if (persona) trial.show(persona);
  for (const [label, body] of early.splice(0)) tell(label, body);
  void read(here);
}

async function read(here) {
  let caughtUp = false;
  for (let wait = 1000; here === session; ) {
    try {
      const answer = await get(`/chat/messages?after=${here.last}&wait=${caughtUp ? LONG_POLL_S : 0}`, {
        signal: here.reading.signal,
        timeoutMs: (LONG_POLL_S + 15) * 1000,
      });
      if (here !== session) return;
      if (answer.address !== here.address) return takeOver(answer.address);
      show(here, answer.messages);
      if (!caughtUp && answer.messages.length === 0) {
        caughtUp = true;
        ownSaidAfter(here, Number.POSITIVE_INFINITY);
        void here.outbox.run();
      }
      if (wait > 1000) notify('');
      wait = 1000;
    } catch (error) {
      if (here !== session) return;
      if (error instanceof Refused && error.status === 401) return askIn(sayError(error));
      if (error instanceof Refused && !error.passing) return notify(sayError(error));
      notify(say('offline'));
      await Promise.race([pause(wait), new Promise((done) => addEventListener('online', done, { once: true }))]);
      wait = Math.min(wait * 2, 10_000);
    }
  }
}

function show(here, messages) {
  for (const message of messages) {
    ownSaidAfter(here, message.id);
    bubbles.house(message);
    here.last = message.id;
  }
}

/** After a reload: what was said here stands before the answers that came later. */
function ownSaidAfter(here, id) {
  for (const item of here.outbox.items) if (item.after < id && !bubbles.shows(item.id)) bubbles.said(item);
}

async function enter(by) {
  const { address } = await post('/chat/session', by);
  notify('');
  return address;
}

async function enterAs(persona) {
  try {
    const address = await enter({ persona: persona.id });
    localStorage.setItem(personaPlace(address), persona.id);
    takeOver(address);
  } catch (error) {
    trial.draw();
    notify(sayError(error));
  }
}

/** Nobody is in: the trial goes on as the persona shown, an office asks for the code. */
function askIn(why) {
  session?.outbox.stop();
  session = null;
  if (trial) return enterAs(trial.current());
  bubbles.clear();
  byId('log').replaceChildren();
  byId('composer').hidden = true;
  byId('code-form').hidden = false;
  byId('code').focus();
  notify(why);
}

byId('code-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  byId('code-go').disabled = true;
  try {
    takeOver(await enter({ code: byId('code').value }));
  } catch (error) {
    notify(sayError(error));
  }
  byId('code-go').disabled = false;
});

wireComposer(byId('composer'), {
  sayText: (text) => tell(text, { text }),
  sayFile: (file) => tell(file.name, { file }),
  tooBig: () => notify(say('error.too_big')),
});

byId('language').addEventListener('click', () => {
  const asked = say('say_other_language');
  switchLanguage();
  drawWords();
  // The house changes its language the way it always does: by being told.
  if (session) tell(asked, { text: asked });
});
addEventListener('online', () => session?.outbox.hurry());

function drawWords() {
  document.title = say('title');
  for (const [id, key] of [
    ['title', 'title'],
    ['language', 'other_language'],
    ['text-label', 'message_label'],
    ['send-label', 'send'],
    ['attach-label', 'attach'],
    ['code-title', 'code.title'],
    ['code-label', 'code.label'],
    ['code-hint', 'code.hint'],
    ['code-go', 'code.go'],
  ]) {
    byId(id).textContent = say(key);
  }
  byId('language').hidden = false;
  byId('text').placeholder = say('placeholder');
  byId('attach').title = say('attach');
  byId('send').title = say('send');
  byId('log').setAttribute('aria-label', say('log_label'));
  trial?.draw();
}

/** Whose cookie we hold: `{address}`, or the refusal. Waits while there is no definite answer. */
async function whoIsIn() {
  for (;;) {
    try {
      return await get('/chat/messages?after=999999999999999');
    } catch (error) {
      if (error instanceof Refused && !error.passing) return error;
      notify(say('offline'));
      await pause(2000);
    }
  }
}

async function start() {
  drawWords();
  const code = codeInHash();
  if (code !== '') history.replaceState(null, '', location.pathname);
  const inside = await whoIsIn();
  notify('');
  if (inside.address) {
    takeOver(inside.address);
    if (code !== '') tell(say('invite.message', { code }), { text: say('invite.message', { code }) });
    return;
  }
  if (code !== '') byId('code').value = code;
  if (inside.status !== 401) return notify(sayError(inside));
  askIn('');
  if (code !== '' && !trial) byId('code-form').requestSubmit();
}

await start();
