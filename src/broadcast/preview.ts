/** What will happen, before it happens: how many, where, at what price, how long, who is left out and why. Pure. */
import type { Recipient } from './types.js';

/** How a person is reached at this moment. */
export type ReachNow =
  | { readonly is: 'free'; readonly channel: string }
  /** A message after the free time, or an approved template: each is paid for. */
  | { readonly is: 'paid'; readonly channel: string; readonly price: number }
  /** Only once they have written. */
  | { readonly is: 'shut'; readonly channel: string }
  | { readonly is: 'nowhere' };

/** A channel that runs, as stored by the service when it starts. */
export interface RunningChannel {
  readonly name: string;
  readonly perSecond: number;
  readonly window: { readonly freeMs: number; readonly paidMs: number } | null;
  /** Approved and configured. */
  readonly templates: readonly string[];
  /** Đồng: of an announcement by template, and of a message after the free time. */
  readonly prices: { readonly announcement: number; readonly late: number };
  /** Đồng in a month; 0: nothing is sent at a price. */
  readonly cap: number;
}

export interface Preview {
  readonly total: number;
  /** Units among the receivers, those in which nobody joined included. */
  readonly units: number;
  /** Free of charge at once, by channel, in the channels' order. */
  readonly free: readonly { readonly channel: string; readonly count: number }[];
  readonly paid: { readonly count: number; readonly amount: number };
  /** Beyond the month's cap: they receive it when they write. */
  readonly overCap: number;
  readonly shut: number;
  readonly nowhere: number;
  readonly nobodyJoined: number;
  readonly optedOut: number;
  /** Until the last of those who can be reached now. */
  readonly seconds: number;
}

export interface PreviewWorld {
  readonly channels: readonly RunningChannel[];
  readonly reach: ReadonlyMap<string, ReachNow>;
  /** Đồng left this month. */
  readonly left: number;
}

/** free + paid + overCap + shut + nowhere + nobodyJoined + optedOut = total. */
export function previewOf(recipients: readonly Recipient[], { channels, reach, left }: PreviewWorld): Preview {
  const free = new Map<string, number>(channels.map((one) => [one.name, 0]));
  const busy = new Map<string, number>();
  const counts = { overCap: 0, shut: 0, nowhere: 0, nobodyJoined: 0, optedOut: 0 };
  const paid = { count: 0, amount: 0 };
  const sendOn = (channel: string): void => void busy.set(channel, (busy.get(channel) ?? 0) + 1);
  for (const { personId, end } of recipients) {
    const now: ReachNow = personId === null ? { is: 'nowhere' } : (reach.get(personId) ?? { is: 'nowhere' });
    if (end?.end === 'opted_out') counts.optedOut++;
    else if (personId === null) counts.nobodyJoined++;
    else if (now.is === 'free') {
      free.set(now.channel, (free.get(now.channel) ?? 0) + 1);
      sendOn(now.channel);
    } else if (now.is === 'paid') {
      if (paid.amount + now.price > left) counts.overCap++;
      else {
        paid.count++;
        paid.amount += now.price;
        sendOn(now.channel);
      }
    } else counts[now.is]++;
  }
  const seconds = [...busy].map(([name, n]) => n / (channels.find((one) => one.name === name)?.perSecond ?? 1));
  return {
    total: recipients.length,
    units: new Set(recipients.flatMap((one) => one.unitIds)).size,
    free: [...free].flatMap(([channel, count]) => (count === 0 ? [] : [{ channel, count }])),
    paid,
    ...counts,
    seconds: Math.ceil(Math.max(0, ...seconds)),
  };
}
