import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel, Incoming, Malformed, Outgoing, Receive } from '../../src/channels/channel.js';

/** What a platform's emulator must offer so that its channel can be held to the contract. */
export interface Rig {
  readonly channel: Channel;
  /** The person every test talks to. */
  readonly address: string;
  /** The person says something on the platform. */
  says(text: string): void;
  /** How many messages of ours the person can see. */
  visible(): number;
  /** The words of the newest one, mark-up taken away. */
  lastText(): string;
  /** The next send: the platform takes it but its answer is lost. Absent where no answer can be lost. */
  loseNextAnswer?(): void;
  /** The next send: definitely refused for a time. */
  delayNext?(): void;
  /** Nobody of ours. */
  readonly stranger: string;
  stop(): Promise<void>;
}

export interface Inbox {
  readonly receive: Receive;
  readonly items: Incoming[];
  readonly malformed: Malformed[];
  /** Calls of `receive`, refused ones too. */
  calls: number;
  /** While true, the store cannot. */
  broken: boolean;
}

export function createInbox(): Inbox {
  const inbox: Inbox = {
    items: [],
    malformed: [],
    calls: 0,
    broken: false,
    receive: async (items, malformed = []) => {
      inbox.calls += 1;
      if (inbox.broken) throw new Error('the store cannot');
      inbox.items.push(...items);
      inbox.malformed.push(...malformed);
    },
  };
  return inbox;
}

export const outgoing = (address: string, text: string, more: Partial<Outgoing> = {}): Outgoing => ({
  address,
  text,
  titled: false,
  choices: [],
  file: null,
  ...more,
});

export async function until(look: () => boolean, what: string, timeoutMs = 5_000): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!look()) {
    if (performance.now() > end) throw new Error(`${what} did not happen`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** The promises of `channel.ts`, for any channel. */
export function channelContract(name: string, build: () => Promise<Rig>): void {
  describe(`${name} keeps the channel contract`, () => {
    let rig: Rig;
    beforeEach(async () => {
      rig = await build();
    });
    afterEach(() => rig.stop());

    it('shows exactly one message per send and tells its id', async () => {
      const first = await rig.channel.send(outgoing(rig.address, 'Xin chào Anh/Chị.'));
      const second = await rig.channel.send(outgoing(rig.address, 'Còn 2 chỉ tiêu.'));
      expect(first).toHaveProperty('sent');
      expect(second).toHaveProperty('sent');
      expect(first).not.toEqual(second);
      expect(rig.visible()).toBe(2);
    });

    it.each([
      ['Vietnamese', 'Tỷ lệ hồ sơ trực tuyến: 63,09% (413/655)'],
      ['mark-up', '<b>P. Đài Sơn</b> & "Mỹ Hải" </a> &lt;'],
      ['several lines', 'một\nhai\n\nba'],
      ['decomposed letters', 'Phường Đô Vinh'.normalize('NFD')],
      ['emoji from a name', 'Anh 👍🏽 Nam'],
    ])('shows %s as it is written', async (_name, text) => {
      await rig.channel.send(outgoing(rig.address, text, { titled: true }));
      expect(rig.lastText()).toBe(text);
    });

    it('refuses an address it does not know, definitely and visibly to us', async () => {
      expect(await rig.channel.send(outgoing(rig.stranger, 'x'))).toHaveProperty('refused');
      expect(rig.visible()).toBe(0);
    });

    it('never throws and never calls twice when the answer is lost', async () => {
      if (rig.loseNextAnswer === undefined) return;
      rig.loseNextAnswer();
      expect(await rig.channel.send(outgoing(rig.address, 'một'))).toHaveProperty('inDoubt');
      expect(rig.visible()).toBe(1);
    });

    it('asks for a later try when it was definitely not sent', async () => {
      if (rig.delayNext === undefined) return;
      rig.delayNext();
      expect(await rig.channel.send(outgoing(rig.address, 'một'))).toMatchObject({ retry: expect.any(Number) });
      expect(rig.visible()).toBe(0);
    });

    it('hands over what a person says, in order, once, with keys of its own', async () => {
      const inbox = createInbox();
      const stop = await rig.channel.start(inbox.receive);
      for (const text of ['một', 'hai', 'ba']) rig.says(text);
      await until(() => inbox.items.length >= 3, 'three messages');
      await stop();
      expect(inbox.items.map((item) => (item.body.kind === 'text' ? item.body.text : item.body.kind))).toEqual([
        'một',
        'hai',
        'ba',
      ]);
      expect(new Set(inbox.items.map((item) => item.key)).size).toBe(3);
      expect(inbox.items.every((item) => item.channel === rig.channel.name && item.address === rig.address)).toBe(true);
    });

    it('offers again what the store could not take', async () => {
      const inbox = createInbox();
      inbox.broken = true;
      const stop = await rig.channel.start(inbox.receive);
      rig.says('một');
      await until(() => inbox.calls > 0, 'a first offer');
      expect(inbox.items).toEqual([]);
      inbox.broken = false;
      await until(() => inbox.items.length > 0, 'a second offer');
      await stop();
      expect(inbox.items).toHaveLength(1);
    });

    it('stops only when nothing is half received', async () => {
      let release: () => void = () => undefined;
      let entered = false;
      let committed = false;
      const stop = await rig.channel.start(async () => {
        entered = true;
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        committed = true;
      });
      rig.says('một');
      await until(() => entered, 'receive');
      let stopped = false;
      const stopping = stop().then(() => {
        stopped = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(stopped).toBe(false);
      release();
      await stopping;
      expect(committed).toBe(true);
    });
  });
}
