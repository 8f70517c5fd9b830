/** Zalo's OA platform on 127.0.0.1, with the limits of the real one. */
import type { Faults } from '../telegram/emulator.mjs';

export interface Accepted {
  readonly id: string;
  readonly at: number;
  readonly user: string;
  readonly kind: 'cs' | 'template';
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly type: string; readonly payload: string }[];
  readonly file: { readonly name: string; readonly bytes: Buffer } | null;
  readonly asksInfo?: boolean;
  readonly template?: { readonly template_id: string; readonly template_data: Readonly<Record<string, string>> };
  /** Null: charged. */
  readonly quota: unknown;
}

/** Acts return at once; the event travels like a real one. */
export interface OaPerson {
  readonly id: string;
  says(text: string): string;
  sendsImage(bytes: Uint8Array, text?: string): string;
  sendsFile(name: string, bytes: Uint8Array): string;
  sendsSticker(): string;
  sendsLocation(): string;
  presses(label: string): string | null;
  pressesButton(button: { type: string; payload: string }): string | null;
  follows(): void;
  unfollows(): void;
  submitsInfo(version?: 1 | 2): void;
  isAnsweredByHand(text?: string): void;
  receives(message: { id: string }, side?: 'user' | 'oa'): void;
  sees(message: { id: string }): void;
  blocks(): void;
  refusesTemplates(): void;
  lastActed(msAgo: number): OaPerson;
  messages(): Accepted[];
  next(timeoutMs?: number): Promise<Accepted>;
}

export interface ZaloOa {
  readonly appId: string;
  readonly appSecret: string;
  readonly oaSecret: string;
  readonly oaId: string;
  readonly apiRoot: string;
  readonly faults: Faults;
  readonly accepted: readonly Accepted[];
  readonly calls: readonly { at: number; method: string; end: string | number }[];
  readonly world: {
    readonly events: readonly unknown[];
    /** The webhook's answers, in order. */
    readonly answers: readonly number[];
    readonly webhook: { url: string; disabled: boolean };
    readonly tokens: { readonly exchanges: number; readonly refresh: string | null };
    readonly charged: number;
    balance: number | null;
    push(event: Readonly<Record<string, unknown>>, queue?: string): void;
    pushRaw(body: string, timestamp?: string, queue?: string): void;
  };
  count(method: string): number;
  user(id: string, given?: { name?: string; following?: boolean }): OaPerson;
  /** The mac Zalo would put on these bytes. */
  sign(body: string | Uint8Array, timestamp: string): string;
  /** What the console does on saving the address; the status it got. */
  register(url: string): Promise<number>;
  post(
    body: string,
    headers: Readonly<Record<string, string>>,
    chunks?: readonly (string | Uint8Array)[],
  ): Promise<number>;
  /** An administrator allows the app: the code. */
  grant(challenge?: string | null): string;
  /** A pair made by hand in the console. */
  issue(): { access_token: string; refresh_token: string; expires_in: string };
  waitFor<T>(look: () => T, timeoutMs?: number, what?: string): Promise<T>;
  stop(): Promise<void>;
}

export interface ZaloOaOptions {
  readonly appId?: string;
  readonly oaId?: string;
  readonly now?: () => number;
  /** The waits between repetitions of an event are multiplied by this. */
  readonly timeScale?: number;
  readonly port?: number;
  readonly keepCalls?: boolean;
  readonly accessSeconds?: number;
  readonly oauthErrors?: '200' | '4xx' | 'name_only';
  readonly perMinute?: number;
  readonly perSecond?: number | null;
  /** Đồng; null: no account is linked. */
  readonly balance?: number | null;
  readonly verified?: boolean;
  readonly templates?: Readonly<Record<string, { readonly fields: readonly string[]; readonly price: number }>>;
  readonly bareSignature?: boolean;
  readonly headerTimestamp?: boolean;
  readonly oddJson?: boolean;
  readonly echoes?: boolean;
  readonly twice?: boolean;
  readonly outOfOrder?: boolean;
  /** Never switches the webhook off: the last repetition is made again and again. */
  readonly patient?: boolean;
  /** Each answer is held back so long after the call was done. */
  readonly answerDelayMs?: number;
}

export function startZaloOa(options?: ZaloOaOptions): Promise<ZaloOa>;
