/** "Căn cứ xét": the three layers, each by its name. What none of them says is not said here either. */
import { councilOf, pointsOf, quotaFor } from '../../../admin/award/rules.js';
import { occasionMeant } from '../../../admin/award/sheet.js';
import { awardsFor, NOMINEES } from '../../../domain/award.js';
import { DECREES, decreeById, decreeOn, endedIn } from '../../../domain/award-law.js';
import { dayOf } from '../../../domain/time.js';
import { readOccasion } from '../../../language/award.js';
import { type Line, line, type Param } from '../../../messages/message.js';
import { ownList } from '../../dossiers.js';
import type { CampaignView } from '../../facts.js';
import type { DatedRule } from '../../facts-award.js';
import { type Answer, bubble, choice, type Turn } from '../../turn.js';
import { keeping, nominatingSeats, officeSeatFor, refusal } from './seat.js';
import { planParam, whenParams } from './words.js';

export function agencies({ plan }: CampaignView): { readonly reviewer: string; readonly agency: string } {
  const agency = plan.roles.standingAgency.label;
  return { agency, reviewer: plan.roles.reviewer?.label ?? agency };
}

function lawLine(campaign: CampaignView, rules: readonly DatedRule[], today: string): Line {
  const decree = decreeOn(today);
  const points = decree === null ? [] : pointsOf(rules, decree.id);
  const last = points.at(-1);
  return line('award.basis.law', {
    number: decree?.number ?? 'none',
    from: decree === null ? '' : { day: decree.from, form: 'day' },
    count: points.length,
    day: last === undefined ? '' : { day: last.day, form: 'day' },
    reviewer: agencies(campaign).reviewer,
  });
}

/** Papers of the plan that rest on a decree which has ended. */
function endedLines({ plan }: CampaignView, today: string): Line[] {
  const ended = plan.dossier.flatMap((paper) => {
    const found = endedIn(paper.name, today);
    return found === null ? [] : [found];
  });
  const [first] = ended;
  if (first === undefined) return [];
  return [
    line('award.basis.ended', {
      number: first.decree.number,
      since: { day: first.since, form: 'day' },
      instead: first.instead?.number ?? 'none',
    }),
  ];
}

/** Both the office and a unit that proposes may read it; null for others. */
export async function startBasis(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeatFor(turn, ['see_all']) ?? nominatingSeats(turn)[0] ?? null;
  const campaign = seat === null ? null : await turn.facts.campaign(seat.campaignId);
  if (seat === null || campaign === null) return null;
  const today = dayOf(turn.now);
  const decree = DECREES.find((one) => rest.includes(one.id));
  const rules = await turn.facts.awardRules(campaign.id);
  if (decree !== undefined) return points(turn, campaign, rules, decree.id);
  const said = readOccasion(rest, today);
  const ask = await turn.facts.ask(campaign.id);
  const meant = occasionMeant(campaign, { occasion: said.occasion, period: said.year }, ask.period, turn.now);
  if (!meant.ok) return keeping(turn, [refusal(meant.problem)]);
  const { plan } = campaign;
  const { occasion, period } = meant.value;
  const forms = awardsFor(plan, occasion, 'collective');
  const quotas = NOMINEES.flatMap((nominee) =>
    awardsFor(plan, occasion, nominee).flatMap(({ id, form }) => {
      const quota = quotaFor(rules, { occasion, period, awardId: id, nominee });
      return quota === null ? [] : [{ ...quota, form }];
    }),
  );
  const list = ownList(rules);
  const council = await councilOf(campaign, turn.facts);
  const named: Param = { list: forms.map((one): Param => `${one.form} (${one.clause})`) };
  const lines = [
    line('award.basis.head', whenParams({ occasion, period })),
    line('award.basis.plan', {
      plan: planParam(plan),
      forms: forms.length === 0 ? 'none' : named,
      count: plan.dossier.length,
      by: council.by === null ? 'none' : council.by === 'switch' ? 'switch' : 'plan',
      clause: council.by === null || council.by === 'switch' ? '' : council.by.clause,
      ...agencies(campaign),
    }),
    lawLine(campaign, rules, today),
    ...endedLines(campaign, today),
    line('award.basis.own', {
      ...agencies(campaign),
      day: list === null ? 'none' : { day: list.day, form: 'day' },
      papers: list === null ? '' : { list: list.papers.map((one) => one.name) },
    }),
    line('award.basis.quota', {
      count: quotas.length,
      quotas: {
        list: quotas.map(
          ({ form, nominee, most, document }): Param => ({
            line: line('award.basis.quota_one', { form, nominee, most, document }),
          }),
        ),
      },
    }),
  ];
  const now = decreeOn(today);
  const choices = now !== null && pointsOf(rules, now.id).length > 0 ? [choice(`aw_law:${now.id}`, 'award_law')] : [];
  return { bubble: bubble(lines, choices, { titled: true }), open: turn.session.open, by: seat.id };
}

/** What the reviewer entered of one decree, each point with its day. */
export function points(turn: Turn, campaign: CampaignView, rules: readonly DatedRule[], id: string): Answer {
  const decree = decreeById(id);
  const all = pointsOf(rules, id);
  if (decree === null) return keeping(turn, [line('stale.gone')]);
  const head = line('award.law.head', {
    number: decree.number,
    from: { day: decree.from, form: 'day' },
    to: decree.to === null ? 'none' : { day: decree.to, form: 'day' },
  });
  if (all.length === 0) return keeping(turn, [head, line('award.law.none', agencies(campaign))]);
  const last = all.at(-1);
  const earlier = all.length - 1;
  return keeping(turn, [
    head,
    line('award.law.point', { words: last?.words ?? '', day: { day: last?.day ?? decree.from, form: 'day' } }),
    ...(earlier > 0 ? [line('award.law.earlier', { count: earlier })] : []),
    line('award.law.by', agencies(campaign)),
  ]);
}

/** `aw_law:<decree>` */
export async function basisPress(turn: Turn, id: string): Promise<Answer | null> {
  const seat = officeSeatFor(turn, ['see_all']) ?? nominatingSeats(turn)[0] ?? null;
  const campaign = seat === null ? null : await turn.facts.campaign(seat.campaignId);
  if (campaign === null) return null;
  return points(turn, campaign, await turn.facts.awardRules(campaign.id), id);
}
