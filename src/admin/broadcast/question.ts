/** What an announcement asks, as choices under it; each can also be typed, at any time. */
import type { Broadcast, Content } from '../../broadcast/types.js';
import { choice } from '../../conversation/turn.js';
import { type Choice, type Line, line } from '../../messages/message.js';

/** Under every announcement one may ask back; what it asks stands before that. */
export function questionChoices({ id, content }: Pick<Broadcast, 'id' | 'content'>): readonly Choice[] {
  const back = choice(`an_ask:${id}`, 'announce_ask');
  switch (content.question) {
    case 'received':
      return [choice(`an_yes:${id}:received`, 'announce_received'), back];
    case 'attend':
      return [choice(`an_yes:${id}:attend`, 'announce_attend'), choice(`an_yes:${id}:absent`, 'announce_absent'), back];
    case 'words':
      return [choice(`an_say:${id}`, 'announce_say'), back];
    case null:
      return [back];
    default:
      return content.question satisfies never;
  }
}

/** For the writer and the second person: what receivers are asked. */
export const askedLine = (question: Content['question']): Line => line(`announce.asked.${question ?? 'none'}`);

const SHORT = 90;

/** How an announcement is called to mind: its first words, without the salutation. */
export function shortText({ text }: Content): string {
  const plain = text.vi
    .replace(/\s+/g, ' ')
    .replace(/^Kính gửi[^:]{0,60}:\s*/u, '')
    .replace(/\{[^{}]*\}/g, '…');
  return plain.length <= SHORT ? plain : `${plain.slice(0, SHORT - 1).trimEnd()}…`;
}
