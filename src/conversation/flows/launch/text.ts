/** The last step: the launch text from the plan, for whom, and on to sending as any other announcement. */
import type { LaunchStanding } from '../../../admin/launch/standing.js';
import { templateOf } from '../../../broadcast/templates.js';
import { readText, sourceLine } from '../../../broadcast/text.js';
import { line } from '../../../messages/message.js';
import type { Open } from '../../session.js';
import { type Answer, bubble, choice, type Turn } from '../../turn.js';
import { type LaunchText, launchHead } from './cards.js';

export async function launchText(_turn: Turn, _standing: LaunchStanding): Promise<LaunchText> {
  return { state: line('launch.text.none'), sent: false };
}

export async function textStep(turn: Turn, standing: LaunchStanding, open: Open): Promise<Answer> {
  const made = templateOf('launch', standing.campaign.plan, (one, language) => turn.words.say(one, language));
  const source = made?.source ?? null;
  const read = readText(made?.texts.vi ?? '');
  const lines = [
    launchHead('text'),
    line('launch.text.quoted', { text: made?.texts.vi ?? '' }),
    ...(source === null ? [] : [sourceLine(source)]),
    ...(made?.notes ?? []),
  ];
  return { bubble: bubble(lines, read.ok ? [choice('launch:later', 'later')] : [], { titled: true }), open };
}
