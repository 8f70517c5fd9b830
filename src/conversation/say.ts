import { line } from '../messages/message.js';
import { type Answer, bubble, type Turn } from './turn.js';

/** Says one thing and leaves what is open as it was. */
export function say(turn: Turn, key: string): Answer {
  return { bubble: bubble([line(key)]), open: turn.session.open };
}
