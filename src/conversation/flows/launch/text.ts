/** The last step: the launch text from the plan, and on to preview and sending as any other announcement. */
import type { LaunchStanding } from '../../../admin/launch/standing.js';
import { templateOf } from '../../../broadcast/templates.js';
import { sourceLine } from '../../../broadcast/text.js';
import type { Broadcast, State } from '../../../broadcast/types.js';
import { line } from '../../../messages/message.js';
import type { Open } from '../../session.js';
import { type Answer, bubble, choice, type Turn } from '../../turn.js';
import { draftCard } from '../announce/card.js';
import { whomCard } from '../announce/compose.js';
import { composeText } from '../announce/template.js';
import { type LaunchText, launchHead } from './cards.js';

/** Which announcement is the launch's: a rule of the campaign, so that everybody sees the same one. */
const RULE = 'launch_announcement';

const WORDS: Readonly<Record<State, 'draft' | 'waiting' | 'going' | 'sent' | 'stopped'>> = {
  draft: 'draft',
  submitted: 'waiting',
  approved: 'going',
  sending: 'going',
  done: 'sent',
  cancelled: 'stopped',
  overtaken: 'stopped',
  dropped: 'stopped',
};

/** Null before it is written, and once it was stopped: then it may be written anew. */
async function launchOf(turn: Turn, { campaign }: LaunchStanding): Promise<Broadcast | null> {
  const id = await turn.facts.rule(campaign.id, RULE);
  return id === null ? null : turn.facts.announcements().get(id);
}

export async function launchText(turn: Turn, standing: LaunchStanding): Promise<LaunchText> {
  const one = await launchOf(turn, standing);
  return {
    state: line(`launch.text.${one === null ? 'none' : WORDS[one.state]}`),
    sent: one !== null && one.approvedAt !== null,
  };
}

function template(turn: Turn, standing: LaunchStanding) {
  const made = templateOf('launch', standing.campaign.plan, (one, language) => turn.words.say(one, language));
  if (made === null) throw new Error('every plan can be launched');
  return made;
}

export async function textStep(turn: Turn, standing: LaunchStanding, open: Open): Promise<Answer> {
  const one = await launchOf(turn, standing);
  if (one !== null && one.state === 'draft') return draftCard(turn, one);
  if (one !== null && WORDS[one.state] !== 'stopped') return standingNow(one, open);
  const { texts, source, notes } = template(turn, standing);
  const lines = [
    launchHead('text'),
    line('launch.text.quoted', { text: texts.vi }),
    ...(source === null ? [] : [sourceLine(source)]),
    ...notes,
    line('launch.text.asked'),
  ];
  const choices = [choice('launch:compose', 'launch_compose'), choice('launch:later', 'later')];
  return { bubble: bubble(lines, choices, { titled: true }), open };
}

function standingNow(one: Broadcast, open: Open): Answer {
  const state = line(`launch.text.${WORDS[one.state]}`);
  const lines = [
    launchHead('text'),
    line('launch.text.number', { number: one.number, state: { line: state } }),
    ...(one.state === 'done' ? [line('launch.text.done')] : []),
  ];
  return { bubble: bubble(lines, [choice(`bc_show:${one.id}`, 'launch_see')], { titled: true }), open };
}

/** `launch:compose`: written once; a second press shows what was written. */
export async function composeLaunch(turn: Turn, standing: LaunchStanding, open: Open): Promise<Answer | null> {
  const one = await launchOf(turn, standing);
  if (one !== null && WORDS[one.state] !== 'stopped') return textStep(turn, standing, open);
  const { texts, source, asked } = template(turn, standing);
  const content = { text: { vi: texts.vi, en: null }, document: source, attachment: null, question: asked };
  const done = await composeText(turn, content);
  if ('answer' in done) return done.answer;
  const { id, campaignId, events, by } = done;
  const card = await whomCard(turn, id, campaignId, [launchHead('text'), line('announce.begin.written')]);
  const mine = { type: 'rule_decided', campaignId, rule: RULE, value: id, document: null } as const;
  return { ...card, events: [...events, mine], by };
}
