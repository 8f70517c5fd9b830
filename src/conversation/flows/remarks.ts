/**
 * What is not text: each kind has its own words, each said at most once an hour to a person, so that ten stickers
 * are no ten answers. A sign of thumbs up is received and confirms nothing.
 */
import { line } from '../../messages/message.js';
import { type Answer, bubble, type Turn } from '../turn.js';

const HOUR_MS = 3_600_000;

/** What the channels name -> the words it gets. Whatever is not here is "this kind is not read". */
const KINDS: Readonly<Record<string, string>> = {
  voice: 'voice',
  audio: 'voice',
  video_note: 'voice',
  sticker: 'sign',
  reaction: 'sign',
  dice: 'sign',
  animation: 'sign',
  signs: 'sign',
  video: 'video',
  call: 'call',
  contact: 'card',
  location: 'location',
  venue: 'location',
  picture: 'picture',
  picture_for_figure: 'picture_for_figure',
  group: 'group',
  unsupported: 'unsupported',
};

/** Null when it was said within the hour: then nothing is said at all. */
export async function remark(turn: Turn, what: string): Promise<Answer | null> {
  const kind = Object.hasOwn(KINDS, what) ? (KINDS[what] ?? 'other') : 'other';
  const whose = turn.who.person?.id ?? turn.who.address;
  const last = await turn.facts.remarkedAt(whose, kind);
  if (last !== null && turn.now - last < HOUR_MS) return null;
  return {
    bubble: bubble([line(`not_text.${kind}`)]),
    open: turn.session.open,
    aside: true,
    events: [{ type: 'remark_made', whose, kind }],
  };
}

/** A picture by its name; anything else that is a file is none. */
export function isPicture(name: string): boolean {
  return /\.(?:jpe?g|png|gif|webp|heic|heif|bmp)$/i.test(name);
}
