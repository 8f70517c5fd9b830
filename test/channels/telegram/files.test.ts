import { afterEach, describe, expect, it } from 'vitest';
import type { FileRef } from '../../../src/channels/channel.js';
import type { Emulator } from '../../support/telegram/emulator.mjs';
import { createInbox, outgoing, until } from '../contract.js';
import { TOKEN, telegram } from './rig.js';

let running: Emulator | null = null;
afterEach(() => running?.stop());

async function received(bytes: Uint8Array, size = bytes.length) {
  const set = await telegram();
  running = set.emulator;
  set.emulator.user(7).sendsFile({ bytes, name: 'số liệu.xlsx', caption: 'tháng 11', size });
  const inbox = createInbox();
  const stop = await set.channel.start(inbox.receive);
  await until(() => inbox.items.length > 0, 'the file');
  await stop();
  const body = inbox.items[0]?.body;
  if (body?.kind !== 'file') throw new Error('no file came');
  return { ...set, file: body.file, inbox };
}

describe('files', () => {
  it('are read to the byte, and no link leaves the channel', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 45, 45, 0]);
    const { channel, file, inbox } = await received(bytes);
    expect(file).toMatchObject({ name: 'số liệu.xlsx', size: 7 });
    const read = await channel.fetch(file, 100);
    expect('bytes' in read && Buffer.from(read.bytes).equals(bytes)).toBe(true);
    expect(JSON.stringify([inbox.items, read])).not.toContain(TOKEN);
  });

  it.each<[string, number, number, object]>([
    ['claims more than the limit', 50, 5_000, { refused: 'too_big' }],
    ['claims less than it holds', 5_000, 50, { refused: 'too_big' }],
  ])('that %s are refused', async (_name, real, claimed, end) => {
    const { channel, file } = await received(Buffer.alloc(real), claimed);
    expect(await channel.fetch(file, 1_000)).toEqual(end);
  });

  it.each<[string, (file: FileRef, emulator: Emulator) => FileRef, object]>([
    ['unknown', (file) => ({ ...file, id: 'other' }), { refused: 'gone' }],
    [
      'not given',
      (file, emulator) => {
        emulator.faults.failNext('getFile', 'answer', { code: 401, description: 'Unauthorized' });
        return file;
      },
      { refused: 'not_allowed' },
    ],
    [
      'unreachable',
      (file, emulator) => {
        emulator.faults.failNext('getFile', 'reset_before');
        return file;
      },
      { refused: 'failed' },
    ],
    [
      'too big for bots',
      (file, emulator) => {
        emulator.faults.failNext('getFile', 'answer', { code: 400, description: 'Bad Request: file is too big' });
        return file;
      },
      { refused: 'too_big' },
    ],
    [
      'at a path outside',
      (file, emulator) => {
        emulator.faults.failNext('getFile', 'not_json', {
          body: '{"ok":true,"result":{"file_id":"x","file_path":"../../etc/passwd"}}',
        });
        return file;
      },
      { refused: 'failed' },
    ],
  ])('that are %s', async (_name, prepare, end) => {
    const { channel, file, emulator } = await received(Buffer.alloc(10));
    expect(await channel.fetch(prepare(file, emulator), 1_000)).toEqual(end);
  });

  it('go out as one document with its words and buttons', async () => {
    const set = await telegram();
    running = set.emulator;
    const user = set.emulator.user(7).isKnown();
    const bytes = Buffer.from('--\r\n\r\n--boundary');
    const file = { name: 'Báo cáo "quý".csv', type: 'text/csv', bytes };
    const end = await set.channel.send(
      outgoing('7', 'Bảng tổng hợp <1>', { file, titled: true, choices: [{ id: 'x', label: 'Xong' }] }),
    );
    expect(end).toHaveProperty('sent');
    const [shown] = user.messages();
    expect(shown).toMatchObject({ method: 'sendDocument', text: 'Bảng tổng hợp <1>', entities: [{ type: 'bold' }] });
    expect(shown?.document?.name).toBe('Báo cáo %22quý%22.csv');
    expect(shown?.document?.bytes.equals(bytes)).toBe(true);
    expect(shown?.buttons).toEqual([[{ label: 'Xong', data: 'x' }]]);
  });
});
