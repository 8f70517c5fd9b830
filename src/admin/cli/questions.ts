/** publish, questions review, alias add */
import { ok, refuse } from '../../domain/problem.js';
import { WAYS } from '../../domain/publication.js';
import { isoOf } from '../../domain/time.js';
import { publishResults } from '../publish.js';
import { addAlias, unreadQuestions } from '../questions.js';
import { act } from './act.js';
import { type Handler, option } from './call.js';
import { campaignOf } from './people.js';

export const publish: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const period = option(call, 'period');
  const way = WAYS.find((one) => one === option(call, 'way'));
  if (period === null || way === undefined)
    return refuse('usage_missing', { what: `--period P --way ${WAYS.join('|')}` });
  const { tiers } = (await house.ask((facts) => facts.ask(campaignId))).lexicon;
  const [only = '', second] = tiers;
  const tier = option(call, 'tier') ?? (second === undefined ? only : null);
  if (tier === null) return refuse('usage_missing', { what: `--tier ${tiers.join('|')}` });
  const args = { campaignId, period, tier, criterion: option(call, 'criterion'), way };
  const done = await act(house, (turn) => turn.do(publishResults, args));
  if (!done.ok) return done;
  const { publicationId, rule, at: when } = done.value;
  return ok({
    json: { publication: publicationId, period, tier, criterion: args.criterion, way, rule, at: isoOf(when) },
  });
};

export const review: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const found = await at.value.house.ask((facts) => unreadQuestions(at.value.campaignId, facts));
  if (!found.ok) return found;
  return ok({ json: found.value.map(({ text, times, lastDay }) => ({ question: text, times, last_day: lastDay })) });
};

export const alias: Handler = async (call) => {
  const words = call.args.join(' ');
  const criterion = option(call, 'criterion');
  if (words === '' || criterion === null) return refuse('usage_missing', { what: 'NAME --criterion ID' });
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const done = await act(house, (turn) => turn.do(addAlias, { campaignId, words, criterion }));
  return done.ok ? ok({ json: { alias: words, criterion, name: done.value.name } }) : done;
};
