import type { Outgoing, OutgoingFile, SendOutcome } from '../channel.js';
import type { ChannelLog } from '../common/log.js';
import { fieldsOf, stringOf, wholeOf } from '../common/shape.js';
import { wellFormed } from '../common/text.js';
import { type ZaloBotApi, ZaloBotFailure } from './api.js';
import { outcomeOf } from './errors.js';
import type { Pictures } from './pictures.js';

/** UTF-16 units, of a text and of the words under a picture alike. */
export const TEXT_LIMIT = 2_000;
/** Zalo fetches the picture before it answers. */
const PHOTO_TIMEOUT_MS = 120_000;

export interface SendDeps {
  readonly api: ZaloBotApi;
  readonly log: ChannelLog;
  /** Null where no public address is known: then pictures are left out. */
  readonly pictures: Pictures | null;
  /** True when the plan has a limit by the month and its messages are used up by our own count; may reject. */
  readonly spent: () => Promise<boolean>;
}

/** One message: plain text, or a picture with its words. Never throws. */
export async function send(deps: SendDeps, out: Outgoing): Promise<SendOutcome> {
  const text = wellFormed(out.text);
  if (text.length > TEXT_LIMIT) return unsendable(deps, 'too_long');
  if (text.trim() === '' && out.file === null) return unsendable(deps, 'other');
  try {
    const picture = out.file === null ? null : pictureOf(deps, out.file);
    const result = await (picture === null ? say(deps, out.address, text) : show(deps, out.address, picture, text));
    return { sent: result };
  } catch (error) {
    return endOf(deps, error);
  }
}

function unsendable({ log }: SendDeps, refused: 'too_long' | 'other'): SendOutcome {
  log.error('zalo_bot.unsendable', { problem: refused });
  return { refused };
}

function pictureOf({ pictures }: SendDeps, file: OutgoingFile): string | null {
  return pictures !== null && file.type.startsWith('image/') ? pictures.offer(file) : null;
}

async function say({ api }: SendDeps, address: string, text: string): Promise<string> {
  return refOf(await api.call('sendMessage', { chat_id: address, text }));
}

async function show({ api }: SendDeps, address: string, photo: string, caption: string): Promise<string> {
  const words = caption.trim() === '' ? {} : { caption };
  return refOf(await api.call('sendPhoto', { chat_id: address, photo, ...words }, { timeoutMs: PHOTO_TIMEOUT_MS }));
}

function refOf(result: unknown): string {
  const id = fieldsOf(result)?.message_id;
  const ref = stringOf(id) ?? wholeOf(id)?.toString();
  if (ref === undefined || ref === '') throw new ZaloBotFailure('doubt', 'send', 0, 'no message id in the answer');
  return ref;
}

async function endOf(deps: SendDeps, error: unknown): Promise<SendOutcome> {
  const { log } = deps;
  if (!(error instanceof ZaloBotFailure)) {
    log.error('zalo_bot.bug', { error: error instanceof Error ? error.name : typeof error });
    return { inDoubt: 'bug in the channel' };
  }
  const spent = error.code === 429 && (await deps.spent().catch(() => false));
  const outcome = outcomeOf(error, spent);
  if ('refused' in outcome && outcome.refused !== 'blocked' && outcome.refused !== 'unknown_address') {
    log.error('zalo_bot.send_refused', { code: error.code, description: error.description });
  }
  return outcome;
}
