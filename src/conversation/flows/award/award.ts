/** The doors of everything about awards: commands, presses, and what is typed while something is open. */
import type { Answer, Turn } from '../../turn.js';
import { basisPress, startBasis } from './basis.js';
import { listPress, startFreeze, startList } from './list.js';
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
    default:
      return null;
  }
}

export async function awardPress(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  switch (act) {
    case 'aw_short':
    case 'aw_changes':
    case 'aw_freeze':
    case 'aw_frozen':
      return listPress(turn, act, args);
    case 'aw_hold':
      return suspendPress(turn);
    case 'aw_set':
      return rulePress(turn);
    case 'aw_law':
      return basisPress(turn, args[0] ?? '');
    default:
      return null;
  }
}
