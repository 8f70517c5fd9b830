import { controlOf } from '../emulator/control.mjs';
import { toJson } from '../emulator/wire.mjs';

/** Beside what all emulators are told (`../emulator/control.mjs`): POST /say [{user,text}], /know {users}, /press {user,label|data}. */
export function createControl(emulator) {
  const { world } = emulator;
  const verbs = {
    say(body) {
      for (const one of [body].flat()) emulator.user(one.user).says(one.text);
      return { queued: world.updates.length };
    },
    know(body) {
      for (const id of [body.users].flat()) emulator.user(id).isKnown();
      return { people: world.people.size };
    },
    press(body) {
      const person = emulator.user(body.user);
      return { press: body.label === undefined ? person.pressesData(body.data) : person.presses(body.label) };
    },
  };
  return controlOf('Telegram', emulator, {
    verbs,
    stats: () => ({ waiting: world.updates.length, expired: world.expired, early: world.early }),
    toText: toJson,
  });
}
