/** How far an announcement may go from where it is. Pure; every act on one asks here first. */
import { ok, type Result, refuse } from '../domain/problem.js';
import type { Instant } from '../domain/time.js';
import type { Broadcast, State } from './types.js';

export const ACTS = [
  'edit',
  'submit',
  'take_back',
  'send_back',
  'approve',
  'stop',
  'begin',
  'overtake',
  'end',
] as const;
export type Act = (typeof ACTS)[number];

const NEXT: Readonly<Record<Act, Readonly<Partial<Record<State, State>>>>> = {
  edit: { draft: 'draft' },
  submit: { draft: 'submitted' },
  take_back: { submitted: 'draft' },
  send_back: { submitted: 'draft' },
  // Straight from a draft where no second person is asked.
  approve: { submitted: 'approved', draft: 'approved' },
  // What is done may still hold messages for people who have not written.
  stop: { draft: 'dropped', submitted: 'dropped', approved: 'cancelled', sending: 'cancelled', done: 'cancelled' },
  begin: { approved: 'sending' },
  overtake: { approved: 'overtaken' },
  end: { sending: 'done' },
};

/** Where the act leads; refuses `broadcast_<state>` where the announcement has come too far for it, or not far enough. */
export function after(state: State, act: Act): Result<State> {
  const next = NEXT[act][state];
  return next === undefined ? refuse(`broadcast_${state}`) : ok(next);
}

/** Where an act may come from. */
export const statesBefore = (act: Act): readonly State[] =>
  (Object.keys(NEXT[act]) as State[]).filter((state) => NEXT[act][state] !== undefined);

/** One person may send to at most so many; set per campaign. */
export const ALONE_MOST = 200;

export interface SecondPerson {
  /** How many are to receive it. */
  readonly size: number;
  /** The campaign's own limit. */
  readonly most: number;
  /** People other than the sender who may approve: coordinators, and a leader where the campaign gave leaders the part. */
  readonly approvers: number;
}

/**
 * A second person agrees wherever there is one. Where there is none, the sender types the number and waits, up to the
 * campaign's limit; above it nothing is sent until somebody can agree.
 */
export function wayOut({ size, most, approvers }: SecondPerson): 'second_person' | 'type_count' | 'nobody_to_approve' {
  if (approvers > 0) return 'second_person';
  return size > most ? 'nobody_to_approve' : 'type_count';
}

/** Between typing the number and the first message. */
export const PAUSE_MS = 2 * 60_000;
/** Where nobody set a last moment: what waits for people to write is given up then. */
export const LAST_MOMENT_MS = 3 * 86_400_000;

/** Whether its last moment has passed. */
export function isTooLate({ notAfter }: Pick<Broadcast, 'notAfter'>, at: Instant): boolean {
  return notAfter !== null && at > notAfter;
}
