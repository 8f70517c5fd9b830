/** The conversation on the screen. Text is only ever set as text. */
import { say } from '/assets/words.js';

export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** `log` is the list, `scroller` what scrolls; `press(choice)` is called with `{id, label}` and returns the own item. */
export function createBubbles(log, scroller, press) {
  const own = new Map();
  const waitingButtons = new Map();
  let latest = null;

  /** Whether the newest is in view: then it stays in view when bubbles, a notice or the keyboard take room. */
  let following = true;
  scroller.addEventListener('scroll', () => {
    following = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 160;
  });
  const follow = () => following && scroller.scrollTo({ top: scroller.scrollHeight });
  const sizes = new ResizeObserver(follow);
  sizes.observe(scroller);
  sizes.observe(log);

  function add(node) {
    log.querySelector('.empty')?.remove();
    log.append(node);
    follow();
  }

  function choiceButton(choice) {
    const button = element('button', '', choice.label);
    button.type = 'button';
    button.addEventListener('click', () => {
      button.disabled = true;
      waitingButtons.set(press(choice).id, button);
    });
    return button;
  }

  function house(message) {
    const node = element('article', 'message house');
    node.dataset.id = message.id;
    const bubble = element('div', 'bubble');
    bubble.append(element('span', 'unseen', `${say('house')}: `));
    const cut = message.titled ? message.text.indexOf('\n') : -1;
    const titleEnd = message.titled && cut < 0 ? message.text.length : Math.max(cut, 0);
    if (titleEnd > 0) bubble.append(element('strong', 'title', message.text.slice(0, titleEnd)));
    bubble.append(message.text.slice(titleEnd));
    node.append(bubble);
    if (message.file) {
      const link = element('a', 'file', say('download', { name: message.file.name }));
      link.href = message.file.url;
      link.download = message.file.name;
      node.append(link);
    }
    if (message.choices.length > 0) {
      const row = element('div', 'choices');
      row.append(...message.choices.map(choiceButton));
      node.append(row);
    }
    latest?.classList.remove('latest');
    node.classList.add('latest');
    latest = node;
    add(node);
  }

  function said(item) {
    const node = element('article', 'message own');
    const bubble = element('div', 'bubble');
    bubble.append(element('span', 'unseen', `${say('you')}: `), item.label);
    node.append(bubble, element('p', 'state'));
    own.set(item.id, node);
    following = true;
    add(node);
    state(item);
  }

  function state(item) {
    const node = own.get(item.id);
    if (!node) return;
    node.classList.toggle('failed', item.state === 'failed');
    node.querySelector('.state').textContent = say(`state.${item.state}`);
    if (item.state !== 'sent' && item.state !== 'failed') return;
    const button = waitingButtons.get(item.id);
    if (button) button.disabled = false;
    waitingButtons.delete(item.id);
    // One "sent" is enough: under the newest.
    if (item.state === 'sent') for (const one of own.values()) if (one !== node) hideSent(one);
  }
  const hideSent = (node) => {
    const line = node.querySelector('.state');
    if (line.textContent === say('state.sent')) line.textContent = '';
  };

  function clear() {
    own.clear();
    waitingButtons.clear();
    latest = null;
    log.replaceChildren(element('p', 'empty', say('empty')));
  }

  return { house, said, state, clear, shows: (id) => own.has(id) };
}
