/**
 * "mẫu văn bản": the form of each paper, to be fetched, changed and sent back. What the office sends is used from then on;
 * names it has that nobody knows, or has not and must have, are told one by one.
 */
import { dropForm, setForm } from '../../../../admin/papers/forms.js';
import { PAPERS, type PaperKind, paperKind } from '../../../../admin/papers/kinds.js';
import { readPaper } from '../../../../language/papers.js';
import { type Line, line } from '../../../../messages/message.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../../turn.js';
import { deskOf, officeSeat } from '../seat.js';
import { paperChoice } from './made.js';

const MOST_NAMES = 8;
const paperName = (kind: PaperKind): Line => line(`papers.name.${kind.id}`);

/** Null for whoever may not change forms. */
export async function startForms(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'configure');
  if (seat === null) return null;
  const named = readPaper(rest);
  if (named !== null) return formPress(turn, seat.campaignId, named);
  const own = (await turn.facts.paperForms(seat.campaignId)).map((one) => one.paper);
  const lines = PAPERS.map((paper) =>
    line(own.includes(paper) ? 'papers.form.own' : 'papers.form.plain', {
      paper: { line: line(`papers.name.${paper}`) },
    }),
  );
  const choices = PAPERS.map((paper) => choice(`fm:${seat.campaignId}:${paper}`, `paper_${paper}`));
  return {
    bubble: bubble([line('papers.form.head'), ...lines, line('papers.form.which')], choices),
    open: NOTHING_OPEN,
  };
}

/** `fm:<campaign>:<paper>`: the form in use as a file, and how to change it. */
export async function formPress(turn: Turn, campaignId: string, paper: string): Promise<Answer | null> {
  const kind = paperKind(paper);
  if (officeSeat(turn, 'configure', campaignId) === null || kind === null) return null;
  const own = (await turn.facts.paperForms(campaignId)).find((one) => one.paper === kind.id) ?? null;
  const lines = [
    line(own === null ? 'papers.form.plain_file' : 'papers.form.own_file', {
      paper: { line: paperName(kind) },
      at: own === null ? '' : { instant: own.at, form: 'clock_day' },
    }),
    line('papers.form.how'),
  ];
  return {
    bubble: bubble(lines, own === null ? [] : [choice(`fm_drop:${campaignId}:${kind.id}`, 'form_drop')], {
      titled: true,
      file: { kind: 'form', params: { paper: kind.id, campaignId } },
    }),
    open: { kind: 'office', act: 'form', step: kind.id, held: { campaignId } },
  };
}

/** `fm_drop:<campaign>:<paper>` */
export async function formDropPress(turn: Turn, campaignId: string, paper: string): Promise<Answer | null> {
  const kind = paperKind(paper);
  const seat = officeSeat(turn, 'configure', campaignId);
  if (seat === null || kind === null) return null;
  const done = await dropForm({ campaignId, kind }, turn.facts, deskOf(turn));
  const said = { paper: { line: paperName(kind) } };
  if (!done.ok) return { bubble: bubble([line('papers.form.already_plain', said)]), open: NOTHING_OPEN };
  const events = done.value.events;
  return { bubble: bubble([line('papers.form.dropped', said)]), open: NOTHING_OPEN, events, by: seat.id };
}

/** A Word file that came in as a form. Null where it is none, or nobody said of which paper. */
export async function formFile(turn: Turn, caption: string): Promise<Answer | null> {
  const form = turn.file?.form;
  const { open } = turn.session;
  const begun = open.kind === 'office' && open.act === 'form' ? open : null;
  const seat = officeSeat(turn, 'configure', begun === null ? undefined : String(begun.held.campaignId));
  if (form === undefined || seat === null) return null;
  const asked = begun?.step ?? readPaper(caption);
  const kind = asked === null ? null : paperKind(asked);
  if (kind === null) return { bubble: bubble([line('papers.form.of_which')]), open };
  const said = { paper: { line: paperName(kind) } };
  if ('refused' in form) return { bubble: bubble([line('papers.form.not_taken', said), form.refused]), open };
  const args = { campaignId: seat.campaignId, kind, form: form.given };
  const done = await setForm(args, turn.facts, deskOf(turn));
  if (!done.ok) {
    const names = String(done.problem.params.names ?? '').split(', ');
    const why = line(`papers.form.refused.${done.problem.code}`, {
      names: shown(names),
      more: Math.max(0, names.length - MOST_NAMES),
    });
    return { bubble: bubble([line('papers.form.not_taken', said), why, line('papers.form.send_again')]), open };
  }
  const { unused } = done.value.result;
  const lines = [
    line('papers.form.taken', said),
    ...(unused.length === 0
      ? []
      : [line('papers.form.unused', { names: shown(unused), more: Math.max(0, unused.length - MOST_NAMES) })]),
  ];
  return {
    bubble: bubble(
      lines,
      [
        choice(paperChoice(seat.campaignId, kind.id, '', 'docx'), 'paper_try'),
        choice(`fm_drop:${seat.campaignId}:${kind.id}`, 'form_drop'),
      ],
      {
        titled: true,
      },
    ),
    open: NOTHING_OPEN,
    events: done.value.events,
    by: seat.id,
  };
}

const shown = (names: readonly string[]): string => names.slice(0, MOST_NAMES).join(', ');
