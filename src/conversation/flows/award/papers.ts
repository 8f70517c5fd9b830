/** "Hồ sơ còn thiếu gì": the check-list of a unit's own nominations, what is given for it, and the office's view of all. */

import { readNominationCase } from '../../../admin/award/case.js';
import { givePaper } from '../../../admin/award/nominate.js';
import { collectBy } from '../../../admin/award/rules.js';
import { occasionMeant } from '../../../admin/award/sheet.js';
import type { FileRef } from '../../../channels/channel.js';
import type { CheckedPaper } from '../../../domain/dossier.js';
import { isPassed } from '../../../domain/nomination.js';
import { dayOf } from '../../../domain/time.js';
import { bareName } from '../../../domain/unit.js';
import type { GivenPaper } from '../../../events/award.js';
import { readCommand } from '../../../language/commands.js';
import { readDocument } from '../../../language/document.js';
import { type Choice, type Line, line, type Param } from '../../../messages/message.js';
import { type Dossier, dossiersOf, ownList } from '../../dossiers.js';
import type { CampaignView, SeatView } from '../../facts.js';
import type { DatedRule } from '../../facts-award.js';
import type { Open } from '../../session.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { councilChoice } from '../office/papers/council.js';
import { deskOf } from '../office/seat.js';
import { agencies } from './basis.js';
import { hidden, seeingSeat, unitNamed } from './card.js';
import { excerpt, missingParam, titleLine } from './nomination-words.js';
import { ownCase } from './own.js';
import { keeping, nominatingSeats, officeSeatFor, refusal } from './seat.js';

type Held = Extract<Open, { kind: 'office' }>['held'];

const MOST_ROWS = 6;
const MOST_PAPERS = 7;

/** Nominations whose papers still matter. */
const UNDER_WAY: ReadonlySet<string> = new Set(['draft', 'sent', 'returned', 'reviewed', 'appraised', 'voted']);

/** "Hồ sơ còn thiếu gì", of the office also with a unit's name. Null for everybody else. */
export async function startDossier(turn: Turn, rest: string): Promise<Answer | null> {
  const own = nominatingSeats(turn);
  const office = officeSeatFor(turn, ['review_award', 'appraise']);
  const seat = office ?? own[0] ?? null;
  const campaign = seat === null ? null : await turn.facts.campaign(seat.campaignId);
  if (seat === null || campaign === null) return null;
  const units = new Set(own.map((one) => one.unit?.id));
  const named = await unitNamed(turn, office, rest);
  const all = await dossiersOf(
    turn.facts,
    campaign,
    dayOf(turn.now),
    (one) =>
      UNDER_WAY.has(one.state) &&
      (office === null ? units.has(one.unit.id) : one.state !== 'draft') &&
      (named === null || one.unit.id === named.id),
  );
  return office === null ? ofUnit(turn, seat, all) : ofOffice(turn, office, campaign, all);
}

async function ofUnit(turn: Turn, seat: SeatView, all: readonly Dossier[]): Promise<Answer> {
  const [only] = all;
  if (only === undefined) return keeping(turn, [line('nomination.list.none_own')]);
  if (all.length === 1) return (await papersPress(turn, only.nomination.id)) ?? keeping(turn, [line('stale.gone')]);
  // What lacks a paper first: the rest may not fit.
  const first = [...all.filter((one) => one.missing.length > 0), ...all.filter((one) => one.missing.length === 0)];
  const more = all.length - MOST_ROWS;
  const lines = [
    line('nomination.dossier.own', { unit: seat.unit?.name ?? '' }),
    ...first.slice(0, MOST_ROWS).map((one) => dossierRow(one)),
    ...(more > 0 ? [line('nomination.list.more', { more })] : []),
  ];
  const choices = first
    .slice(0, 3)
    .map(({ nomination }) => choice(`nm_papers:${nomination.id}`, 'nomination_number', { number: nomination.number }));
  return { bubble: bubble(lines, choices), open: turn.session.open, by: seat.id };
}

/** "Đề nghị 3 – Văn Hải: thiếu biên bản họp xét"; a person is "cá nhân". */
const dossierRow = (one: Dossier): Line =>
  line('nomination.dossier.row', {
    number: one.nomination.number,
    unit: bareName(one.nomination.unit),
    subject: one.nomination.subject,
    papers: one.papers.length,
    missing: one.missing.length,
    names: missingParam(one),
  });

async function ofOffice(turn: Turn, seat: SeatView, campaign: CampaignView, all: readonly Dossier[]): Promise<Answer> {
  const short = all.filter((one) => one.missing.length > 0);
  const unlisted = all.filter((one) => one.papers.length === 0).length;
  const rules = await turn.facts.awardRules(campaign.id);
  const list = ownList(rules);
  const collect = await collectMeant(turn, campaign, rules, all);
  const more = short.length - MOST_ROWS;
  const lines = [
    line('nomination.dossier.head', {
      count: campaign.plan.dossier.length,
      own: list === null ? 'none' : { day: list.day, form: 'day' },
      ...agencies(campaign),
    }),
    line('nomination.dossier.counts', {
      total: all.length,
      whole: all.length - short.length - unlisted,
      unlisted,
      short: short.length,
    }),
    ...short.slice(0, MOST_ROWS).map(dossierRow),
    ...(more > 0 ? [line('nomination.list.more', { more })] : []),
    line('nomination.dossier.collect', {
      last: collect === null ? 'none' : { day: collect.last, form: 'weekday_year' },
    }),
  ];
  return { bubble: bubble(lines, toCouncil(turn, seat, all), { titled: true }), open: turn.session.open, by: seat.id };
}

/** Of the occasion the nominations are for; before the first one, of the occasion people work on now. */
async function collectMeant(
  turn: Turn,
  campaign: CampaignView,
  rules: readonly DatedRule[],
  [first]: readonly Dossier[],
): Promise<ReturnType<typeof collectBy>> {
  if (first !== undefined) return collectBy(rules, first.nomination.occasion, first.nomination.period);
  const { period } = await turn.facts.ask(campaign.id);
  const meant = occasionMeant(campaign, { occasion: null, period: null }, period, turn.now);
  return meant.ok ? collectBy(rules, meant.value.occasion, meant.value.period) : null;
}

/** Where a dossier is whole, the next step is the council's papers. */
function toCouncil(turn: Turn, { campaignId }: SeatView, all: readonly Dossier[]): Choice[] {
  const ready = all.find((one) => one.missing.length === 0 && isPassed(one.nomination.state));
  if (ready === undefined || officeSeatFor(turn, ['papers'], campaignId) === null) return [];
  const { occasion, period } = ready.nomination;
  return [choice(councilChoice(campaignId, 'request', { occasion, period, awardId: null }, 'docx'), 'make_request')];
}

function givenParam(given: GivenPaper | undefined): Param {
  if (given === undefined) return 'none';
  if (given.document !== null)
    return {
      line: line('nomination.papers.document', {
        number: given.document.number,
        day: { day: given.document.day, form: 'day' },
      }),
    };
  return given.file === null ? 'none' : given.file.name;
}

function paperLine(one: Dossier, paper: CheckedPaper, i: number): Line {
  return line('nomination.papers.row', {
    n: i + 1,
    name: excerpt(paper.name, 60),
    layer: paper.layer,
    ended: paper.ended === null ? 'no' : 'yes',
    given: givenParam(one.given.get(paper.id)),
  });
}

/**
 * `nm_papers:<id>`: the check-list of one nomination, with what was given. While its unit has it open, "2: 25/BC-UBND ngày
 * 14/12" gives the second paper; whoever judges it reads it alone.
 */
export async function papersPress(turn: Turn, id: string): Promise<Answer | null> {
  const own = await ownCase(turn, id);
  if (own !== null) return { ...list(own.one, []), by: own.seat.id };
  const nomination = await turn.facts.nomination(id);
  const seat = nomination === null ? null : seeingSeat(turn, nomination);
  if (nomination === null || seat === null) return null;
  if (hidden(turn, nomination)) return keeping(turn, [line('nomination.closed_here')]);
  if (nomination.state === 'draft') return null;
  const found = await readNominationCase(turn.facts, seat.campaignId, id, turn.now);
  if (!found.ok) return null;
  const lines = checkLines(found.value);
  const back = choice(`nm_open:${id}`, 'nomination_open');
  return { bubble: bubble(lines, [back], { titled: true }), open: NOTHING_OPEN, by: seat.id };
}

/** As many as one bubble holds, by their own numbers; where some must go, those that are there already. */
function shownPapers({ papers, given }: Dossier): readonly CheckedPaper[] {
  const first = [...papers.filter((one) => !given.has(one.id)), ...papers.filter((one) => given.has(one.id))];
  const kept = new Set(first.slice(0, MOST_PAPERS));
  return papers.filter((one) => kept.has(one));
}

function checkLines(one: Dossier & { readonly campaign: CampaignView }): Line[] {
  const { nomination, papers } = one;
  const ended = papers.find((paper) => paper.ended !== null)?.ended ?? null;
  const more = papers.length - MOST_PAPERS;
  const lines = [
    titleLine(one.campaign.plan, nomination),
    papers.length === 0 ? line('nomination.papers.none', agencies(one.campaign)) : null,
    ...shownPapers(one).map((paper) => paperLine(one, paper, papers.indexOf(paper))),
    more > 0 ? line('nomination.papers.more', { more }) : null,
    ended === null
      ? null
      : line('nomination.papers.ended', {
          number: ended.decree.number,
          since: { day: ended.since, form: 'day' },
          ...agencies(one.campaign),
        }),
  ];
  return lines.filter((each) => each !== null);
}

function list(one: Dossier & { readonly campaign: CampaignView }, lead: readonly Line[]): Answer {
  const how = one.papers.length === 0 ? [] : [line('nomination.papers.how')];
  const open: Open = { kind: 'office', act: 'nominate', step: 'papers', held: { nominationId: one.nomination.id } };
  return { bubble: bubble([...lead, ...checkLines(one), ...how], [], { titled: true }), open };
}

const NUMBERED = /^\s*(?:giấy tờ|giay to|paper)?\s*(\d{1,2})\s*[:.,-]\s*(.+)$/iu;

/** "2: 25/BC-UBND ngày 14/12". What is meant for a paper and cannot be read is asked again; null leaves the text to others. */
export async function papersText(turn: Turn, held: Held, text: string): Promise<Answer | null> {
  const found = NUMBERED.exec(text);
  if (readCommand(text) !== null && !/\//.test(text)) return null;
  const today = dayOf(turn.now);
  const said = found?.[2] ?? text;
  const read = readDocument(`văn bản ${said}`, today);
  if (found === null && (read === null || readDocument(text, today) !== null)) return null;
  if (found === null || read === null) return keeping(turn, [line('nomination.papers.how')]);
  if (read.day === null) return keeping(turn, [line('nomination.papers.day', { number: read.number })]);
  const given: GivenPaper = { document: { number: read.number, day: read.day }, file: null };
  return give(turn, held, Number(found[1]), given);
}

/** "2", "giấy tờ 2", "2: tờ trình"; a number within a sentence names no paper. */
const CAPTIONED = /^\s*(?:giấy tờ|giay to|paper)?\s*(?:số|so)?\s*(\d{1,2})\s*(?:$|[:.,-]\s*\D)/iu;

/** A file that comes while a check-list is open is one of its papers; where files are switched on. */
export async function papersFile(turn: Turn, _file: FileRef, caption: string): Promise<Answer | null> {
  const { open } = turn.session;
  if (open.kind !== 'office' || open.act !== 'nominate' || open.step !== 'papers') return null;
  const kept = turn.file?.kept ?? null;
  if (kept === null) return keeping(turn, [line('nomination.papers.no_files')]);
  if ('refused' in kept) return keeping(turn, [kept.refused]);
  const own = await ownCase(turn, String(open.held.nominationId));
  if (own === null) return null;
  const { sha256, size, type, name } = kept;
  const said = CAPTIONED.exec(caption)?.[1];
  const missing = own.one.papers.findIndex((paper) => !own.one.given.has(paper.id));
  const place = said === undefined ? missing + 1 : Number(said);
  if (said === undefined && own.one.missing.length !== 1) return keeping(turn, [line('nomination.papers.which')]);
  return give(turn, open.held, place, { file: { sha256, size, type, name }, document: null });
}

async function give(turn: Turn, held: Held, place: number, given: GivenPaper): Promise<Answer | null> {
  const own = await ownCase(turn, String(held.nominationId));
  if (own === null) return null;
  const { seat, one } = own;
  const paper = one.papers[place - 1];
  const { campaignId, id: nominationId } = one.nomination;
  const args = { campaignId, nominationId, paperId: paper?.id ?? '', given };
  const done = await givePaper(args, turn.facts, deskOf(turn));
  if (!done.ok || paper === undefined) return keeping(turn, [done.ok ? line('stale.gone') : refusal(done.problem)]);
  const missing = one.missing.filter((each) => each.id !== paper.id);
  const view = { nominationId, id: '', paperId: paper.id, at: turn.now, ...given };
  const after = { ...one, missing, given: new Map([...one.given, [paper.id, view]]) };
  const lead = line('nomination.papers.got', { name: excerpt(paper.name, 60), left: missing.length });
  const answer =
    missing.length === 0
      ? { bubble: bubble([lead, line('nomination.whole')]), open: NOTHING_OPEN }
      : list(after, [lead]);
  return { ...answer, events: done.value.events, by: seat.id };
}
