/**
 * "lập báo cáo tóm tắt đề nghị 3": one nominee on one page, from the words of the proposal. Asked for by the office, and by the
 * unit for its own proposal. Whether it fits the page is counted when it is made; it is refused rather than cut.
 */
import type { PaperKind } from '../../../../admin/papers/kinds.js';
import { may } from '../../../../domain/people.js';
import { bareName } from '../../../../domain/unit.js';
import { fold } from '../../../../language/fold.js';
import { type Choice, line } from '../../../../messages/message.js';
import type { SeatView } from '../../../facts.js';
import type { NominationView } from '../../../facts-award.js';
import { type Answer, bubble, type Turn } from '../../../turn.js';
import { formOf } from '../../award/nomination-words.js';
import { madeFile } from './made.js';

const MOST_OFFERED = 5;

/** The seat through which the summary of this proposal may be had; null: none. */
function seatFor(turn: Turn, { campaignId, unit }: NominationView): SeatView | null {
  return (
    turn.who.seats.find((seat) => {
      if (seat.campaignId !== campaignId) return false;
      const standing = { role: seat.role, unitId: seat.unit?.id ?? null };
      return seat.unit === null ? may(standing, 'papers', null) : may(standing, 'nominate', unit.id);
    }) ?? null
  );
}

/** Null for whoever may have none. */
export async function startSummary(
  turn: Turn,
  kind: PaperKind,
  campaignId: string,
  rest: string,
  format: 'docx' | 'pdf',
): Promise<Answer | null> {
  const all = (await turn.facts.nominations(campaignId)).filter(
    (one) => one.state !== 'withdrawn' && seatFor(turn, one) !== null,
  );
  const number = /(?:de nghi|so) (\d{1,4})/.exec(fold(rest))?.[1];
  if (number !== undefined) {
    const found = all.find((one) => String(one.number) === number);
    return found === undefined ? gone(turn, number) : summary(turn, kind, found, format);
  }
  const [only] = all;
  if (only === undefined) return { bubble: bubble([line('papers.summary.none')]), open: turn.session.open };
  if (all.length === 1) return summary(turn, kind, only, format);
  const choices: Choice[] = all.slice(0, MOST_OFFERED).map((one) => ({
    id: `ps:${one.id}:docx`,
    label: line('papers.summary.number', { number: one.number }),
  }));
  return { bubble: bubble([line('papers.summary.which')], choices), open: turn.session.open };
}

const gone = (turn: Turn, number: string): Answer => ({
  bubble: bubble([line('nomination.none_such', { number })]),
  open: turn.session.open,
});

/** `ps:<nomination>:<format>` */
export async function summaryPress(turn: Turn, kind: PaperKind, id: string, format: string): Promise<Answer | null> {
  const one = await turn.facts.nomination(id);
  return one === null ? null : summary(turn, kind, one, format === 'pdf' ? 'pdf' : 'docx');
}

async function summary(turn: Turn, kind: PaperKind, one: NominationView, format: 'docx' | 'pdf') {
  const seat = seatFor(turn, one);
  const campaign = await turn.facts.campaign(one.campaignId);
  if (seat === null || campaign === null) return null;
  const personal = one.subject === 'person';
  const { id, campaignId, period, unit, number } = one;
  return madeFile(turn, {
    seat,
    what: kind.id,
    period,
    unitId: unit.id,
    names: personal,
    recipe: {
      kind: 'paper',
      params: { paper: kind.id, format, campaignId, period, nominationId: id, ...(personal ? { personal: 1 } : {}) },
    },
    lines: [
      line('papers.summary.head', {
        number,
        unit: bareName(unit),
        subject: one.subject,
        form: formOf(campaign.plan, one.awardId),
      }),
      line('papers.summary.page'),
    ],
    choices: format === 'pdf' ? [] : [{ id: `ps:${id}:pdf`, label: line('choice.paper_pdf') }],
    size: 0,
  });
}
