/**
 * "Phát động": a walk through five steps, each read anew from what is stored, so that it can be left and taken up again
 * at any time. Nothing is sent before the last step, and that goes the way of every announcement.
 */
import { type LaunchStanding, launchStanding } from '../../../admin/launch/standing.js';
import { fold } from '../../../language/fold.js';
import { line } from '../../../messages/message.js';
import type { Open } from '../../session.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { officeSeat } from '../office/seat.js';
import { overview, peopleCard, periodCard, planCard, STEPS, type Step, unitsCard } from './cards.js';
import { composeLaunch, launchText, textStep } from './text.js';

const opened = (step: Step | 'overview'): Open => ({ kind: 'office', act: 'launch', step, held: {} });

async function standingOf(turn: Turn): Promise<LaunchStanding | null> {
  const seat = officeSeat(turn, 'launch');
  return seat === null ? null : launchStanding(seat.campaignId, turn.facts, turn.now);
}

/** "phát động": where one was, or how everything stands. */
export async function startLaunch(turn: Turn): Promise<Answer | null> {
  const { open } = turn.session;
  const at = open.kind === 'office' && open.act === 'launch' ? STEPS.find((one) => one === open.step) : undefined;
  return at === undefined ? show(turn, 'overview') : show(turn, at);
}

async function show(turn: Turn, step: Step | 'overview'): Promise<Answer | null> {
  const standing = await standingOf(turn);
  if (standing === null) return null;
  if (standing.campaign.closedAt != null) return { bubble: bubble([line('launch.closed')]), open: NOTHING_OPEN };
  switch (step) {
    case 'overview':
      return { bubble: overview(standing, await launchText(turn, standing)), open: opened('overview') };
    case 'plan':
      return { bubble: planCard(standing), open: opened('plan') };
    case 'units':
      return { bubble: unitsCard(standing), open: opened('units') };
    case 'people':
      return { bubble: peopleCard(standing), open: opened('people') };
    case 'period':
      return { bubble: periodCard(standing, turn.now), open: opened('period') };
    case 'text':
      return textStep(turn, standing, opened('text'));
    default:
      return step satisfies never;
  }
}

/** `launch:<step>`, `launch:later`. */
export async function launchPress(turn: Turn, wanted: string): Promise<Answer | null> {
  if (officeSeat(turn, 'launch') === null) return null;
  if (wanted === 'later') {
    return { bubble: bubble([line('launch.later')], [choice('menu:launch', 'launch_go_on')]), open: turn.session.open };
  }
  if (wanted === 'compose') {
    const standing = await standingOf(turn);
    return standing === null ? null : composeLaunch(turn, standing, opened('text'));
  }
  const step = STEPS.find((one) => one === wanted);
  return step === undefined ? null : show(turn, step);
}

/** Under a step: "tiếp", "bước 3", "quay lại". Null leaves the text to others. */
export async function launchWords(turn: Turn, at: string, text: string): Promise<Answer | null> {
  const said = fold(text).trim();
  const place = STEPS.indexOf(STEPS.find((one) => one === at) ?? 'plan');
  const named = /^(?:buoc )?(\d)$/.exec(said)?.[1];
  if (named !== undefined) return show(turn, STEPS[Number(named) - 1] ?? 'overview');
  if (/^(tiep|tiep tuc|tiep theo|bat dau|next|go on|begin)$/.test(said))
    return show(turn, STEPS[at === 'overview' ? 0 : Math.min(place + 1, STEPS.length - 1)] ?? 'plan');
  if (/^(quay lai|lui|back)$/.test(said)) return show(turn, STEPS[place - 1] ?? 'overview');
  return null;
}
