/** One turn: what came in, who said it, what is known, and how a flow answers. */
import type { GivenForm } from '../admin/papers/forms.js';
import type { IncomingBody } from '../channels/channel.js';
import type { Instant } from '../domain/time.js';
import type { Actor, Event, MessageEvent, PersonId, SeatId } from '../events/event.js';
import type { Bubble, Choice, Language, Line, Param, Template } from '../messages/message.js';
import type { Words } from '../messages/render.js';
import type { Facts, Who } from './facts.js';
import type { Open, Practice, Session } from './session.js';

export interface Input {
  readonly body: IncomingBody;
  /** When the person acted: the platform's own time where it gives one, else when we received it. */
  readonly at: Instant;
  readonly ref: string | null;
}

/** Makes ids and codes; passed in so that a turn is a function of what it is given. */
export interface Makers {
  newId(): string;
  /** Four characters people can read out: "7K4P". */
  newReceipt(): string;
  /** `medium` phone: six digits; else sixteen letters and digits. `hash` is what is stored. */
  newCode(medium: 'chat' | 'printed' | 'phone'): { readonly code: string; readonly hash: string };
}

/** A table as `documents` reads it; declared here since the turn may not know that room. */
export interface TableRead {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[];
}

/** A file that came in, read before the turn: its table, or why it cannot be used. */
export type FileRead = ({ readonly table: TableRead } | { readonly problem: Line }) & {
  /** The same bytes kept as evidence, or why they may not be; absent where the sender may give none. */
  readonly kept?: KeptFile | { readonly refused: Line };
  /** A Word file of somebody who may change forms, its names read; absent for everybody else. */
  readonly form?: { readonly given: GivenForm } | { readonly refused: Line };
};

/** Original bytes, on the disk under their hash before the turn began. */
export interface KeptFile {
  readonly sha256: string;
  readonly size: number;
  readonly type: string;
  /** Cleaned: what is shown, never a path. */
  readonly name: string;
  /** A photo the platform made smaller. */
  readonly compressed: boolean;
  readonly keptAt: Instant;
}

export interface Turn {
  readonly input: Input;
  /** The file of this input; null when there is none, or when it was not looked at. */
  readonly file: FileRead | null;
  readonly session: Session;
  readonly who: Who;
  readonly facts: Facts;
  readonly now: Instant;
  readonly make: Makers;
  readonly words: Words;
  readonly language: Language;
  /** Where invitations lead: the links of the channels that are switched on. */
  readonly links: InvitationLinks;
}

/** What reading a report needs of a turn; a decision of the command line has no more. */
export type Looking = Pick<Turn, 'facts' | 'who' | 'now'>;

export interface InvitationLinks {
  /** `https://t.me/<bot>?start=` or null. */
  readonly telegram: string | null;
  /** The page the QR opens: `<public url>/tham-gia#` or null. */
  readonly page: string | null;
}

/** What a flow answers: one bubble, what stays open, what happened, and what others are told. */
export interface Answer {
  readonly bubble: Bubble;
  readonly open: Open;
  readonly events?: readonly Event[];
  /** What goes out behind the bubble: a file that takes a while to make. */
  readonly after?: readonly MessageEvent[];
  readonly answerId?: string | null;
  /** The campaign the person has just chosen among theirs. */
  readonly campaignId?: string;
  /** The seat the act was done through, where the person may hold several. */
  readonly by?: SeatId;
  /** The bubble carries a code and is erased once delivered. */
  readonly fleeting?: boolean;
  /** Another page of the very bubble whose button was pressed. */
  readonly page?: boolean;
  /** Said in between: the choices shown before stay good. */
  readonly aside?: boolean;
  /** The practice report from now on; null ends it, absent leaves it. */
  readonly practice?: Practice | null;
}

export interface Decision {
  readonly session: Session;
  readonly events: readonly Event[];
  readonly actor: Actor;
}

export const NOTHING_OPEN: Open = { kind: 'none' };

export function bubble(
  lines: readonly (Line | null)[],
  choices: readonly Choice[] = [],
  more: Omit<Bubble, 'lines' | 'choices'> = {},
): Bubble {
  return { lines, choices, ...more };
}

/** A choice whose label is `choice.<name>`. */
export function choice(id: string, name: string, params?: Readonly<Record<string, Param>>): Choice {
  return { id, label: params === undefined ? { key: `choice.${name}` } : { key: `choice.${name}`, params } };
}

/** A message to somebody else than the person who spoke; `template`: what goes out where they cannot be written to. */
export function tell(
  personId: PersonId,
  said: Bubble,
  about: string | null = null,
  template: Template | null = null,
): MessageEvent {
  return { type: 'message_created', to: { personId }, bubble: said, lane: 'reply', about, fleeting: false, template };
}
