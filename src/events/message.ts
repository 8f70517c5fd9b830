/** What is said, to whom, and what became known about reaching them. */

import type { Instant } from '../domain/time.js';
import type { Bubble, Template } from '../messages/message.js';
import type { AddressId, PersonId } from './ids.js';

export type Lane = 'reply' | 'reminder' | 'broadcast';

/**
 * Something is said. `reply` goes to the address that spoke, another address is named where the place itself is meant;
 * a person is resolved to an address when it is sent.
 */
export type MessageEvent = {
  readonly type: 'message_created';
  readonly to: 'reply' | { readonly personId: PersonId } | { readonly address: AddressId };
  readonly bubble: Bubble;
  readonly lane: Lane;
  /** What it is about (`obligation:…`, `seat:…`), so that it can be cancelled when it loses its reason. */
  readonly about: string | null;
  /** Erased as soon as it is delivered (it carries a code). */
  readonly fleeting: boolean;
  /** What goes out instead where the channel's window is shut for the person; null or absent: nothing. */
  readonly template?: Template | null;
};

/** Somebody was told that a kind of message is not read here. `whose`: a person's id, or an address. */
export type RemarkEvent = { readonly type: 'remark_made'; readonly whose: string; readonly kind: string };

/** What became known about reaching an address; each field where it is news. */
export type ReachEvent = {
  readonly type: 'reach_noted';
  readonly address: AddressId;
  /** The person acted. */
  readonly seenAt?: Instant;
  /** The person follows, or does not any more. */
  readonly followed?: boolean;
  /** An officer answered by hand in the platform's own tool. */
  readonly humanAt?: Instant;
  /** The platform said the window is shut, whatever we believed. */
  readonly shutAt?: Instant;
};
