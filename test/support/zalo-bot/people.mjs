/** People as actors: they speak, send pictures and stickers, block; and they wait for what the bot says. */

import { createReader } from '../emulator/watched.mjs';
import { newHex } from './world.mjs';

export function createPerson(world, id, { displayName = 'Người' } = {}) {
  const person = { id, started: false, blocked: false };
  world.people.set(id, person);
  const reader = createReader(world, id, displayName);

  function event(name, body, chat = { id, chat_type: 'PRIVATE' }) {
    const ref = newHex();
    if (!world.knows(id)) return ref;
    person.started = true;
    const from = { id, display_name: displayName, is_bot: false };
    world.push({ event_name: name, message: { from, chat, message_id: ref, date: world.now(), ...body } });
    return ref;
  }

  function picture({ bytes, caption, field = 'photo_url' }) {
    const name = newHex();
    world.files.set(name, Buffer.from(bytes));
    const url = `${world.apiRoot}photos/${name}.jpg`;
    const where = field === 'photos' ? { photos: [{ url }] } : { [field]: url };
    const words = caption === undefined ? {} : { caption };
    return event('message.image.received', { ...where, ...words, message_type: 'CHAT_PHOTO' });
  }

  return {
    id,
    says: (text) => event('message.text.received', { text }),
    sendsPicture: picture,
    sendsSticker: () => event('message.sticker.received', { sticker: 'b1', url: 'https://stickers.example/b1.png' }),
    sendsVoice: () =>
      event('message.voice.received', { voice_url: 'https://voice.example/1.aac', message_type: 'CHAT_VOICE' }),
    sendsUnsupported: () => event('message.unsupported.received', {}),
    saysInGroup(group, text) {
      world.groups.add(group);
      return event('message.text.received', { text }, { id: group, chat_type: 'GROUP' });
    },
    blocks() {
      person.blocked = true;
    },
    isKnown() {
      person.started = true;
      return this;
    },
    ...reader,
  };
}
