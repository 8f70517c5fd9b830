/** Telegram's Bot API on 127.0.0.1, with the limits of the real one (sources: facts of tdlib/telegram-bot-api). */

export type FaultKind =
  /** 429 with `retry_after`; nothing accepted. */
  | 'too_many'
  | 'error_500'
  | 'error_502_page'
  /** The connection is reset before the body is read. */
  | 'reset_before'
  /** Accepted, then the connection is reset. */
  | 'reset_after'
  /** Nothing accepted, no answer ever. */
  | 'hang'
  /** Accepted, no answer ever. */
  | 'hang_after'
  /** Accepted, the answer is cut short. */
  | 'truncated'
  /** 200 with `ok: false` and code 500. */
  | 'ok_false'
  /** Not JSON; `status` and `body` may be given. */
  | 'not_json'
  /** Telegram's own refusal: `code`, `description`, `parameters`. */
  | 'answer';

export interface FaultDetail {
  readonly times?: number;
  readonly retryAfterS?: number;
  readonly code?: number;
  readonly description?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly status?: number;
  readonly body?: string;
}

export interface Faults {
  readonly counts: Readonly<Record<string, number>>;
  plan(plan: {
    seed: number;
    rate: number;
    kinds?: readonly FaultKind[];
    methods?: readonly string[];
    retryAfterS?: number;
  }): void;
  failNext(method: string, kind: FaultKind, detail?: FaultDetail): void;
  clear(): void;
}

/** A message Telegram took; `text` and `entities` as they are after parsing. */
export interface Accepted {
  readonly id: number;
  readonly at: number;
  readonly method: 'sendMessage' | 'sendDocument' | 'sendPhoto';
  readonly chat: string;
  readonly text: string;
  readonly entities: readonly { type: string; offset: number; length: number; url?: string }[];
  /** Rows of buttons. */
  readonly buttons: readonly (readonly { label: string; data: string }[])[];
  readonly document: { field: string; name: string; bytes: Buffer } | null;
  readonly params: Readonly<Record<string, unknown>>;
  /** How often another text was put in its place. */
  readonly edits?: number;
}

export interface SentFile {
  readonly bytes: Uint8Array;
  readonly name?: string;
  readonly type?: string;
  readonly caption?: string;
  /** What Telegram claims; the real length unless said otherwise. */
  readonly size?: number;
}

/** Acts return at once; the update travels like a real one. Message ids are returned. */
export interface Person {
  readonly id: string;
  says(text: string): number;
  starts(payload?: string): number;
  /** Any body, e.g. `{ sticker: {...} }`. */
  sends(body: Readonly<Record<string, unknown>>): number;
  saysInGroup(group: number, text: string): void;
  sendsFile(file: SentFile): number;
  sendsPhoto(file: SentFile): number;
  edits(text: string, messageId?: number): void;
  /** Throws when no message shows such a button. Returns the press id. */
  presses(label: string): string;
  pressesData(data: string, messageId?: number): string;
  /** Deletes one of the bot's messages from the chat. */
  deletes(messageId: number): void;
  blocks(): void;
  unblocks(): void;
  leavesTelegram(): void;
  moves(to: number): void;
  isKnown(): Person;
  messages(): Accepted[];
  /** The next message of the bot not yet taken; rejects after `timeoutMs` (5 s). */
  next(timeoutMs?: number): Promise<Accepted>;
}

export interface World {
  readonly updates: readonly { readonly id: number; readonly update: unknown; readonly failures: number }[];
  readonly expired: number;
  readonly early: number;
  readonly answeredPresses: readonly string[];
  readonly commands: ReadonlyMap<string, readonly { command: string; description: string }[]>;
  readonly webhook: { url: string; secret: string; maxConnections: number; lastError: { message: string } | null };
  allowed: readonly string[] | null;
  nextUpdateId: number;
}

export interface Emulator {
  readonly token: string;
  readonly apiRoot: string;
  readonly world: World;
  readonly faults: Faults;
  readonly accepted: readonly Accepted[];
  /** `end`: 'ok', a fault's kind or an error code. */
  readonly calls: readonly { at: number; method: string; end: string | number }[];
  count(method: string): number;
  user(id: number | string, given?: { firstName?: string; lastName?: string; language?: string }): Person;
  pushRaw(update: unknown): number;
  waitFor<T>(look: () => T, timeoutMs?: number, what?: string): Promise<T>;
  /** Connections are refused until `online`. */
  offline(): Promise<void>;
  online(): Promise<void>;
  stop(): Promise<void>;
}

export interface EmulatorOptions {
  readonly token?: string;
  /** The platform's clock: message dates, 24 h and 150 s retention, rates. */
  readonly now?: () => number;
  /** Real waits (long poll, webhook retries) are multiplied by this. */
  readonly timeScale?: number;
  readonly port?: number;
  readonly rates?: { readonly perSecond?: number; readonly perChatPerSecond?: number };
  /** False keeps counts only (long runs). */
  readonly keepCalls?: boolean;
}

export function startTelegram(options?: EmulatorOptions): Promise<Emulator>;

/** Seeded numbers in [0, 1). */
export function randomOf(seed: number): () => number;
