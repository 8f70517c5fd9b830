import { controlOf } from '../emulator/control.mjs';

/**
 * Beside what all emulators are told (`../emulator/control.mjs`): POST /register {url}, /say [{user,text}], /press {user,label}, /follow {user},
 * /hand {user}, /image {user}, /grant {challenge}, /issue.
 */
export function createControl(emulator) {
  const { world } = emulator;
  const verbs = {
    register: async (body) => ({ status: await emulator.register(body.url) }),
    say(body) {
      for (const one of [body].flat()) emulator.user(one.user).says(one.text);
      return { waiting: world.events.length };
    },
    press: (body) => ({ ref: emulator.user(body.user).presses(body.label) }),
    follow: (body) => emulator.user(body.user).follows() ?? {},
    hand: (body) => emulator.user(body.user).isAnsweredByHand() ?? {},
    image: (body) => ({ ref: emulator.user(body.user).sendsImage(Buffer.from([0xff, 0xd8, 0xff, 0xe0])) }),
    grant: (body) => ({ code: emulator.grant(body.challenge ?? null) }),
    issue: () => emulator.issue(),
  };
  return controlOf('Zalo OA', emulator, {
    verbs,
    stats: () => ({
      waiting: world.events.length,
      charged: world.charged,
      exchanges: world.tokens.exchanges,
    }),
    shown: (one) => ({ ...one, chat: one.user }),
  });
}
