/** What the web chat is handed. The store and the composition implement these; nothing here knows a database. */
import type { Incoming, OutgoingChoice } from '../channel.js';
import type { ChannelLog } from '../common/log.js';

export interface MailboxMessage {
  readonly id: number;
  readonly text: string;
  readonly titled: boolean;
  readonly choices: readonly OutgoingChoice[];
  /** `id` is that of `WebFiles`. */
  readonly file: { readonly id: string; readonly name: string; readonly type: string } | null;
}

/** Durable: what was appended is found again after a restart. Numbers rise within one address. */
interface Mailbox {
  /** After COMMIT, its number; null: nobody has this address. Rejects after ROLLBACK: nothing was kept. */
  append(address: string, message: Omit<MailboxMessage, 'id'>): Promise<number | null>;
  /** Messages with a number above `after`, oldest first; at most some hundred at a time. */
  after(address: string, after: number): Promise<readonly MailboxMessage[]>;
}

/** Bytes by an id of ours (letters and digits). Durable once `put` resolved; putting an id again replaces it. */
export interface WebFiles {
  put(id: string, bytes: Uint8Array): Promise<void>;
  size(id: string): Promise<number | null>;
  get(id: string): Promise<Uint8Array | null>;
}

export interface WebSessions {
  /**
   * Who comes in: an invitation code (judged later, in the chat, so that wrong, used and expired sound the same) or a
   * sample persona. `incoming` is what the person thereby said, e.g. a `start` that carries the code.
   */
  open(
    by: { readonly code: string } | { readonly persona: string },
  ): Promise<{ readonly address: string; readonly incoming: Incoming | null } | { readonly refused: string }>;
  find(cookieHash: string): Promise<{ readonly address: string } | null>;
  save(cookieHash: string, address: string): Promise<void>;
}

export interface WebChannelDeps {
  readonly mailbox: Mailbox;
  readonly files: WebFiles;
  readonly sessions: WebSessions;
  readonly trial: boolean;
  /** The house's clock (the assumed day in a trial). */
  readonly now: () => number;
  readonly log: ChannelLog;
  /** PUBLIC_URL, where there is one: its origin is ours too, and with https the cookie is marked Secure. */
  readonly publicUrl?: string;
  /** False: the bytes of this file must not be kept (secret marking); the turn hears of it and says so. */
  readonly mayKeep?: (name: string, caption: string) => boolean;
}
