/** A decision about dates while it is put together in chat: what is known, what is still asked, the one confirmation. */
import type { CalendarEntry } from '../../../../domain/calendar.js';
import { addDays, type Day, type Instant, startOfDay } from '../../../../domain/time.js';
import type { Open } from '../../../session.js';

export const WISHES = ['extend', 'exempt', 'set_deadline', 'calendar_day', 'request', 'agency_sent', 'finish'] as const;
export type WishKind = (typeof WISHES)[number];

export interface Wish {
  readonly kind: WishKind;
  /** Units by id, a tier, or everybody; null while nobody is named. */
  readonly whom:
    | { readonly unitIds: readonly number[] }
    | { readonly tier: string }
    | { readonly everybody: true }
    | null;
  readonly day: Day | null;
  readonly exclusive: boolean;
  readonly asOf: Day | null;
  /** Of a request; null means all. */
  readonly criteria: readonly string[] | null;
  readonly as: CalendarEntry['as'] | null;
  readonly reason: string;
  readonly document: string;
  /** Null: the period being reported now. */
  readonly period: string | null;
  /** The offer this answers (after an outage). */
  readonly taskId: string | null;
}

export const WISH: Omit<Wish, 'kind'> = {
  ...{ whom: null, day: null, exclusive: false, asOf: null, criteria: null, as: null },
  ...{ reason: '', document: '', period: null, taskId: null },
};

export type Missing = 'whom' | 'day' | 'as_of' | 'reason' | 'document';
/** `sure` is the second confirmation of what cannot be taken back. */
export type Step = Missing | 'confirm' | 'sure';

const NEEDS: Readonly<Record<WishKind, readonly Missing[]>> = {
  extend: ['whom', 'day', 'reason', 'document'],
  exempt: ['whom', 'reason', 'document'],
  set_deadline: ['day', 'document'],
  calendar_day: ['day', 'document'],
  request: ['whom', 'as_of', 'day', 'document'],
  agency_sent: ['document', 'day'],
  finish: ['document'],
};

const isKnown = (wish: Wish, what: Missing): boolean => {
  switch (what) {
    case 'whom':
      return wish.whom !== null;
    case 'day':
      return wish.day !== null;
    case 'as_of':
      return wish.asOf !== null;
    case 'reason':
      return wish.reason !== '';
    case 'document':
      return wish.document !== '' || wish.as === 'table';
    default:
      return what satisfies never;
  }
};

export function missing(wish: Wish): Missing | null {
  return NEEDS[wish.kind].find((what) => !isKnown(wish, what)) ?? null;
}

/** As it would be with a reason and a paper: neither decides whether it can be done. */
export const withWords = (wish: Wish): Wish => ({
  ...wish,
  reason: wish.reason || '…',
  document: wish.document || '…',
});

/** The exclusive bound the day means. */
export function boundOfWish(wish: Wish): Instant {
  const day = wish.day ?? '1970-01-01';
  return startOfDay(wish.exclusive ? day : addDays(day, 1));
}

/** `token` ties a button to this very preview: an older one confirms nothing. */
export function holding(wish: Wish, step: Step, token = ''): Open {
  return { kind: 'office', act: 'dates', step, held: { wish: JSON.stringify(wish), token } };
}

/** Our own text, written by `holding`. */
export function heldWish(open: Open): { readonly wish: Wish; readonly step: Step; readonly token: string } | null {
  if (open.kind !== 'office' || open.act !== 'dates') return null;
  const wish = JSON.parse(String(open.held.wish)) as Wish;
  return { wish, step: open.step as Step, token: String(open.held.token ?? '') };
}
