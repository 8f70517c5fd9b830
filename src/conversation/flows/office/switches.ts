/** "bật tệp minh chứng", "tắt tệp minh chứng", "bật duyệt của thủ trưởng", "bật hỏi lại sau kỳ". */
import { setCampaign } from '../../../admin/campaign-set.js';
import { fold } from '../../../language/fold.js';
import { line } from '../../../messages/message.js';
import { type Answer, bubble, type Turn } from '../../turn.js';
import { deskOf, officeSeat } from './seat.js';

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/hoi lai|ask again/, 'ask_again'],
  [/duyet|thu truong|bao cao|approval/, 'approval'],
  [/tep minh chung|minh chung|tep dinh kem|evidence/, 'evidence_files'],
];

export async function startSwitch(turn: Turn, value: 'on' | 'off'): Promise<Answer | null> {
  const seat = officeSeat(turn, 'configure');
  if (seat === null) return null;
  const { open } = turn.session;
  const { body } = turn.input;
  const typed = body.kind === 'text' ? fold(body.text) : '';
  const name = NAMES.find(([said]) => said.test(typed))?.[1];
  if (name === undefined) return { bubble: bubble([line('office.switch.which')]), open };
  const done = await setCampaign(
    { campaignId: seat.campaignId, name, value, document: null },
    turn.facts,
    deskOf(turn),
  );
  if (!done.ok) return { bubble: bubble([line(`office.refused.${done.problem.code}`)]), open };
  return { bubble: bubble([line(`office.switch.${name}_${value}`)]), open, events: done.value.events, by: seat.id };
}
