/** People as actors: they write, press, send things, follow; officers answer by hand; all by signed events. */
import { createHash } from 'node:crypto';
import { createReader } from '../emulator/watched.mjs';

export function createPerson(world, id, given = {}) {
  const person = {
    id,
    name: given.name ?? 'Người dùng Zalo',
    following: given.following ?? true,
    blocked: false,
    refusesTemplates: false,
    lastActAt: null,
    shared: null,
  };
  world.people.set(id, person);
  const reader = createReader(world, id, id);
  const { oaId, appId } = world.options;
  const common = () => ({ app_id: appId, user_id_by_app: `9${id}` });
  let serial = 0;

  const msgId = () => createHash('md5').update(`${id}:${serial++}`).digest('hex');

  function act() {
    person.lastActAt = world.now();
  }

  function says(event_name, message) {
    act();
    const msg_id = msgId();
    world.push(
      { ...common(), event_name, sender: { id }, recipient: { id: oaId }, message: { msg_id, ...message } },
      id,
    );
    return msg_id;
  }

  const messages = reader.messages;

  return {
    id,
    person,
    says: (text) => says('user_send_text', { text }),
    sendsImage(bytes, text = '') {
      const url = world.store(bytes);
      return says('user_send_image', { text, attachments: [{ type: 'image', payload: { url, thumbnail: url } }] });
    },
    sendsFile(name, bytes) {
      const payload = { url: world.store(bytes), name, size: String(bytes.length), type: 'file', checksum: 'd41d8cd9' };
      return says('user_send_file', { attachments: [{ type: 'file', payload }] });
    },
    sendsSticker: () =>
      says('user_send_sticker', { attachments: [{ type: 'sticker', payload: { id: '1', url: 'https://x' } }] }),
    sendsLocation: () =>
      says('user_send_location', {
        attachments: [{ type: 'location', payload: { coordinates: { latitude: '11.56', longitude: '108.98' } } }],
      }),
    /** Presses a button by its words, on the newest message that has it. */
    presses(label) {
      for (const one of messages().toReversed()) {
        const button = one.buttons.find((each) => each.label === label);
        if (button) return this.pressesButton(button);
      }
      throw new Error(`${id} sees no button "${label}"`);
    },
    pressesButton(button) {
      // Opening a page or a call is the client's own affair: nobody is told.
      if (!button.type.startsWith('oa.query')) return null;
      return says('user_send_text', { text: button.payload });
    },
    follows() {
      person.following = true;
      act();
      world.push({ ...common(), oa_id: oaId, follower: { id }, event_name: 'follow', source: 'oa_profile' }, id);
    },
    unfollows() {
      person.following = false;
      person.lastActAt = null;
      world.push({ ...common(), oa_id: oaId, follower: { id }, event_name: 'unfollow', source: 'oa_profile' }, id);
    },
    submitsInfo(version = 2) {
      act();
      person.shared = { name: person.name };
      const address = { user_city: 'x', user_ward: 'y', user_address: 'z' };
      const info =
        version === 2
          ? { name: person.name, phone: '84900000000', user_dob: '', gender: '', full_address: address }
          : { name: person.name, phone: '84900000000', address: 'z', city: 'x', district: '', ward: 'y' };
      world.push({ ...common(), event_name: 'user_submit_info', sender: { id }, recipient: { id: oaId }, info }, id);
    },
    /** An officer writes to this person in the OA tool. */
    isAnsweredByHand(text = 'Chào Anh/Chị') {
      const sender = { id: oaId, admin_id: '4417000000000000001' };
      world.push(
        { ...common(), event_name: 'oa_send_text', sender, recipient: { id }, message: { msg_id: msgId(), text } },
        id,
      );
    },
    receives: (message, side = 'user') =>
      world.push(
        {
          ...common(),
          event_name: 'user_received_message',
          sender: { id: side === 'user' ? id : oaId },
          recipient: { id: side === 'user' ? oaId : id },
          message: { msg_id: message.id },
        },
        id,
      ),
    sees: (message) =>
      world.push(
        {
          ...common(),
          event_name: 'user_seen_message',
          sender: { id },
          recipient: { id: oaId },
          message: { msg_ids: [message.id] },
        },
        id,
      ),
    blocks() {
      person.blocked = true;
    },
    refusesTemplates() {
      person.refusesTemplates = true;
    },
    /** The latest act was so long ago. */
    lastActed(msAgo) {
      person.lastActAt = world.now() - msAgo;
      return this;
    },
    ...reader,
  };
}
