/**
 * How an act of the office is decided, once for the command line and the chat. A decision reads facts and answers
 * with events and a result, or with a problem; it writes nothing, sends nothing and judges no permission: the chat
 * asks `may` of the stored seat before every step, whoever holds the machine holds the command line.
 */
import type { Facts } from '../conversation/facts.js';
import type { InvitationLinks, Makers } from '../conversation/turn.js';
import type { Result } from '../domain/problem.js';
import type { Instant } from '../domain/time.js';
import type { Event } from '../events/event.js';

export interface Desk {
  readonly now: Instant;
  /** When the person acted; the command line's own time. */
  readonly at: Instant;
  readonly make: Makers;
  readonly links: InvitationLinks;
}

export interface Decided<T> {
  readonly events: readonly Event[];
  readonly result: T;
}

export type Decide<A, T> = (args: A, facts: Facts, desk: Desk) => Promise<Result<Decided<T>>>;
