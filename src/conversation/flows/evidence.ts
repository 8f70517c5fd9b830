/**
 * Evidence for a figure: first of all the number and day of a document; files where the campaign switched them on. It is
 * given by whoever may report for the unit and seen by whoever may see the unit's figures, judged at every step.
 */
import type { FileRef } from '../../channels/channel.js';
import type { Criterion } from '../../domain/plan.js';
import { DAY_MS, dayOf } from '../../domain/time.js';
import type { EvidenceEvent } from '../../events/event.js';
import { readDocument } from '../../language/document.js';
import { type Line, line } from '../../messages/message.js';
import type { EvidenceView } from '../facts.js';
import type { Open } from '../session.js';
import { type Answer, bubble, choice, type KeptFile, NOTHING_OPEN, type Turn } from '../turn.js';
import { gone, MOST_LISTED, seen, sendFile } from './evidence-seen.js';
import { lastReport } from './report/after.js';
import { titleLine } from './report/lines.js';
import { statedOf } from './report/stated.js';
import { type ReportView, reportView } from './report/view.js';

export const EVIDENCE_FILES = 'evidence_files';

/** How long a file waits for the word which figure it proves; its bytes go after a day. */
const WAITS_MS = 12 * 3_600_000;

/** A unit's files in one day. */
const DAY_BYTES = 200_000_000;

type Asking = Extract<Open, { kind: 'evidence' }>;

const filesOn = async (turn: Turn, campaignId: string): Promise<boolean> =>
  (await turn.facts.rule(campaignId, EVIDENCE_FILES)) === 'on';

/** What may be proved: the figures, then the qualitative standards, numbered on. */
const provable = (view: ReportView): readonly Criterion[] => [...view.criteria, ...statedOf(view)];

function provableAt(
  view: ReportView,
  id: string,
): { readonly criterion: Criterion; readonly place: number } | undefined {
  const all = provable(view);
  const place = all.findIndex((one) => one.id === id);
  const criterion = all[place];
  return criterion === undefined ? undefined : { criterion, place };
}

/** The number that was said; null without one. */
function numberIn(text: string): number | null {
  const n = /^\s*(?:tiêu chí|tieu chi|tc)?\s*(\d{1,2})(?!\d|\/)/i.exec(text)?.[1];
  return n === undefined ? null : Number(n);
}

export function numbered(view: ReportView, text: string): Criterion | null {
  const n = numberIn(text);
  return n === null ? null : (provable(view)[n - 1] ?? null);
}

/** A number is said that no figure of the report has. */
const wrongNumber = (text: string): readonly Line[] => (numberIn(text) === null ? [] : [line('review.ask.no_such')]);

/** "minh chứng", "minh chứng 3", "minh chứng 3: 25/BC-UBND ngày 14/12". */
export async function startEvidence(turn: Turn, rest: string): Promise<Answer | null> {
  const view = await lastReport(turn);
  if (view === null) return null;
  const criterion = numbered(view, rest);
  if (criterion === null) return list(turn, view, wrongNumber(rest));
  const said = rest.replace(/^\s*(?:tiêu chí|tieu chi|tc)?\s*\d{1,2}\s*[:.,-]?\s*/i, '');
  if (said !== '') return (await takeDocument(turn, view, criterion, said)) ?? ask(turn, view, criterion);
  return ask(turn, view, criterion);
}

async function ask(turn: Turn, view: ReportView, criterion: Criterion, lead: readonly Line[] = []): Promise<Answer> {
  const files = await filesOn(turn, view.obligation.campaignId);
  const n = provableAt(view, criterion.id)?.place ?? 0;
  const lines = [
    ...lead,
    line('evidence.ask', { n: n + 1, name: criterion.shortName }),
    line(files ? 'evidence.ask_files' : 'evidence.ask_document'),
    ...(files ? [line('evidence.warning')] : []),
  ];
  return {
    bubble: bubble(lines),
    open: { kind: 'evidence', obligationId: view.obligation.id, criterionId: criterion.id, file: null },
  };
}

/** What is attached, criterion by criterion, and how to add. */
async function list(turn: Turn, view: ReportView, lead: readonly Line[]): Promise<Answer> {
  const held = await turn.facts.evidenceOf(view.obligation.id);
  const rows = held.slice(-MOST_LISTED).map((one) => rowLine(view, one));
  const shown = rows.length === 0 ? [line('evidence.none')] : rows;
  const lines = [titleLine(view), ...lead, ...shown, line('evidence.how')];
  const choices = held
    .slice(-3)
    .map((one) =>
      choice(`ev_drop:${one.id}`, 'evidence_drop', { name: one.document?.number ?? one.file?.name.slice(0, 20) ?? '' }),
    );
  return { bubble: bubble(lines, choices, { titled: true, spelled: 'words' }), open: turn.session.open };
}

function rowLine(view: ReportView, one: EvidenceView): Line {
  const n = (provableAt(view, one.criterionId)?.place ?? 0) + 1;
  if (one.document !== null) {
    const day = { day: one.document.day, form: 'day' as const };
    return line('evidence.row_document', { n, number: one.document.number, day });
  }
  return line('evidence.row_file', { n, name: one.file?.name ?? '', code: (one.file?.sha256 ?? '').slice(0, 8) });
}

/** Typed while evidence is asked for. Null leaves the text to others. */
export async function evidenceText(turn: Turn, open: Asking, text: string): Promise<Answer | null> {
  const view = await reportView(turn, open.obligationId);
  if (view === null) return null;
  if (open.file !== null) {
    const criterion = numbered(view, text);
    if (criterion !== null) return keepFile(turn, view, criterion, open.file, NOTHING_OPEN);
    const lead = wrongNumber(text);
    return lead.length === 0 ? null : askWhich(view, open.file, lead);
  }
  const criterion = provableAt(view, open.criterionId)?.criterion;
  return criterion === undefined ? null : takeDocument(turn, view, criterion, text);
}

async function takeDocument(turn: Turn, view: ReportView, criterion: Criterion, text: string): Promise<Answer | null> {
  const today = dayOf(turn.now);
  const read = readDocument(text, today) ?? readDocument(`văn bản ${text}`, today);
  if (read === null) return null;
  if (read.day === null || read.day > today) {
    const lead = line(read.day === null ? 'report.paper.ask_day' : 'report.paper.future', { number: read.number });
    return ask(turn, view, criterion, [lead]);
  }
  const event = await given(turn, view, criterion, { document: { number: read.number, day: read.day }, file: null });
  const params = { n: place(view, criterion), number: read.number, day: { day: read.day, form: 'day' as const } };
  return done(view, event, [line('evidence.got_document', params)], NOTHING_OPEN);
}

const place = (view: ReportView, criterion: Criterion): number => (provableAt(view, criterion.id)?.place ?? 0) + 1;

/**
 * A file from somebody who reports for a unit, where files are switched on; read, judged and kept before the turn.
 * Null when it is none of ours: the campaign takes no files, or the person reports for nobody.
 */
export async function evidenceFile(turn: Turn, _file: FileRef, caption: string): Promise<Answer | null> {
  const { open } = turn.session;
  const kept = turn.file?.kept ?? null;
  if (kept === null) return null;
  const view = 'obligationId' in open ? await reportView(turn, open.obligationId) : await lastReport(turn);
  if (view === null || !(await filesOn(turn, view.obligation.campaignId))) return null;
  if ('refused' in kept) return { bubble: bubble([kept.refused]), open };
  const named = numbered(view, caption);
  if (named !== null) return keepFile(turn, view, named, kept, open.kind === 'evidence' ? NOTHING_OPEN : open);
  const asked = 'criterionId' in open ? provableAt(view, open.criterionId)?.criterion : undefined;
  if (asked !== undefined) return keepFile(turn, view, asked, kept, open.kind === 'evidence' ? NOTHING_OPEN : open);
  return askWhich(view, kept);
}

function askWhich(view: ReportView, file: KeptFile, lead: readonly Line[] = []): Answer {
  const choices = provable(view)
    .slice(0, 5)
    .map((criterion, i) => choice(`ev_for:${view.obligation.id}:${criterion.id}`, 'evidence_for', { n: i + 1 }));
  const rows = provable(view).map((criterion, i) =>
    line('evidence.which_row', { n: i + 1, name: criterion.shortName }),
  );
  return {
    bubble: bubble([titleLine(view), ...lead, line('evidence.which'), ...rows], choices, {
      titled: true,
      spelled: 'none',
    }),
    open: { kind: 'evidence', obligationId: view.obligation.id, criterionId: '', file },
  };
}

async function keepFile(
  turn: Turn,
  view: ReportView,
  criterion: Criterion,
  file: KeptFile,
  open: Open,
): Promise<Answer> {
  if (!(turn.now - file.keptAt < WAITS_MS)) return { bubble: bubble([line('evidence.waited')]), open: NOTHING_OPEN };
  const bytes = await turn.facts.evidenceBytes(view.obligation.unit.id, turn.now - DAY_MS);
  if (bytes + file.size > DAY_BYTES) return { bubble: bubble([line('evidence.too_much')]), open };
  const event = await given(turn, view, criterion, { file: bare(file), document: null });
  const lines = [
    line('evidence.got_file', { n: place(view, criterion), name: file.name, code: file.sha256.slice(0, 8) }),
    ...(file.compressed ? [line('evidence.compressed')] : []),
    ...(open.kind === 'question' ? [line('evidence.figure_still')] : []),
  ];
  return done(view, event, lines, open);
}

const bare = ({ sha256, size, type, name }: KeptFile) => ({ sha256, size, type, name });

type Given = Pick<Extract<EvidenceEvent, { type: 'evidence_given' }>, 'file' | 'document'>;

async function given(turn: Turn, view: ReportView, criterion: Criterion, what: Given): Promise<EvidenceEvent> {
  const { campaignId, id: obligationId, unit, period } = view.obligation;
  const figures = await turn.facts.figures(campaignId, unit.id, period);
  const figureVersion = figures.find((one) => one.criterionId === criterion.id)?.version ?? 1;
  const evidenceId = turn.make.newId();
  const about = { evidenceId, campaignId, obligationId, unitId: unit.id, criterionId: criterion.id, figureVersion };
  return { type: 'evidence_given', ...about, ...what };
}

function done(view: ReportView, event: EvidenceEvent, lines: readonly Line[], open: Open): Answer {
  return { bubble: bubble([titleLine(view), ...lines], [], { titled: true }), open, events: [event], by: view.seat.id };
}

/** `ev_for:<obligation>:<criterion>` under a file; `ev:<obligation>` lists; `ev_file:<evidence>` sends the file. */
export async function evidencePress(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  const [first = '', second = ''] = args;
  switch (act) {
    case 'ev_for':
      return pressFor(turn, first, second);
    case 'ev':
      return seen(turn, first);
    case 'ev_drop':
      return drop(turn, first);
    case 'ev_file':
      return sendFile(turn, first);
    default:
      return null;
  }
}

async function pressFor(turn: Turn, obligationId: string, criterionId: string): Promise<Answer> {
  const { open } = turn.session;
  const view = await reportView(turn, obligationId);
  const criterion = view === null ? undefined : provableAt(view, criterionId)?.criterion;
  const waits = open.kind === 'evidence' && open.obligationId === obligationId ? open.file : null;
  if (view === null || criterion === undefined || waits === null) return gone(turn);
  return keepFile(turn, view, criterion, waits, NOTHING_OPEN);
}

/** Taken back by the unit, as long as nobody verified the figure it proves. */
async function drop(turn: Turn, evidenceId: string): Promise<Answer> {
  const one = await turn.facts.evidence(evidenceId);
  const view = one === null ? null : await reportView(turn, one.obligationId);
  if (one === null || view === null) return gone(turn);
  const { campaignId, unit, period } = view.obligation;
  const figure = (await turn.facts.figures(campaignId, unit.id, period)).find((f) => f.criterionId === one.criterionId);
  if (figure?.state === 'verified' || figure?.state === 'final') {
    return {
      bubble: bubble([titleLine(view), line('evidence.verified')], [], { titled: true }),
      open: turn.session.open,
    };
  }
  const event = { type: 'evidence_withdrawn', evidenceId, campaignId, obligationId: one.obligationId } as const;
  return done(view, event, [line('evidence.dropped')], turn.session.open);
}
