/** The trial's header: sample data, the assumed day, and who one is. */
import { post } from '/assets/api.js';
import { element } from '/assets/bubbles.js';
import { currentLanguage, say, sayError } from '/assets/words.js';

const byId = (id) => document.getElementById(id);

/** `choose(persona)` opens that persona's chat; `dayChanged()` follows a change of day; `notify(text)` shows a line. */
export function createTrial(trial, { choose, dayChanged, notify }) {
  const roles = [...new Set(trial.personas.map((persona) => persona.role))];
  const ofRole = (role) => trial.personas.filter((persona) => persona.role === role);
  let current = trial.personas[0];

  byId('day').addEventListener('click', () => openDay(byId('day-form').hidden));
  byId('day-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      Object.assign(trial, await post('/chat/trial-day', { day: byId('day-input').value }));
      openDay(false);
      draw();
      dayChanged();
    } catch (error) {
      notify(sayError(error));
    }
  });
  byId('unit').addEventListener('change', () => choose(trial.personas.find((one) => one.id === byId('unit').value)));

  function openDay(open) {
    byId('day-form').hidden = !open;
    byId('day').setAttribute('aria-expanded', String(open));
    byId('day-input').value = trial.day;
    if (open) byId('day-input').focus();
  }

  function roleButton(role) {
    const several = ofRole(role).length > 1;
    const label = (several ? null : ofRole(role)[0].name) ?? say(`role.${role}`);
    const button = element('button', '', label);
    button.type = 'button';
    button.setAttribute('aria-pressed', String(role === current.role));
    button.addEventListener('click', () => role !== current.role && choose(ofRole(role)[0]));
    return button;
  }

  function draw() {
    byId('trial').hidden = false;
    byId('sample').textContent = say('sample');
    byId('day').textContent = trial.labels[currentLanguage()];
    byId('day').title = say('day_hint');
    byId('day-label').textContent = say('day_label');
    byId('day-save').textContent = say('day_save');
    byId('personas').setAttribute('aria-label', say('persona_label'));
    byId('personas').replaceChildren(...roles.map(roleButton));
    const same = ofRole(current.role);
    const unit = byId('unit');
    byId('unit-label').textContent = say('unit_label');
    unit.parentElement.hidden = same.length < 2;
    unit.replaceChildren(...same.map((one) => new Option(one.name ?? one.id, one.id, false, one.id === current.id)));
  }

  return {
    draw,
    show(persona) {
      current = persona;
      draw();
    },
    current: () => current,
    find: (id) => trial.personas.find((persona) => persona.id === id),
  };
}
