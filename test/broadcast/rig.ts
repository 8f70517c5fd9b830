/** An office that announces: prtc, two coordinators, focal points, and its decisions done as the chat would. */

import type { Hand } from '../../src/admin/broadcast/case.js';
import { act } from '../../src/admin/cli/act.js';
import type { Decide } from '../../src/admin/decide.js';
import type { LedgerCounts } from '../../src/broadcast/ledger.js';
import type { Problem } from '../../src/domain/problem.js';
import { Chat, type Style } from '../support/chat.js';
import { seatAt, seedWorld } from '../support/world.js';

export const MORNING = Date.parse('2023-12-20T09:20:00+07:00');

export const WARDS = ['22738', '22741', '22744', '22747'] as const;

export class Office {
  readonly chat: Chat;

  constructor(style: Style = 'buttons') {
    this.chat = new Chat('web', style);
    this.chat.setTime(MORNING);
  }

  /** Two coordinators (`one`, `two`), and who reports for the wards. */
  async open(wards: readonly string[] = WARDS, coordinators: readonly string[] = ['one', 'two']): Promise<void> {
    await this.chat.open();
    await seedWorld(this.chat.house, []);
    for (const name of coordinators) await seatAt(this.chat.house, `web:${name}`, 'coordinator', []);
    for (const code of wards) await seatAt(this.chat.house, `web:w${code}`, 'focal_point', [code]);
  }

  async close(): Promise<void> {
    await this.chat.close();
    this.chat.remove();
  }

  async hand(address: string): Promise<NonNullable<Hand>> {
    const who = await this.chat.house.ask((facts) => facts.who(`web:${address}`));
    const [seat] = who.seats;
    if (seat === undefined || who.person === null) throw new Error(`${address} holds no seat`);
    return { seatId: seat.id, personId: who.person.id };
  }

  /** The decision's result, or its problem. */
  async tryTo<A, T>(decide: Decide<A, T>, args: A, hand: Hand): Promise<T | Problem> {
    const actor = hand === null ? undefined : { kind: 'seat' as const, ...hand };
    const done = await act(this.chat.house, (turn) => turn.do(decide, args, actor));
    return done.ok ? done.value : done.problem;
  }

  async do<A, T>(decide: Decide<A, T>, args: A, hand: Hand): Promise<T> {
    const done = await this.tryTo(decide, args, hand);
    if (isProblem(done)) throw new Error(done.code);
    return done;
  }

  counts(id: string): Promise<LedgerCounts> {
    return this.chat.house.ask((facts) => facts.announcements().counts(id));
  }

  /** What is not zero. */
  async stand(id: string): Promise<Readonly<Record<string, number>>> {
    const { nobodyJoined: _, ...counts } = await this.counts(id);
    return Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0));
  }
}

export const isProblem = (done: unknown): done is Problem =>
  typeof done === 'object' && done !== null && 'code' in done && 'params' in done;
