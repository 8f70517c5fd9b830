import { randomUUID } from 'node:crypto';
import readline from 'node:readline';
import type { Channel, Incoming, IncomingBody, Limits, Outgoing, Receive, SendOutcome, Stop } from '../channel.js';

export interface ConsoleDeps {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** The one person who sits here. */
  readonly address: string;
  /** How long to wait before a line the store could not take is offered again. */
  readonly retryMs?: number;
}

export interface ConsoleChannel extends Channel {
  /** Resolves when the input has ended and its last line is stored (or the channel was stopped). */
  readonly ended: Promise<void>;
}

const LIMITS: Limits = {
  text: 16_000,
  choices: 'words',
  maxChoices: 0,
  files: false,
  durableReceiving: false,
  sendsPerSecond: 1_000,
};
const PROMPT = '> ';

/** A chat in the terminal: one person, no buttons, one line is one message; `/start x` is a first contact with `x`. */
export function createConsoleChannel(deps: ConsoleDeps): ConsoleChannel {
  const { output, address } = deps;
  const run = randomUUID();
  let received = 0;
  let printed = 0;
  let prompt: (() => void) | null = null;
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });

  const incoming = (line: string): Incoming => {
    received += 1;
    const ref = String(received);
    const base = { key: `console:${run}:${ref}`, channel: 'console', displayName: null, language: null } as const;
    return { ...base, address, at: null, ref, body: bodyOf(line) };
  };

  async function start(receive: Receive): Promise<Stop> {
    const terminal = 'isTTY' in output && output.isTTY === true;
    const rl = readline.createInterface({ input: deps.input, output, prompt: PROMPT, terminal });
    const stopping = new AbortController();
    let line = Promise.resolve();
    rl.on('line', (text) => {
      if (text.trim() === '') return rl.prompt();
      const item = incoming(text);
      line = line.then(() => store(receive, item, deps.retryMs ?? 1_000, stopping.signal));
    });
    const closed = new Promise<void>((resolve) => {
      rl.on('close', () => void line.then(resolve));
    });
    void closed.then(end);
    if (terminal) prompt = () => rl.prompt(true);
    prompt?.();
    return async () => {
      stopping.abort();
      prompt = null;
      rl.close();
      await closed;
    };
  }

  async function send(out: Outgoing): Promise<SendOutcome> {
    if (out.address !== address) return { refused: 'unknown_address' };
    if (out.file !== null) return { refused: 'other' };
    const failed = await write(output, `${prompt === null ? '' : '\r\x1b[K'}${printable(out.text)}\n\n`);
    if (failed) return { inDoubt: 'the terminal is closed' };
    prompt?.();
    printed += 1;
    return { sent: String(printed) };
  }

  return {
    name: 'console',
    limits: LIMITS,
    routes: [],
    start,
    send,
    fetch: async () => ({ refused: 'gone' }),
    check: async () => [{ level: 'ok', what: 'the terminal needs nothing', remedy: '' }],
    ended,
  };
}

function bodyOf(line: string): IncomingBody {
  const start = /^\/start(?:\s+|$)/.exec(line);
  return start === null ? { kind: 'text', text: line } : { kind: 'start', payload: line.slice(start[0].length).trim() };
}

/** Nobody else keeps this line, so it is offered until it is stored or we stop. */
async function store(receive: Receive, item: Incoming, retryMs: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      return await receive([item]);
    } catch {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, retryMs);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }
}

/** A name must not steer the terminal. */
function printable(text: string): string {
  return text.replace(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/g, ' ');
}

function write(output: NodeJS.WritableStream, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    if (!output.writable) return resolve(true);
    output.write(text, (error) => resolve(error !== null && error !== undefined));
  });
}
