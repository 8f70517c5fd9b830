import { controlOf } from '../emulator/control.mjs';

/** Beside what all emulators are told (`../emulator/control.mjs`): POST /say [{user,text}], /sticker {user}, /voice {user}, /picture {user,base64,caption}. */
export function createControl(emulator) {
  const { world } = emulator;
  const verbs = {
    say(body) {
      for (const one of [body].flat()) emulator.user(String(one.user)).says(one.text);
      return { queued: world.events.length };
    },
    sticker: (body) => ({ message: emulator.user(String(body.user)).sendsSticker() }),
    voice: (body) => ({ message: emulator.user(String(body.user)).sendsVoice() }),
    picture: (body) => ({
      message: emulator.user(String(body.user)).sendsPicture({ ...body, bytes: Buffer.from(body.base64, 'base64') }),
    }),
  };
  return controlOf('Zalo Bot', emulator, {
    verbs,
    stats: () => ({ waiting: world.events.length, sentThisMonth: world.sentThisMonth }),
    shown: (one) => ({ ...one, params: undefined, photo: one.photo?.length ?? null }),
  });
}
