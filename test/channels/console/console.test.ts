import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createConsoleChannel } from '../../../src/channels/console/channel.js';
import { channelContract, createInbox, outgoing, until } from '../contract.js';

function terminal() {
  const input = new PassThrough();
  const output = new PassThrough();
  let printed = '';
  output.on('data', (data: Buffer) => {
    printed += data.toString();
  });
  const channel = createConsoleChannel({ input, output, address: 'me', retryMs: 5 });
  return { input, output, channel, printed: () => printed };
}

channelContract('console', async () => {
  const { input, channel, printed } = terminal();
  const bubbles = () => printed().split('\n\n').slice(0, -1);
  return {
    channel,
    address: 'me',
    stranger: 'you',
    says: (text) => void input.write(`${text}\n`),
    visible: () => bubbles().length,
    lastText: () => printed().replace(/\n\n$/, ''),
    stop: async () => void input.end(),
  };
});

describe('the terminal', () => {
  it('reads lines, skips empty ones, and knows a first contact', async () => {
    const { input, channel } = terminal();
    const inbox = createInbox();
    await channel.start(inbox.receive);
    input.end('/start ABC\n\nxin chào\n');
    await channel.ended;
    expect(inbox.items.map((item) => item.body)).toEqual([
      { kind: 'start', payload: 'ABC' },
      { kind: 'text', text: 'xin chào' },
    ]);
  });

  it('does not let a name steer it', async () => {
    const { channel, printed } = terminal();
    await channel.send(outgoing('me', 'Anh \x1b[2J\x07Nam\nP. Đài Sơn'));
    expect(printed()).toBe('Anh  [2J Nam\nP. Đài Sơn\n\n');
  });

  it('is in doubt when the terminal is gone', async () => {
    const { output, channel } = terminal();
    output.end();
    expect(await channel.send(outgoing('me', 'x'))).toHaveProperty('inDoubt');
  });

  it('gives up an unstored line when stopped', async () => {
    const { input, channel } = terminal();
    const inbox = createInbox();
    inbox.broken = true;
    const stop = await channel.start(inbox.receive);
    input.write('một\n');
    await until(() => inbox.calls > 1, 'a second offer');
    await stop();
    expect(inbox.items).toEqual([]);
  });
});
