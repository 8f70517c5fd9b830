import { isIP } from 'node:net';
import { BotError, newHex } from './world.mjs';

const LONGEST_TEXT = 2_000;
const bad = (description) => new BotError(400, `Bad Request: ${description}`);

/** The methods of the platform, each with the limits it is known to keep. There is none for buttons, files, edits. */
export const METHODS = {
  getMe: (world) => ({
    id: world.botId,
    account_name: 'Bot Emulator',
    account_type: world.options.plan,
    can_join_groups: false,
  }),
  sendMessage(world, params) {
    const text = readText(params.text, true);
    return accept(world, 'sendMessage', params, text, null);
  },
  async sendPhoto(world, params) {
    if (typeof params.photo !== 'string' || !URL.canParse(params.photo)) throw bad('photo must be a public URL');
    const text = readText(params.caption, false);
    const photo = await fetch(params.photo).then(
      async (found) => (found.ok ? Buffer.from(await found.arrayBuffer()) : null),
      () => null,
    );
    if (photo === null) throw bad('photo could not be downloaded');
    return accept(world, 'sendPhoto', params, text, photo);
  },
  sendSticker: (world, params) => accept(world, 'sendSticker', params, String(params.sticker ?? ''), null),
  sendVoice(world, params) {
    if (!/\.aac$/.test(String(params.voice_url))) throw bad('voice_url must be an .aac file');
    return accept(world, 'sendVoice', params, '', null);
  },
  sendChatAction: () => ({ ok: true }),
  getWebhookInfo(world) {
    if (world.webhook !== null) return { url: world.webhook.url, updated_at: world.webhook.at };
    if (world.options.noWebhook === 'empty') return { url: '', updated_at: 0 };
    throw new BotError(404, 'Not Found');
  },
  async setWebhook(world, params) {
    const { url, secret_token: secret } = params;
    if (typeof secret !== 'string' || secret.length < 8 || secret.length > 256) throw bad('secret_token is invalid');
    if (!isPublic(url) && !world.options.anyWebhookHost) throw bad('url must be a public https address');
    world.webhook = { url, secret, at: world.now(), calls: (world.webhook?.calls ?? 0) + 1 };
    world.onEvent();
    return { url, updated_at: world.now(), verification: await world.verify() };
  },
  deleteWebhook(world) {
    world.webhook = null;
    return { url: '', updated_at: world.now() };
  },
};

function isPublic(url) {
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' && hostname !== 'localhost' && isIP(hostname.replace(/^\[|\]$/g, '')) === 0;
}

function readText(given, needed) {
  if (given === undefined && !needed) return '';
  if (typeof given !== 'string' || given.trim() === '') throw bad('text must not be empty');
  if (given.length > LONGEST_TEXT) throw bad(`text is too long (max ${LONGEST_TEXT})`);
  return given;
}

function accept(world, method, params, text, photo) {
  const chat = String(params.chat_id);
  const group = world.groups.has(chat);
  const person = world.people.get(chat);
  if (!group && !person?.started) throw bad('chat_id is invalid');
  if (person?.blocked) throw new BotError(403, 'Forbidden: bot was blocked by the user');
  world.limit();
  const message = world.accept(chat, { id: newHex(), method, chat, text, photo, params });
  return { message_id: message.id, date: message.at };
}
