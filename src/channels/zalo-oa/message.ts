/** The bodies Zalo takes, each made in one place, and what a press looks like when it comes back. */
import type { OutgoingChoice } from '../channel.js';
import { wellFormed } from '../common/text.js';

export const TEXT_LIMIT = 2000;
export const MOST_BUTTONS = 5;
const TITLE_LIMIT = 100;
const PRESS = '#chon:';

/** The payload of a press. It begins with `#`, which passes an OA's "syntax filter" too. */
const payloadOf = (choice: string): string => `${PRESS}${choice}`;

/** The choice a text stands for when it is a press of ours; null for anything typed. */
export function choiceOf(text: string): string | null {
  const id = text.startsWith(PRESS) ? text.slice(PRESS.length) : '';
  return /^\S{1,60}$/.test(id) ? id : null;
}

type Body = Readonly<Record<string, unknown>>;
const to = (address: string): Body => ({ user_id: address });

export function textBody(address: string, text: string, choices: readonly OutgoingChoice[]): Body {
  const words = wellFormed(text);
  if (choices.length === 0) return { recipient: to(address), message: { text: words } };
  // `hide`: a press sends its payload without writing it into the chat.
  const buttons = choices.slice(0, MOST_BUTTONS).map((one) => ({
    title: wellFormed(one.label).slice(0, TITLE_LIMIT),
    type: 'oa.query.hide',
    payload: payloadOf(one.id),
  }));
  return { recipient: to(address), message: { text: words, attachment: { type: 'template', payload: { buttons } } } };
}

export function imageBody(address: string, attachmentId: string, text: string): Body {
  const elements = [{ media_type: 'image', attachment_id: attachmentId }];
  const attachment = { type: 'template', payload: { template_type: 'media', elements } };
  return { recipient: to(address), message: text === '' ? { attachment } : { text: wellFormed(text), attachment } };
}

/** No words may stand beside a file. */
export function fileBody(address: string, token: string): Body {
  return { recipient: to(address), message: { attachment: { type: 'file', payload: { token } } } };
}

/** A template by the person's id within the OA; never by telephone number. */
export function templateBody(address: string, templateId: string, data: Readonly<Record<string, string>>): Body {
  return { user_id: address, template_id: templateId, template_data: data };
}
