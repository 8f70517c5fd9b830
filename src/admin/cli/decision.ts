/** decision record | list: points the plan leaves open, settled with a document. */
import type { Point } from '../../domain/decision.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { isDay } from '../../domain/time.js';
import { recordDecision } from '../decision.js';
import { act } from './act.js';
import { type Handler, option } from './call.js';
import { campaignOf } from './people.js';

/** `TIER/CRITERION=tử số|mẫu số`, `TIER/CRITERION=mẫu số`, `review/PHASE=Quý IV năm 2025`, `same/CRITERION=CAMPAIGN/CRITERION`. */
function readPoint(text: string): Result<Point> {
  const cut = text.indexOf('=');
  const [place, second] = text.slice(0, cut).split('/');
  const value = text.slice(cut + 1).trim();
  if (cut < 1 || place === undefined || second === undefined || value === '')
    return refuse('usage_missing', {
      what: 'TIER/CRITERION=[tử số|]mẫu số, review/PHASE=…, same/CRITERION=CAMPAIGN/CRITERION',
    });
  if (place === 'same') {
    const [campaign = '', as = ''] = value.split('/');
    if (as !== '') return ok({ kind: 'same', criterion: second, campaign, as });
  }
  if (place === 'review') return ok({ kind: 'review_time', phase: second, words: value });
  const [first = '', denominator] = value.split('|').map((part) => part.trim());
  const numerator = denominator === undefined ? null : first;
  return ok({ kind: 'counted', tier: place, criterion: second, numerator, denominator: denominator ?? first });
}

export const record: Handler = async (call) => {
  const point = readPoint(call.args.join(' '));
  if (!point.ok) return point;
  const [document, day] = [option(call, 'document'), option(call, 'day')];
  if (document === null || day === null) return refuse('usage_missing', { what: '--document TEXT --day DAY' });
  if (!isDay(day)) return refuse('usage_day', { option: '--day', found: day });
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const done = await act(house, (turn) => turn.do(recordDecision, { campaignId, point: point.value, document, day }));
  if (!done.ok) return done;
  return ok({ json: { campaign: campaignId, decisions: done.value.plan.decisions ?? [] } });
};

export const list: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const campaign = await house.ask((facts) => facts.campaign(campaignId));
  return ok({ json: campaign?.plan.decisions ?? [] });
};
