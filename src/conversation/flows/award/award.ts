/** The doors of everything about awards: commands, presses, and what is typed while something is open. */
import { readCommand } from '../../../language/commands.js';
import { line } from '../../../messages/message.js';
import type { Open } from '../../session.js';
import type { Answer, Turn } from '../../turn.js';
import { menu } from '../menu.js';
import { basisPress, startBasis } from './basis.js';
import { makingPress, startNominate } from './begin.js';
import { fullPress, openCard, startNominations } from './card.js';
import { frozenPress, startFreeze } from './freeze.js';
import { askPress, donePress, doPress, judgeText } from './judge.js';
import { listPress, startList } from './list.js';
import { dropPress, droppedPress, editPress, fieldText, headsPress, sendPress, summaryText } from './nominate.js';
import { papersPress, papersText, startDossier } from './papers.js';
import { rulePress, startCollect, startDecree, startPapers, startQuota, switchCouncil } from './rules.js';
import { startSuspend, suspendPress } from './suspend.js';

export async function awardCommand(turn: Turn, kind: string, rest: string): Promise<Answer | null> {
  switch (kind) {
    case 'award_list':
      return startList(turn, rest);
    case 'award_freeze':
      return startFreeze(turn, rest);
    case 'award_suspend':
    case 'award_resume':
      return startSuspend(turn, rest, kind === 'award_suspend');
    case 'award_basis':
      return startBasis(turn, rest);
    case 'award_papers':
      return startPapers(turn, rest);
    case 'award_quota':
      return startQuota(turn, rest);
    case 'award_collect':
      return startCollect(turn, rest);
    case 'award_decree':
      return startDecree(turn, rest);
    case 'council_on':
    case 'council_off':
      return switchCouncil(turn, kind === 'council_on');
    case 'nominate':
      return (await startNominate(turn, rest)) ?? startNominations(turn, rest);
    case 'nominations':
      return startNominations(turn, rest);
    case 'dossier':
      return startDossier(turn, rest);
    default:
      return null;
  }
}

export async function awardPress(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  const [first = '', second = '', third = ''] = args;
  switch (act) {
    case 'aw_short':
    case 'aw_changes':
    case 'aw_freeze':
      return listPress(turn, act, args);
    case 'aw_frozen':
      return frozenPress(turn);
    case 'aw_hold':
      return suspendPress(turn);
    case 'aw_set':
      return rulePress(turn);
    case 'aw_law':
      return basisPress(turn, first);
    case 'nm_kind':
    case 'nm_form':
    case 'nm_group':
      return makingPress(turn, act, first);
    case 'nm_heads':
      return headsPress(turn, first, second);
    case 'nm_edit':
      return editPress(turn, first);
    case 'nm_send':
      return sendPress(turn, first, second);
    case 'nm_drop':
      return dropPress(turn, first, second);
    case 'nm_dropped':
      return droppedPress(turn, first, second);
    case 'nm_open':
      return openCard(turn, first);
    case 'nm_full':
      return fullPress(turn, first, second);
    case 'nm_papers':
      return papersPress(turn, first);
    case 'nm_do':
      return doPress(turn, first, second, third);
    case 'nm_ask':
      return askPress(turn, first, second, third);
    case 'nm_done':
      return donePress(turn);
    default:
      return null;
  }
}

/** What is typed while a nomination stands open. Null falls through to commands and questions. */
export async function nominateText(
  turn: Turn,
  open: Extract<Open, { kind: 'office' }>,
  text: string,
): Promise<Answer | null> {
  switch (open.step) {
    case 'field':
      return fieldText(turn, open.held, text);
    case 'summary':
      return summaryText(turn, open.held, text);
    case 'judge':
      return judgeText(turn, open.held, text);
    case 'papers':
      return papersText(turn, open.held, text);
    default:
      return leave(turn, text);
  }
}

/** "Thôi" under choices of a nomination that has not begun. */
async function leave(turn: Turn, text: string): Promise<Answer | null> {
  const kind = readCommand(text)?.kind;
  return kind === 'cancel' || kind === 'later' || kind === 'no' ? menu(turn, [line('nomination.left')]) : null;
}
