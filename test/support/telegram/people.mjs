/** People as actors: they speak, press, edit, send files, block; and they wait for what the bot says. */
import { createReader } from '../emulator/watched.mjs';

export function createPerson(world, id, given = {}) {
  const key = String(id);
  const person = {
    id: key,
    started: false,
    blocked: false,
    deactivated: false,
    movedTo: null,
    firstName: given.firstName ?? 'Người',
    lastName: given.lastName,
    language: given.language ?? 'vi',
  };
  world.people.set(key, person);
  const reader = createReader(world, key, person.firstName);
  let lastSent = null;
  let presses = 0;

  const number = () => (/^\d{1,15}$/.test(key) ? Number(key) : key);
  const from = () => ({
    id: number(),
    is_bot: false,
    first_name: person.firstName,
    ...(person.lastName ? { last_name: person.lastName } : {}),
    language_code: person.language,
  });
  const chat = () => ({ id: number(), first_name: person.firstName, type: 'private' });
  const seconds = () => Math.floor(world.now() / 1000);

  function message(body) {
    person.started = true;
    lastSent = world.nextMessageId;
    world.nextMessageId += 1;
    world.push('message', { message_id: lastSent, from: from(), chat: chat(), date: seconds(), ...body }, key);
    return lastSent;
  }

  function file(field, { bytes, name, type = 'application/octet-stream', caption, size = bytes.length }) {
    const fileId = `file-${key}-${world.files.size + 1}`;
    world.files.set(fileId, { bytes, size, path: `documents/${fileId}` });
    const words = caption === undefined ? {} : { caption };
    const ref = { file_id: fileId, file_unique_id: fileId, file_size: size };
    if (field === 'photo') {
      const small = { file_id: `${fileId}-small`, file_unique_id: 'small', file_size: 10, width: 9, height: 16 };
      return message({ photo: [small, { ...ref, width: 900, height: 1600 }], ...words });
    }
    return message({ document: { ...ref, file_name: name, mime_type: type }, ...words });
  }

  function member(status) {
    const user = { id: Number(world.botId), is_bot: true, first_name: 'Emulator' };
    const change = { old_chat_member: { user, status: 'member' }, new_chat_member: { user, status } };
    world.push('my_chat_member', { chat: chat(), from: from(), date: seconds(), ...change }, `${key}:member`);
  }

  const messages = reader.messages;

  return {
    id: key,
    says: (text) => message({ text }),
    starts: (payload = '') => message({ text: payload === '' ? '/start' : `/start ${payload}` }),
    sends: (body) => message(body),
    saysInGroup(group, text) {
      const chat = { id: group, title: 'Nhóm', type: 'supergroup' };
      world.people.set(String(group), { id: String(group), started: true });
      world.push(
        'message',
        { message_id: world.nextMessageId++, from: from(), chat, date: seconds(), text },
        String(group),
      );
    },
    sendsFile: (given) => file('document', given),
    sendsPhoto: (given) => file('photo', given),
    /** Corrects a message, the last one unless said otherwise. */
    edits(text, messageId = lastSent) {
      const edited = { message_id: messageId, from: from(), chat: chat(), date: seconds(), edit_date: seconds(), text };
      world.push('edited_message', edited, key);
    },
    /** Presses a button by its words, on the newest message that has it. */
    presses(label) {
      for (const one of messages().toReversed()) {
        const button = one.buttons.flat().find((each) => each.label === label);
        if (button) return this.pressesData(button.data, one.id);
      }
      throw new Error(`${person.firstName} sees no button "${label}"`);
    },
    /** Any data, also stale or forged. */
    pressesData(data, messageId = 1) {
      presses += 1;
      const pressId = `${key}-${presses}`;
      const bot = { id: Number(world.botId), is_bot: true, first_name: 'Emulator' };
      const shown = { message_id: messageId, from: bot, chat: chat(), date: seconds(), text: '…' };
      const press = { id: pressId, from: from(), message: shown, chat_instance: key, data };
      // Presses travel in a queue of their own, keyed by the user.
      world.push('callback_query', press, `press:${key}`);
      return pressId;
    },
    deletes(messageId) {
      const found = messages().find((one) => one.id === messageId);
      if (found) found.deleted = true;
    },
    blocks() {
      person.blocked = true;
      member('kicked');
    },
    unblocks() {
      person.blocked = false;
      member('member');
    },
    leavesTelegram() {
      person.deactivated = true;
    },
    moves(to) {
      person.movedTo = to;
    },
    /** Makes the chat known without a word, as if from long ago. */
    isKnown() {
      person.started = true;
      return this;
    },
    ...reader,
  };
}
