/**
 * The contract between the house and any platform. A channel knows its platform and nothing else of ours:
 * it turns updates into `Incoming`, and one `Outgoing` into at most one platform call that a person can see.
 */

export type ChannelName = 'telegram' | 'zalo-oa' | 'zalo-bot' | 'web' | 'console';

/** A file on the platform: enough to fetch it later, never a link that carries a token. */
export interface FileRef {
  readonly id: string;
  readonly name: string;
  /** What the sender claims; counted again while reading. */
  readonly size: number | null;
}

/** The platform's id of one message, as text. */
export type MessageRef = string;

export type IncomingBody =
  | { readonly kind: 'text'; readonly text: string }
  /** A button press: `choice` is the id we sent with the button. Stale or forged ids are expected. */
  | {
      readonly kind: 'choice';
      readonly choice: string;
      /** Our message that carried the button, where the channel could put another in its place. */
      readonly of?: MessageRef;
    }
  | { readonly kind: 'file'; readonly file: FileRef; readonly caption: string }
  /** The person edited an earlier message of theirs (`of`): treated as a correction. */
  | { readonly kind: 'edit'; readonly text: string; readonly of: MessageRef }
  /** First contact or a deep link; `payload` is what the link carried, '' when nothing. */
  | { readonly kind: 'start'; readonly payload: string }
  /** The person blocked (`gone`) or unblocked (`back`) us. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'back' }
  /** Something a person sent that we do not read (sticker, voice, location …); `what` names it. */
  | { readonly kind: 'other'; readonly what: string }
  /**
   * Said to us in a group; the address is the group's. The house answers a request for help and drops everything
   * else before it is stored.
   */
  | { readonly kind: 'group'; readonly text: string }
  /**
   * No act of the person that asks anything: what the platform tells about reaching them. `human`: an officer answers them by hand;
   * `acted`: an act that asks nothing.
   */
  | { readonly kind: 'signal'; readonly what: 'human' | 'acted' };

export interface Incoming {
  /** Unique for ever per platform event, e.g. `telegram:<bot id>:<update_id>`; a second copy is ignored. */
  readonly key: string;
  readonly channel: ChannelName;
  /** The person's id within the channel (private chats only). */
  readonly address: string;
  readonly displayName: string | null;
  /** BCP 47 tag the platform reports, or null. */
  readonly language: string | null;
  /** Epoch ms of the person's own act by the platform's clock; null where the platform gives none. */
  readonly at: number | null;
  /** The platform's id of the person's message, where there is one. */
  readonly ref: MessageRef | null;
  readonly body: IncomingBody;
}

/** An authentic update nobody could read: kept aside 14 days, counted, blocks nobody. */
export interface Malformed {
  readonly key: string;
  readonly channel: ChannelName;
  readonly raw: string;
}

/** Resolves after COMMIT; rejects when the store cannot (then the platform must not be told "got it"). */
export type Receive = (items: readonly Incoming[], malformed?: readonly Malformed[]) => Promise<void>;

export interface OutgoingChoice {
  /** Comes back as `IncomingBody.choice`; at most 60 bytes. */
  readonly id: string;
  readonly label: string;
}

export interface OutgoingFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A message the platform has approved beforehand, for people whom nothing else reaches. */
export interface OutgoingTemplate {
  readonly name: 'deadline' | 'verification' | 'announcement' | 'invitation';
  /** The house's own field names; the channel's configuration maps them to what was approved. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface Outgoing {
  readonly address: string;
  /** Plain text, already cut to `limits.text`; the channel escapes what its platform needs. */
  readonly text: string;
  /** The first line of `text` may be emphasised where the platform can. */
  readonly titled: boolean;
  /** Empty when the channel has no buttons: the words then stand in `text`. */
  readonly choices: readonly OutgoingChoice[];
  readonly file: OutgoingFile | null;
  /** Sent in place of the rest where the person's window is shut and the template is configured. */
  readonly template?: OutgoingTemplate | null;
  /** Takes the place of this message of ours, only where `limits.edits`; a new one is sent where it is gone. */
  readonly replaces?: MessageRef;
  /** Not an answer to the person's own act. */
  readonly unasked?: boolean;
}

export type Refusal =
  | 'blocked'
  | 'unknown_address'
  | 'forbidden_content'
  | 'too_long'
  | 'bad_token'
  /** The plan's messages are used up: the person may be reached on another channel. */
  | 'quota'
  /** The platform lets nothing through to this person until they write; the address is good. */
  | 'window_shut'
  /** It would have cost money, and this month's money is spent (or the platform's account has none). */
  | 'cap_reached'
  | 'other';

export type SendOutcome =
  /** `instead`: a template went out in place of the whole message, further bubbles included. `charged`: đồng. */
  | { readonly sent: MessageRef; readonly instead?: true; readonly charged?: number }
  /** Definitely not sent; try again after `retry` ms. `scope` says who must wait: all, this person's, this one only. */
  | { readonly retry: number; readonly scope: 'message' | 'chat' | 'lane' }
  /** Definitely not sent and never will be. `movedTo`: the platform gave the person a new address. */
  | { readonly refused: Refusal; readonly movedTo?: string }
  /** Nobody can know whether it was sent (timeout, reset, 5xx, unreadable answer). */
  | { readonly inDoubt: string; readonly charged?: number };

export type Fetched =
  | { readonly bytes: Uint8Array }
  | { readonly refused: 'too_big' | 'gone' | 'not_allowed' | 'failed' };

/** For how long after a person's latest act the platform lets us write to them. */
export interface Window {
  /** Free of charge. */
  readonly freeMs: number;
  /** Charged from `freeMs` on; past this only templates. */
  readonly paidMs: number;
}

/** Limits of a platform, as data. */
export interface Limits {
  /** Longest text in UTF-16 units. */
  readonly text: number;
  /** Longest words under a file; 0: a file goes alone, its words follow. Absent: as long as a text. */
  readonly caption?: number;
  /** `words`: no buttons, choices are spelled out in the text. */
  readonly choices: 'buttons' | 'words';
  readonly maxChoices: number;
  /** Whether a message of ours can be put in place of an older one; absent: no. */
  readonly edits?: boolean;
  /** `pictures`: nothing but images. */
  readonly files: boolean | 'pictures';
  /** Whether the platform keeps and resends what we did not confirm. */
  readonly durableReceiving: boolean;
  /** How long the platform keeps a button press we did not fetch; absent: as long as anything. */
  readonly pressLivesMs?: number;
  /** Most sends per second over all addresses. */
  readonly sendsPerSecond: number;
  /** Least time after a message nobody asked for before the next one to the same address; absent: none. */
  readonly chatGapMs?: number;
  /** The types of files the platform takes (`application/pdf`); absent: any. */
  readonly fileTypes?: readonly string[];
  /** The largest file the platform takes; absent: any we make. */
  readonly fileBytes?: number;
  /** The platform's plan limits messages per month: what is sent is counted with its outcome. */
  readonly countedByMonth?: boolean;
  /** Null or absent: one may write at any time. */
  readonly window?: Window | null;
  /** Templates that are approved and configured; absent: none. */
  readonly templates?: readonly OutgoingTemplate['name'][];
}

export interface RouteRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The raw bytes, at most `Route.maxBody`; signatures are computed over these. */
  readonly body: Uint8Array;
  /** The remote address of the socket, whatever the headers say. */
  readonly peer?: string;
  /** Aborted when the caller hung up or the server stops: end a long poll. */
  readonly signal?: AbortSignal;
}
export interface RouteResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}
/** A webhook for `web/` to mount. 200 only after the commit; 503 when the store cannot. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** Matched exactly; what varies travels in the query. */
  readonly path: string;
  /** In bytes; 1 MB where it says nothing. A longer body is answered 413 and never seen by `handle`. */
  readonly maxBody?: number;
  handle(request: RouteRequest): Promise<RouteResponse>;
}

export interface Finding {
  readonly level: 'ok' | 'warn' | 'error';
  readonly what: string;
  readonly remedy: string;
  /** Names the words in which an officer reads it; without it `what` and `remedy` are shown as they are. */
  readonly code?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export type Stop = () => Promise<void>;

export interface Channel {
  readonly name: ChannelName;
  readonly limits: Limits;
  readonly routes: readonly Route[];
  /** Starts receiving. The returned function stops receiving and resolves when nothing is half-received. */
  start(receive: Receive): Promise<Stop>;
  /** At most ONE platform call that a person can see. Never throws: an unknown end is `inDoubt`. */
  send(out: Outgoing): Promise<SendOutcome>;
  /** Reads a file's bytes, counted against `limit` while reading. */
  fetch(file: FileRef, limit: number): Promise<Fetched>;
  check(): Promise<readonly Finding[]>;
  /** When the platform last answered that nothing (more) waits for us; null: not yet. Absent: the platform calls us. */
  heardAt?(): number | null;
}
