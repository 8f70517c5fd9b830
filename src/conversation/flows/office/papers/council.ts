/** "lập tờ trình", "lập bảng tổng hợp", "lập biên bản họp": what goes before a council, of proposals whose dossiers are whole. */

import { occasionMeant } from '../../../../admin/award/sheet.js';
import { type AwardOf, holdsPersons, proposedFor } from '../../../../admin/papers/award-values.js';
import type { PaperId, PaperKind } from '../../../../admin/papers/kinds.js';
import { OCCASIONS } from '../../../../domain/award.js';
import type { Award } from '../../../../domain/plan.js';
import { dayOf } from '../../../../domain/time.js';
import { bareName } from '../../../../domain/unit.js';
import { readOccasion } from '../../../../language/award.js';
import { fold } from '../../../../language/fold.js';
import { type Choice, type Line, line, type Param } from '../../../../messages/message.js';
import type { Dossier } from '../../../dossiers.js';
import type { CampaignView, SeatView } from '../../../facts.js';
import { type Answer, bubble, type Turn } from '../../../turn.js';
import { formSaid, isForm } from '../../award/list-words.js';
import { refusal } from '../../award/seat.js';
import { whenParams } from '../../award/words.js';
import { officeSeat } from '../seat.js';
import { madeFile } from './made.js';
import { periodMeant, whichPeriod } from './period.js';

const MOST_NAMES = 4;

export type PageFormat = 'docx' | 'pdf';

/** The forms the text names, in full or in short ("giấy khen"); null where it names none. */
function formsNamed({ plan }: CampaignView, text: string): readonly Award[] | null {
  const said = fold(text);
  const whole = plan.awards.filter((one) => said.includes(fold(one.form)));
  if (whole.length === 1) return whole;
  const short = formSaid(plan, said.replace(/[^\p{L}\p{N}]+/gu, ' '))?.form;
  return short === undefined ? null : plan.awards.filter((one) => isForm(one.form, short));
}

export async function startCouncil(turn: Turn, seat: SeatView, kind: PaperKind, rest: string, format: PageFormat) {
  const campaign = await turn.facts.campaign(seat.campaignId);
  if (campaign === null) return null;
  const { occasion, year } = readOccasion(rest, dayOf(turn.now));
  const usual = (await turn.facts.ask(seat.campaignId)).period;
  if (periodMeant(turn, rest, usual) === null) return whichPeriod(turn);
  const meant = occasionMeant(campaign, { occasion, period: year }, usual, turn.now);
  if (!meant.ok) return { bubble: bubble([refusal(meant.problem)]), open: turn.session.open };
  const named = formsNamed(campaign, rest);
  if (named === null) return council(turn, seat, campaign, kind, { ...meant.value, awardId: null }, format);
  const forms = campaign.plan.awards.map((one) => one.form);
  if (named.length === 0)
    return { bubble: bubble([line('papers.council.no_form', { forms: { list: forms } })]), open: turn.session.open };
  const { whole } = await proposedFor(turn.facts, campaign, { ...meant.value, awardId: null }, turn.now);
  const proposed = whole.filter((one) => named.some(({ id }) => id === one.nomination.awardId));
  const ids = new Set(proposed.map((one) => one.nomination.awardId));
  if (ids.size > 1) return whichForm(turn, campaign.id, kind, { ...meant.value, awardId: null }, proposed, format);
  const awardId = proposed[0]?.nomination.awardId ?? named[0]?.id ?? null;
  return council(turn, seat, campaign, kind, { ...meant.value, awardId }, format);
}

export async function councilPress(
  turn: Turn,
  kind: PaperKind,
  [campaignId = '', , occasion, period = '', awardId = '', format]: readonly string[],
): Promise<Answer | null> {
  const seat = officeSeat(turn, 'papers', campaignId);
  const campaign = seat === null ? null : await turn.facts.campaign(campaignId);
  const named = OCCASIONS.find((one) => one === occasion);
  if (seat === null || campaign === null || named === undefined) return null;
  const of = { occasion: named, period, awardId: awardId === '' ? null : awardId };
  return council(turn, seat, campaign, kind, of, format === 'p' ? 'pdf' : 'docx');
}

/** `pa:<campaign>:<paper>:<occasion>:<period>:<award>:<p for pages>`: the longest of a built-in plan has 58 of 60 bytes. */
export const councilChoice = (
  campaignId: string,
  paper: PaperId,
  { occasion, period, awardId }: AwardOf,
  format: PageFormat,
): string => `pa:${campaignId}:${paper}:${occasion}:${period}:${awardId ?? ''}:${format === 'pdf' ? 'p' : ''}`;

/** Persons are counted by their unit; their names stand in the paper alone. */
const shortName = ({ nomination: { subject, unit } }: Dossier): Param =>
  subject === 'unit' ? bareName(unit) : { line: line(`papers.council.one_${subject}`, { unit: bareName(unit) }) };

function leftLine(why: 'short' | 'held', left: readonly Dossier[]): Line | null {
  if (left.length === 0) return null;
  const shown = left.slice(0, MOST_NAMES).map(shortName);
  return line(`papers.council.${why}`, { names: { list: shown }, more: Math.max(0, left.length - MOST_NAMES) });
}

async function council(
  turn: Turn,
  seat: SeatView,
  campaign: CampaignView,
  kind: PaperKind,
  of: AwardOf,
  format: PageFormat,
): Promise<Answer> {
  const { open } = turn.session;
  const { whole, short, held, waiting } = await proposedFor(turn.facts, campaign, of, turn.now);
  const left = [
    leftLine('short', short),
    leftLine('held', held),
    waiting === 0 ? null : line('papers.council.waiting', { n: { count: waiting } }),
  ].filter((one) => one !== null);
  if (whole.length === 0) return { bubble: bubble([line('papers.council.none', whenParams(of)), ...left]), open };
  const forms = [...new Set(whole.map((one) => one.award?.id ?? ''))];
  if (kind.id === 'request' && of.awardId === null && forms.length > 1)
    return whichForm(turn, campaign.id, kind, of, whole, format);
  const awardId = of.awardId ?? (kind.id === 'request' ? (forms[0] ?? null) : null);
  const award = campaign.plan.awards.find((one) => one.id === awardId) ?? null;
  const [persons, enterprises] = (['person', 'enterprise'] as const).map(
    (subject) => whole.filter((one) => one.nomination.subject === subject).length,
  ) as [number, number];
  const unlisted = whole.filter((one) => one.papers.length === 0).length;
  const own = (await turn.facts.paperForms(campaign.id)).some((one) => one.paper === kind.id);
  const names = holdsPersons(whole);
  return madeFile(turn, {
    seat,
    what: kind.id,
    period: of.period,
    names,
    recipe: {
      kind: 'paper',
      params: {
        paper: kind.id,
        format,
        campaignId: campaign.id,
        period: of.period,
        occasion: of.occasion,
        awardId: awardId ?? '',
        ...(names ? { personal: 1 } : {}),
      },
    },
    lines: [
      line(`papers.draft.${kind.id}`, { ...whenParams(of), form: award?.form ?? '' }),
      line('papers.council.counts', {
        collectives: whole.length - persons - enterprises,
        enterprises,
        persons,
        unlisted,
      }),
      ...left,
      line('papers.council.blank', { by: award?.decidedBy ?? 'none', clause: award?.clause ?? '' }),
      ...(own && format === 'docx' ? [line('papers.draft.own_form')] : []),
    ],
    choices:
      format === 'pdf'
        ? []
        : [{ id: councilChoice(campaign.id, kind.id, { ...of, awardId }, 'pdf'), label: line('choice.paper_pdf') }],
    size: 0,
  });
}

/** "Tờ trình đề nghị hình thức nào?" */
function whichForm(
  turn: Turn,
  campaignId: string,
  kind: PaperKind,
  of: AwardOf,
  whole: readonly Dossier[],
  format: PageFormat,
): Answer {
  const awards = new Map(whole.flatMap((one) => (one.award === null ? [] : [[one.award.id, one.award] as const])));
  const choices: Choice[] = [...awards.values()].slice(0, 5).map((award) => ({
    id: councilChoice(campaignId, kind.id, { ...of, awardId: award.id }, format),
    label: line('papers.council.form', { form: award.form }),
  }));
  return { bubble: bubble([line('papers.council.which_form')], choices), open: turn.session.open };
}
