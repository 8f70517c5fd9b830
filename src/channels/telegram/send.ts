import type { Outgoing, OutgoingFile, SendOutcome } from '../channel.js';
import type { ChannelLog } from '../common/log.js';
import { wellFormed } from '../common/text.js';
import { ApiFailure, type TelegramApi } from './api.js';
import { isMarkupRefusal, outcomeOf } from './errors.js';
import { badChoice, CAPTION_LIMIT, cut, keyboardOf, TEXT_LIMIT, toHtml } from './render.js';

/** Telegram takes no larger upload from a bot. */
const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;

const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
const PHOTO = /^image\/(?:png|jpeg)$/;

/**
 * One message: text with buttons, or a document with its caption. Never throws. A second call is made only after
 * Telegram definitely refused our mark-up, so at most one message becomes visible.
 */
export async function send(api: TelegramApi, log: ChannelLog, out: Outgoing): Promise<SendOutcome> {
  const problem = unsendable(out);
  if (problem !== null) {
    log.error('telegram.unsendable', { problem });
    return { refused: problem === 'choice' ? 'other' : 'too_long' };
  }
  const edited = out.replaces === undefined ? null : await edit(api, log, out, out.replaces);
  if (edited !== null) return edited;
  try {
    return { sent: await deliver(api, out, true) };
  } catch (error) {
    if (!(error instanceof ApiFailure && isMarkupRefusal(error))) return endOf(log, error);
    log.error('telegram.markup_refused');
  }
  try {
    return { sent: await deliver(api, out, false) };
  } catch (error) {
    return endOf(log, error);
  }
}

const UNCHANGED = /message is not modified/i;
const GONE = /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i;

/** May be repeated: the second time nothing changes. Null: definitely not done, the message is sent as a new one. */
async function edit(api: TelegramApi, log: ChannelLog, out: Outgoing, of: string): Promise<SendOutcome | null> {
  try {
    await api.callApi('editMessageText', {
      chat_id: out.address,
      message_id: Number(of),
      text: toHtml(wellFormed(cut(out.text, TEXT_LIMIT)), out.titled),
      parse_mode: 'HTML',
      reply_markup: keyboardOf(out.choices),
      link_preview_options: { is_disabled: true },
    });
    return { sent: of };
  } catch (error) {
    const refused = error instanceof ApiFailure && error.kind === 'answer' && error.code === 400;
    if (refused && UNCHANGED.test(error.description)) return { sent: of };
    if (refused && (GONE.test(error.description) || isMarkupRefusal(error))) return null;
    return endOf(log, error);
  }
}

/** What Telegram would refuse for certain, or what we would have to cut silently. */
function unsendable(out: Outgoing): 'choice' | 'caption' | 'file' | null {
  if (badChoice(out.choices) !== null) return 'choice';
  if (out.file === null) return null;
  if (out.text.length > CAPTION_LIMIT) return 'caption';
  return out.file.bytes.length > MAX_UPLOAD_BYTES ? 'file' : null;
}

async function deliver(api: TelegramApi, out: Outgoing, marked: boolean): Promise<string> {
  const plain = wellFormed(cut(out.text, TEXT_LIMIT));
  const text = marked ? toHtml(plain, out.titled) : plain;
  // The id goes as text: Telegram takes it so, and no digit is lost on the way.
  const common = {
    chat_id: out.address,
    ...(marked ? { parse_mode: 'HTML' as const } : {}),
    ...(out.choices.length > 0 ? { reply_markup: keyboardOf(out.choices) } : {}),
  };
  const message =
    out.file === null
      ? await api.callApi('sendMessage', { ...common, text, link_preview_options: { is_disabled: true } })
      : await upload(api, { ...common, caption: text }, out.file);
  const id: unknown = message.message_id;
  if (typeof id !== 'number') throw new ApiFailure('doubt', 'send', 0, 'no message id in the answer');
  return String(id);
}

type Common = Omit<Parameters<TelegramApi['sendDocument']>[2] & object, 'caption'> & {
  chat_id: string;
  caption: string;
};

/** A picture is shown, anything else is a file to open. */
function upload(api: TelegramApi, common: Common, file: OutgoingFile) {
  const input = { source: Buffer.from(file.bytes), filename: file.name };
  return PHOTO.test(file.type) && file.bytes.length <= MAX_PHOTO_BYTES
    ? api.callApi('sendPhoto', { ...common, photo: input })
    : api.callApi('sendDocument', { ...common, document: input });
}

function endOf(log: ChannelLog, error: unknown): SendOutcome {
  if (!(error instanceof ApiFailure)) {
    log.error('telegram.bug', { error: error instanceof Error ? error.name : typeof error });
    return { inDoubt: 'bug in the channel' };
  }
  const outcome = outcomeOf(error);
  if ('refused' in outcome && (outcome.refused === 'bad_token' || outcome.refused === 'other')) {
    log.error('telegram.send_refused', { code: error.code, description: error.description });
  }
  return outcome;
}
