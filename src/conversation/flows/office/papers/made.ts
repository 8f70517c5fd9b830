/** The bubble that carries a file: the file with its words, or first that it is being made where that takes a while. */
import { paperMade } from '../../../../admin/papers/made.js';
import type { MessageEvent } from '../../../../events/event.js';
import { type Choice, type FileRecipe, type Line, line } from '../../../../messages/message.js';
import type { SeatView } from '../../../facts.js';
import { type Answer, bubble, type Turn } from '../../../turn.js';

/** `pp:<campaign>:<paper>:<period>:<format>`; without a period the usual one is meant. */
export const paperChoice = (campaignId: string, paper: string, period: string, format: 'docx' | 'pdf'): string =>
  `pp:${campaignId}:${paper}:${period}:${format}`;

/** Lines of a table from which making it takes long enough to say so first. */
export const LARGE = 2_000;

export interface MadeFile {
  readonly seat: SeatView;
  readonly what: string;
  readonly period: string;
  readonly unitId?: number | null;
  readonly names?: boolean;
  readonly recipe: FileRecipe;
  readonly lines: readonly Line[];
  readonly choices?: readonly Choice[];
  /** How many lines it will hold; 0 where it is a page or two. */
  readonly size: number;
}

/** One bubble with the file; of a large one "đang lập" now and the file as the second bubble, each in its turn. */
export function madeFile(turn: Turn, made: MadeFile): Answer {
  const { seat, what, period, unitId = null, names = false, lines, choices = [], size } = made;
  const noted = paperMade({ campaignId: seat.campaignId, what, period, unitId, names });
  const { open } = turn.session;
  const recipe = { ...made.recipe, params: { ...made.recipe.params, size } };
  const withFile = bubble(lines, choices, { titled: true, file: recipe });
  if (size < LARGE) return { bubble: withFile, open, events: [noted], by: seat.id };
  const later: MessageEvent = {
    type: 'message_created',
    to: 'reply',
    bubble: withFile,
    lane: 'reply',
    about: null,
    fleeting: false,
  };
  return {
    bubble: bubble([line('papers.making', { n: { count: size } })]),
    open,
    events: [noted],
    after: [later],
    by: seat.id,
  };
}
