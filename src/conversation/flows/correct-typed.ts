/** What is typed while one figure of a sent report is being corrected. */
import { PLAIN_COMMANDS, type readCommand } from '../../language/commands.js';
import { readReply } from '../../language/reply.js';
import { line } from '../../messages/message.js';
import type { Open } from '../session.js';
import type { Answer, Turn } from '../turn.js';
import { askText } from './ask/ask.js';
import { answerCorrection, saveCorrection } from './correct.js';
import { menu } from './menu.js';
import { correctBySentence } from './report/after.js';
import { fieldOf } from './report/field.js';
import { criterionMeant } from './report/fix.js';
import { criterionAt, reportView } from './report/view.js';

type Command = NonNullable<ReturnType<typeof readCommand>>;

/** What may be said to the question for the right figure without meaning anything else. */
const TO_A_FIGURE = new Set<Command['kind']>(['yes', 'send', 'skip', 'no_data', 'how']);

/** Commands that are a whole message: what only begins like an act may well be a reason. */
const PLAIN: ReadonlySet<string> = new Set(PLAIN_COMMANDS);

/** The new figure or its reason; "sửa 2 …" goes to the figure it names, another command or a question to its place. */
export async function underCorrection(
  turn: Turn,
  open: Extract<Open, { kind: 'correct' }>,
  command: Command | null,
  text: string,
  always: ReadonlySet<string>,
): Promise<Answer | null> {
  const kind = command?.kind;
  if (kind !== undefined && (always.has(kind) || kind === 'report')) return null;
  const view = await reportView(turn, open.obligationId);
  const field = view === null ? undefined : criterionAt(view, open.criterionId)?.criterion;
  // "Chưa" answers "có hay chưa?"; anywhere else it leaves the figure as it is.
  const answers = kind === 'no' && open.value === null && field?.measure === 'units';
  if (kind === 'cancel' || kind === 'back' || (kind === 'no' && !answers)) return menu(turn, [line('correct.left')]);
  if (view === null) return null;
  if (open.value !== null && (kind === 'yes' || kind === 'send'))
    return saveCorrection(turn, view, open.criterionId, open.version);
  if (command?.kind === 'fix') {
    if (command.n !== null || criterionMeant(view.criteria, command.subject) !== null)
      return correctBySentence(turn, command);
    return answerCorrection(turn, view, open, command.subject === '' && command.value !== '' ? command.value : text);
  }
  // "rút báo cáo" at the question for a reason is no reason; "minh chứng mới" may be one.
  if (open.value !== null && kind !== undefined && PLAIN.has(kind) && !TO_A_FIGURE.has(kind)) return null;
  const waiting = open.value === null && !answers && (open.state ?? { kind: 'plain' }).kind === 'plain';
  if (waiting && command !== null && !TO_A_FIGURE.has(command.kind)) return null;
  const unread = waiting && field !== undefined && readReply(text, fieldOf(field)).outcome === 'unreadable';
  const asked = unread && command === null ? await askText(turn, text) : null;
  return asked === null ? answerCorrection(turn, view, open, text) : { ...asked, open };
}
