/**
 * Every role × every act × own unit, sibling, parent, another campaign, with canary values in every unit: nothing leaks,
 * nothing is refused that is allowed. The table is `matrix-rows.ts`; an act of the engine without a row fails.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { step } from '../../src/conversation/engine.js';
import type { Decision, Turn } from '../../src/conversation/turn.js';
import type { Event } from '../../src/events/event.js';
import { OFFICE_COMMANDS, PLAIN_COMMANDS, readCommand } from '../../src/language/commands.js';
import { packageRoot } from '../../src/runtime/root.js';
import { createCaches, createFacts } from '../../src/store/facts.js';
import { Chat } from '../support/chat.js';
import {
  ACTORS,
  type Actor,
  buildMatrixWorld,
  type MatrixWorld,
  TARGETS,
  type Target,
} from '../support/matrix-world.js';
import { ROWS, type Row } from './matrix-rows.js';

const chat = new Chat('telegram', 'buttons');
const caches = createCaches();
let world: MatrixWorld;

beforeAll(async () => {
  chat.setTime(Date.parse('2024-01-15T09:00:00+07:00'));
  await chat.open();
  world = await buildMatrixWorld(chat.house, chat.now());
}, 60_000);

afterAll(async () => {
  await chat.close();
  chat.remove();
});

/** What says nothing happened: talk, and answers given. */
const TALK: readonly Event['type'][] = ['message_created', 'question_answered', 'question_unread', 'remark_made'];

interface Outcome {
  readonly said: string;
  /** What would change, as types of events. */
  readonly changes: readonly string[];
}

/** One decision on what is stored, which nobody applies: the world stays as it is for the next cell. */
async function decide(actor: Actor, row: Row, target: Target): Promise<Outcome> {
  const words = await chat.house.words();
  const { input, open } = row.act(world.of(actor, target));
  const decision: Decision = await chat.house.store.read(async (tx) => {
    const facts = createFacts(tx, caches, chat.now());
    const { who, session } = await facts.whoAndSession(`telegram:${actor}`);
    const turn: Turn = {
      input: { body: input, at: chat.now(), ref: null },
      file: null,
      session: { ...session, open: open ?? { kind: 'none' } },
      who,
      facts,
      now: chat.now(),
      make: chat.house.make,
      words,
      language: 'vi',
      links: { telegram: null, page: null },
    };
    return step(turn);
  });
  const replies = decision.events.flatMap((event) =>
    event.type === 'message_created' && event.to === 'reply' ? [event.bubble] : [],
  );
  const said = replies.map((bubble) => {
    const { text, choices } = words.render(bubble, { language: 'vi', buttons: true });
    return `${text}\n${choices.map((choice) => choice.label).join('\n')}`;
  });
  const changes = decision.events.map((event) => event.type).filter((type) => !TALK.includes(type));
  return { said: said.join('\n'), changes };
}

const allowed = (row: Row, actor: Actor, target: Target): boolean => row.served[actor]?.includes(target) ?? false;

describe.each(ROWS.map((row) => [row.name, row] as const))('%s', (_, row) => {
  it.each(ACTORS)('by %s', async (actor) => {
    const wrong: string[] = [];
    for (const target of TARGETS) {
      const { said, changes } = await decide(actor, row, target);
      const leaked = world.canariesHidden(actor).filter((canary) => said.includes(canary));
      if (leaked.length > 0) wrong.push(`${target}: leaks ${leaked.join(', ')}\n${said}`);
      if (!allowed(row, actor, target)) {
        const forbidden = changes.filter((change) => !(row.anybody ?? []).some((one) => one === change));
        if (forbidden.length > 0) wrong.push(`${target}: changes ${forbidden.join(', ')}`);
        continue;
      }
      const met =
        row.shows === undefined
          ? changes.includes(row.changes ?? '')
          : said.includes(row.shows(world.of(actor, target)));
      if (!met) wrong.push(`${target}: refused\n${said}\n${changes.join(', ')}`);
    }
    expect(wrong).toEqual([]);
  });
});

/** Every act that a button or a task can name, as the source writes it. */
function actsInSource(): ReadonlySet<string> {
  const src = fileURLToPath(new URL('src/', packageRoot));
  const found = new Set<string>();
  for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
    if (!/^(conversation|admin|questions)/.test(file)) continue;
    const text = readFileSync(join(src, file), 'utf8');
    for (const m of text.matchAll(/choice\(\s*[`']([a-z_0-9]+)[:`']/g)) found.add(m[1] ?? '');
    for (const m of text.matchAll(/\bid: [`']([a-z_0-9]+):/g)) found.add(m[1] ?? '');
  }
  return found;
}

describe('the table', () => {
  const pressed = new Set(ROWS.flatMap((row) => row.presses));

  it('has a row for every press of the engine', () => {
    const acts = [...actsInSource()];
    expect(acts.length).toBeGreaterThan(50);
    expect(acts.filter((act) => !pressed.has(act)).sort()).toEqual([]);
  });

  it('has a row for every command that is typed', () => {
    const typed = new Set(ROWS.flatMap((row) => (row.typed === undefined ? [] : [readCommand(row.typed)?.kind])));
    expect([...PLAIN_COMMANDS, ...OFFICE_COMMANDS].filter((kind) => !typed.has(kind))).toEqual([]);
  });
});
