/** The channels that are switched on: the web chat always, the others when they have a token. */
import { join } from 'node:path';
import type { Channel } from '../../channels/channel.js';
import { createTelegramChannel } from '../../channels/telegram/channel.js';
import { createWebChannel } from '../../channels/web/channel.js';
import type { WebSessions } from '../../channels/web/deps.js';
import { createDiskFiles } from '../../channels/web/disk-files.js';
import { createZaloBotChannel } from '../../channels/zalo-bot/channel.js';
import { carriesSecret } from '../../language/secret.js';
import type { Words } from '../../messages/render.js';
import { channelUsage } from '../../store/queries/channel.js';
import { mailAfter, putMail } from '../../store/queries/mailbox.js';
import { findWebSession, saveWebSession } from '../../store/queries/web-session.js';
import type { House } from '../composition.js';
import type { Log } from '../log.js';
import { personaAddress } from '../trial.js';
import { channelLog } from './log.js';
import { zaloOaChannel } from './zalo-oa.js';

/** Telegram's slash menu: words come first, these are the same acts. */
const COMMANDS = ['baocao', 'xembaocao', 'han', 'huongdan'] as const;

const GROUP_COMMANDS = ['huongdan'] as const;

function telegramCommands(words: Words, commands: readonly string[]) {
  const of = (language: 'vi' | 'en') =>
    commands.map((command) => ({ command, description: words.say({ key: `telegram.${command}` }, language) }));
  return { vi: of('vi'), en: of('en') };
}

function webSessions(house: House): WebSessions {
  const { store, make } = house;
  return {
    async open(by) {
      if ('persona' in by) {
        const address = house.trial === null ? null : personaAddress(by.persona);
        if (address === null) return { refused: 'persona_unknown' };
        return { address: address.slice('web:'.length), incoming: null };
      }
      const address = make.newId();
      const body = { kind: 'start' as const, payload: by.code };
      const who = { channel: 'web' as const, address, displayName: null, language: null, at: null, ref: null };
      return { address, incoming: { ...who, key: `web:${address}:join`, body } };
    },
    async find(hash) {
      const address = await store.read((tx) => findWebSession(tx, hash));
      return address === null ? null : { address };
    },
    save: (hash, address) => store.write((tx) => saveWebSession(tx, hash, address, house.clock.now())),
  };
}

export const filesFolder = (house: House): string => join(house.config.dataDir, 'files');

/** One line per channel: null where it is switched off. */
export function createChannels(house: House, words: Words, log: Log): readonly Channel[] {
  const all = [
    webChannel(house, log),
    telegramChannel(house, words, log),
    zaloOaChannel(house, log),
    zaloBotChannel(house, log),
  ];
  return all.filter((channel) => channel !== null);
}

function webChannel(house: House, log: Log): Channel {
  const { store, clock } = house;
  return createWebChannel({
    mailbox: {
      append: (address, message) => store.write((tx) => putMail(tx, { address, ...message }, clock.now())),
      after: (address, after) => store.read((tx) => mailAfter(tx, address, after)),
    },
    files: createDiskFiles(filesFolder(house)),
    sessions: webSessions(house),
    trial: house.trial !== null,
    now: clock.now,
    log: channelLog(log),
    mayKeep: (name, caption) => !carriesSecret(name) && !carriesSecret(caption),
    ...publicUrlOf(house),
  });
}

const publicUrlOf = ({ config }: House) => (config.publicUrl === null ? {} : { publicUrl: config.publicUrl });

/** What a channel's own part of the configuration leaves open is left out. */
function givenOf({ webhookSecret, apiRoot }: { webhookSecret: string | null; apiRoot: string | null }) {
  return {
    ...(webhookSecret === null ? {} : { webhookSecret }),
    ...(apiRoot === null ? {} : { apiRoot }),
  };
}

function telegramChannel(house: House, words: Words, log: Log): Channel | null {
  const { telegram, httpTimeoutMs } = house.config;
  if (telegram === null) return null;
  return createTelegramChannel({
    token: telegram.token,
    mode: telegram.mode,
    httpTimeoutMs,
    now: Date.now,
    log: channelLog(log),
    commands: telegramCommands(words, COMMANDS),
    groupCommands: telegramCommands(words, GROUP_COMMANDS),
    onName: (name) => {
      house.noteTelegramName(name).catch((error: unknown) => log.warn({ error }, 'the bot name could not be noted'));
    },
    ...givenOf(telegram),
    ...publicUrlOf(house),
  });
}

function zaloBotChannel(house: House, log: Log): Channel | null {
  const { zaloBot, httpTimeoutMs } = house.config;
  if (zaloBot === null) return null;
  return createZaloBotChannel({
    token: zaloBot.token,
    mode: zaloBot.mode,
    httpTimeoutMs,
    now: Date.now,
    log: channelLog(log),
    usage: () => house.store.read((tx) => channelUsage(tx, 'zalo-bot', house.clock.now())),
    ...givenOf(zaloBot),
    ...publicUrlOf(house),
  });
}
