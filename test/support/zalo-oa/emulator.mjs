import { createFaults } from '../emulator/faults.mjs';
import { createControl } from './control.mjs';
import { createPerson } from './people.mjs';
import { createPusher, sign } from './pusher.mjs';
import { createServer } from './server.mjs';
import { createWorld } from './world.mjs';

const DEFAULTS = {
  appId: '1234567890123456789',
  appSecret: 'app-secret-of-the-emulator',
  oaSecret: 'oa-secret-of-the-emulator',
  oaId: '4400000000000000123',
  now: Date.now,
  timeScale: 1,
  port: 0,
  keepCalls: true,
  accessSeconds: 90_000,
  /** 200 | 4xx | name_only: how OAuth says no. */
  oauthErrors: '200',
  perMinute: 4_000,
  perSecond: null,
  latePrice: 55,
  balance: 1_000_000,
  verified: true,
  templates: {},
  nightBlocksConsultation: false,
  bareSignature: false,
  headerTimestamp: false,
  oddJson: true,
  echoes: true,
  twice: false,
  outOfOrder: false,
  patient: false,
  answerDelayMs: 0,
};

/** Zalo's OA platform on 127.0.0.1; see emulator.d.mts for the contract. */
export async function startZaloOa(given = {}) {
  const options = { ...DEFAULTS, ...given };
  const world = createWorld(options);
  const faults = createFaults();
  const pusher = createPusher(world);
  const users = new Map();
  world.media = new Map();
  world.answers = [];

  world.store = (bytes) => {
    const id = `${world.media.size + 1}`;
    world.media.set(id, Buffer.from(bytes));
    return `${emulator.apiRoot}media/${id}`;
  };
  /** Puts an event into the queue of one person, as Zalo would write it down. */
  world.push = (event, queue = 'raw') => {
    const timestamp = String(world.now());
    world.pushRaw(oddly({ ...event, timestamp }, options.oddJson), timestamp, queue);
  };
  world.pushRaw = (body, timestamp = String(world.now()), queue = 'raw') => {
    world.events.push({ body, timestamp, queue, tries: 0, sending: false, heldUntil: 0 });
    pusher.pump();
  };
  /** Zalo tells about what the OA itself sent, the bot's messages included. */
  world.echo = (message) => {
    if (!options.echoes) return;
    const event_name = message.file ? 'oa_send_image' : 'oa_send_text';
    const said = { msg_id: message.id, text: message.text };
    world.push(
      {
        app_id: options.appId,
        event_name,
        sender: { id: options.oaId },
        recipient: { id: message.user },
        message: said,
      },
      message.user,
    );
  };

  const emulator = {
    ...options,
    world,
    faults,
    apiRoot: '',
    user(id, more) {
      const known = users.get(String(id));
      if (known) return known;
      const person = createPerson(world, String(id), more);
      users.set(String(id), person);
      return person;
    },
    get accepted() {
      return world.accepted;
    },
    get calls() {
      return world.calls;
    },
    count: (method) => world.counts[method] ?? 0,
    sign: (body, timestamp) => sign(options, body, timestamp),
    register: (url) => pusher.register(url),
    post: (body, headers, chunks) => pusher.post(body, headers, chunks),
    grant: (challenge) => world.grant(challenge),
    issue: () => world.issue(),
    waitFor: world.waitFor,
  };

  const server = createServer(world, { faults, control: createControl(emulator) });
  const bound = await server.listen(options.port);
  emulator.apiRoot = `http://127.0.0.1:${bound}/`;
  emulator.stop = async () => {
    pusher.close();
    await server.close();
  };
  return emulator;
}

/** The same object, written so that nobody can write it again: odd spacing, escapes, an extra field, another order. */
function oddly(event, odd) {
  if (!odd) return JSON.stringify(event);
  const shuffled = Object.fromEntries(Object.entries({ zz_new_field: null, ...event }).reverse());
  const text = JSON.stringify(shuffled, null, 1);
  return text.replace(
    /[đĐơƠưƯ]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`,
  );
}
