/** Zalo's Bot Platform on 127.0.0.1, as far as public sources describe it (facts: confidence in README.md). */
import type { Faults } from '../telegram/emulator.mjs';

/** A message Zalo took. */
export interface Accepted {
  readonly id: string;
  readonly at: number;
  readonly method: 'sendMessage' | 'sendPhoto' | 'sendSticker' | 'sendVoice';
  readonly chat: string;
  readonly text: string;
  /** The bytes found at the address of the picture, null when it could not be fetched. */
  readonly photo: Buffer | null;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Acts return the id of the message; the event travels like a real one. */
export interface Person {
  readonly id: string;
  says(text: string): string;
  sendsPicture(picture: { bytes: Uint8Array; caption?: string; field?: 'photo_url' | 'photo' | 'photos' }): string;
  sendsSticker(): string;
  sendsVoice(): string;
  /** A link, a file, a card, a location: the platform tells nothing more. */
  sendsUnsupported(): string;
  /** In a group, with the bot mentioned; `group` is the chat's id. */
  saysInGroup(group: string, text: string): string;
  blocks(): void;
  isKnown(): Person;
  messages(): Accepted[];
  /** The next message of the bot not yet taken; rejects after `timeoutMs` (5 s). */
  next(timeoutMs?: number): Promise<Accepted>;
}

export interface World {
  readonly events: readonly { readonly id: number; readonly event: unknown; readonly failures: number }[];
  webhook: { url: string; secret: string; calls: number } | null;
  sentThisMonth: number;
  /** Calls of getUpdates that came sooner than a second after an answer with an event known already. */
  hotPolls: number;
}

export interface Emulator {
  readonly token: string;
  readonly apiRoot: string;
  readonly world: World;
  readonly faults: Faults;
  readonly accepted: readonly Accepted[];
  readonly calls: readonly { at: number; method: string; end: string | number }[];
  count(method: string): number;
  user(id: string, given?: { displayName?: string }): Person;
  /** Any event, as it stands. */
  pushRaw(event: unknown): void;
  waitFor<T>(look: () => T, timeoutMs?: number, what?: string): Promise<T>;
  offline(): Promise<void>;
  online(): Promise<void>;
  stop(): Promise<void>;
}

export interface EmulatorOptions {
  readonly token?: string;
  readonly now?: () => number;
  /** Real waits (long poll, webhook retries) are multiplied by this. */
  readonly timeScale?: number;
  readonly port?: number;
  readonly keepCalls?: boolean;
  /** What becomes of an event that was polled: gone (default), or given again and again. */
  readonly polling?: 'consume' | 'replay';
  /** What a poll gets while a webhook is set. */
  readonly pollUnderWebhook?: 'refuse' | 'silent';
  /** How getWebhookInfo says that there is none. */
  readonly noWebhook?: '404' | 'empty';
  /** Whether a refusal's HTTP status is its code, or 200. */
  readonly refusalStatus?: 'code' | '200';
  readonly webhookBody?: 'flat' | 'wrapped';
  /** Every webhook call twice. */
  readonly webhookTwice?: boolean;
  /** Also calls the webhook once with an empty body when it is set. */
  readonly emptyProbe?: boolean;
  /** False: only public https addresses are taken, as the real platform does. */
  readonly anyWebhookHost?: boolean;
  readonly plan?: 'BASIC' | 'PRO';
  readonly monthlyMessages?: number;
  readonly users?: number;
  readonly perSecond?: number | null;
  /** What the Date header says, beside `now`. */
  readonly skewMs?: number;
}

export function startZaloBot(options?: EmulatorOptions): Promise<Emulator>;
