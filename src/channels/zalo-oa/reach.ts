/** What the room asks the house about a person, and tells it. */

export interface Reached {
  /** The person's latest act. */
  readonly seenAt: number | null;
  /** An officer answered them by hand. */
  readonly humanAt: number | null;
  /** Zalo said the window is shut. */
  readonly shutAt: number | null;
}

export interface ReachBook {
  known(address: string): Promise<Reached | null>;
  /** Counts a paid message before it is sent, durably. False: the month's money is spent; nothing was counted. */
  pay(kind: string, amount: number, cap: number): Promise<boolean>;
  /** It was definitely not sent, or cost nothing after all. */
  refund(kind: string, amount: number): Promise<void>;
  spentThisMonth(): Promise<number>;
  /** How many of those who take part can be written to, and how. */
  windows(): Promise<Readonly<Record<Way, number>>>;
  /** The window is shut whatever we believed. */
  shut(address: string): Promise<void>;
}

const HOUR_MS = 3_600_000;
/** Free for 48 hours after the person's latest act, at a price until 7 days, then templates only. */
export const WINDOW = { freeMs: 48 * HOUR_MS, paidMs: 7 * 24 * HOUR_MS } as const;
/** For so long after an officer's own words the bot says nothing unasked. */
export const HUMAN_MS = 30 * 60_000;

export type Way = 'free' | 'paid' | 'shut';

export function wayTo(known: Reached | null, now: number): Way {
  if (known === null || known.seenAt === null) return 'shut';
  if (known.shutAt !== null && known.shutAt >= known.seenAt) return 'shut';
  const passed = now - known.seenAt;
  return passed < WINDOW.freeMs ? 'free' : passed < WINDOW.paidMs ? 'paid' : 'shut';
}

/** How long a message nobody asked for must still wait for the officer who is answering; 0: not at all. */
export function humanPause(known: Reached | null, now: number): number {
  return known?.humanAt == null ? 0 : Math.max(0, known.humanAt + HUMAN_MS - now);
}
