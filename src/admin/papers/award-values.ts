/**
 * What goes before a council, as fields: proposals that the standing agency has passed on and whose dossiers are whole. Those
 * that lack a paper, or whose unit is held up, are left out and named. Collectives stand with how they meet the measured
 * standards on the newest list (the frozen one where there is one); persons stand with their achievement elsewhere and
 * without any verdict.
 */

import { type Dossier, dossiersOf } from '../../conversation/dossiers.js';
import type { CampaignView, Facts } from '../../conversation/facts.js';
import type { NominationView } from '../../conversation/facts-award.js';
import { periodWords } from '../../conversation/periods.js';
import type { FormValues } from '../../documents/form.js';
import type { Occasion } from '../../domain/award.js';
import { type AwardSheet, notAssessed, type SheetRow, type Suspension } from '../../domain/award-sheet.js';
import { isPassed } from '../../domain/nomination.js';
import { dayOf, type Instant } from '../../domain/time.js';
import type { Words } from '../../messages/render.js';
import { councilOf } from '../award/rules.js';
import { sheetsOf } from '../award/sheet.js';
import { standardWords, suspendedWords } from '../exports/eligibility.js';
import type { Say } from '../exports/say.js';
import { commonFields, withPending } from './common.js';
import { issuerOf } from './issuer.js';
import type { PaperId } from './kinds.js';
import type { Item } from './layout.js';

export interface AwardOf {
  readonly occasion: Occasion;
  readonly period: string;
  /** Null: every form of the occasion. */
  readonly awardId: string | null;
}

export interface Held extends Dossier {
  readonly by: Suspension;
}

export interface Proposed {
  readonly whole: readonly Dossier[];
  readonly short: readonly Dossier[];
  /** The unit's consideration is held up now, whatever was passed on before. */
  readonly held: readonly Held[];
  /** Sent and not yet looked at by the standing agency. */
  readonly waiting: number;
}

export async function proposedFor(
  facts: Facts,
  campaign: CampaignView,
  { occasion, period, awardId }: AwardOf,
  now: Instant,
): Promise<Proposed> {
  const all = await dossiersOf(
    facts,
    campaign,
    dayOf(now),
    (one) => one.occasion === occasion && one.period === period && (awardId === null || one.awardId === awardId),
  );
  const suspended = await facts.suspensions(campaign.id);
  const passed = all.filter((one) => isPassed(one.nomination.state));
  const free = passed.filter((one) => !suspended.has(one.nomination.unit.id));
  return {
    whole: free.filter((one) => one.missing.length === 0),
    short: free.filter((one) => one.missing.length > 0),
    held: passed.flatMap((one): Held[] => {
      const by = suspended.get(one.nomination.unit.id);
      return by === undefined ? [] : [{ ...one, by }];
    }),
    waiting: all.filter((one) => one.nomination.state === 'sent').length,
  };
}

export const holdsPersons = (dossiers: readonly Dossier[]): boolean =>
  dossiers.some((one) => one.nomination.subject === 'person');

/** The newest list of each tier of the collectives proposed. */
async function sheetsFor(
  facts: Facts,
  campaign: CampaignView,
  of: AwardOf,
  dossiers: readonly Dossier[],
  now: Instant,
): Promise<readonly AwardSheet[]> {
  const tiers = new Set(
    dossiers.filter((one) => one.nomination.subject === 'unit').map((one) => one.nomination.unit.tier),
  );
  const sheets: AwardSheet[] = [];
  for (const tier of tiers) {
    const found = await sheetsOf(
      { campaignId: campaign.id, occasion: of.occasion, period: of.period, tier },
      facts,
      now,
    );
    if (found.ok) sheets.push(found.value.frozen ?? found.value.live);
  }
  return sheets;
}

const rowIn = (sheets: readonly AwardSheet[], unitId: number): SheetRow | null =>
  sheets.flatMap((sheet) => sheet.rows).find((row) => row.unitId === unitId) ?? null;

function resultWords(row: SheetRow | null, say: Say): string {
  if (row === null) return say('draft.not_on_list');
  const own = row.standards.filter((one) => one.kind === 'measured');
  if (own.length === 0) return say('draft.no_basis');
  // What did not arise is no standard to be met; it is named, as the list of those considered counts it.
  const judged = own.filter((one) => one.verdict !== 'not_arisen');
  const absent = own.filter((one) => one.verdict === 'not_arisen').map((one) => one.name);
  const met = judged.filter((one) => one.verdict === 'met').length;
  const open = notAssessed([row]);
  return [
    say('draft.met', { met, total: judged.length }),
    ...judged.filter((one) => one.verdict !== 'met').map((one) => standardWords(one, say)),
    ...(own.some((one) => one.standing === 'reported') ? [say('draft.unverified')] : []),
    ...(row.timeliness === 'late' || row.timeliness === 'not_sent' ? [say(`draft.${row.timeliness}`)] : []),
    ...(absent.length === 0 ? [] : [say('draft.not_arisen', { names: absent.join(', ') })]),
    ...(open.length === 0 ? [] : [say('draft.not_assessed', { names: open.join('; ') })]),
  ].join('; ');
}

const nameOf = ({ subject, who, unit }: NominationView): string => (subject === 'unit' ? unit.name : (who ?? ''));

function itemOf({ nomination, award }: Dossier, i: number, sheets: readonly AwardSheet[], say: Say): Item {
  const { subject, post, unit, state } = nomination;
  return {
    tt: String(i + 1),
    ten: subject === 'person' && post !== null ? `${nameOf(nomination)}, ${post}` : nameOf(nomination),
    chuc_vu: post ?? '',
    don_vi: unit.name,
    nhom: say(`draft.subject.${subject}`),
    hinh_thuc: award?.form ?? '',
    ket_qua: subject === 'unit' ? resultWords(rowIn(sheets, unit.id), say) : '',
    ghi_chu: say(`draft.nomination.${state}`),
  };
}

/** "Phường Văn Hải (còn thiếu biên bản họp xét)"; a person is named by the unit alone. */
function leftOut({ nomination: { subject, unit } }: Dossier, why: string, say: Say): string {
  const name =
    subject === 'unit'
      ? unit.name
      : say('draft.person_of', { subject: say(`draft.subject.${subject}`), unit: unit.name });
  return `${name} (${why})`;
}

const leftOutWords = ({ short, held }: Proposed, say: Say): string =>
  [
    ...short.map((one) =>
      leftOut(one, say('draft.lacks', { names: one.missing.map(({ name }) => name).join(', ') }), say),
    ),
    ...held.map((one) => leftOut(one, suspendedWords(one.by, say), say)),
  ].join('; ');

export function sourceWords(sheets: readonly AwardSheet[], now: Instant, say: Say): string {
  const [first] = sheets;
  const at = { instant: now, form: 'clock_day' } as const;
  if (first === undefined) return say('draft.source_persons', { at });
  const { rule, pending } = first;
  const state = ({ frozen }: AwardSheet): string =>
    frozen === null ? say('draft.live') : say('draft.frozen', { at: { instant: frozen.at, form: 'clock_day' } });
  // Each tier has a list of its own, frozen or not.
  const lists =
    sheets.length === 1 ? state(first) : `(${sheets.map((one) => `${one.tierName}: ${state(one)}`).join('; ')})`;
  return withPending({ standardsPending: pending }, say('draft.source_lists', { lists, rule, at }), say);
}

const SYMBOLS: Readonly<Partial<Record<PaperId, string>>> = { request: 'TTr', minutes: 'BB', proposal_list: 'BTH' };

export async function awardValues(
  paper: Exclude<PaperId, 'roll_up' | 'summary'>,
  campaign: CampaignView,
  of: AwardOf,
  facts: Facts,
  now: Instant,
  say: Say,
): Promise<FormValues> {
  const { plan } = campaign;
  const proposed = await proposedFor(facts, campaign, of, now);
  const { whole } = proposed;
  const sheets = await sheetsFor(facts, campaign, of, whole, now);
  const award = plan.awards.find((one) => one.id === of.awardId) ?? null;
  const council = await councilOf(campaign, facts);
  const occasion = say('draft.occasion', {
    occasion: say(`award.occasion.${of.occasion}`),
    period: periodWords(of.period),
  });
  const form = award?.form ?? [...new Set(whole.map((one) => one.award?.form ?? ''))].join(', ');
  const persons = whole.filter((one) => one.nomination.subject === 'person').length;
  const count = (n: number): string => say('paper.plain', { text: { count: n } });
  const about = say(`draft.${paper}.about`, { form, occasion, movement: plan.movement });
  const by = award?.decidedBy ?? null;
  return {
    fields: {
      ...commonFields({ plan, about, symbol: SYMBOLS[paper] ?? '…', now, source: sourceWords(sheets, now, say) }, say),
      dip: occasion,
      ky: say('paper.plain', { text: periodWords(of.period) }),
      hinh_thuc: form,
      tham_quyen:
        by === null ? say('draft.request.authority_blank') : say('draft.by', { by, clause: award?.clause ?? '' }),
      kinh_gui: by ?? '…',
      so_tap_the: count(whole.length - persons),
      so_ca_nhan: count(persons),
      // Minutes are signed by whoever chaired the meeting.
      ...(paper === 'minutes' ? { chuc_danh_ky: say('draft.minutes.chairman') } : {}),
      con_thieu: leftOutWords(proposed, say) || say('draft.none'),
      hoi_dong:
        council.on && council.by !== null && council.by !== 'switch' ? council.by.name : say('draft.minutes.meeting'),
    },
    lists: { de_nghi: whole.map((one, i) => itemOf(one, i, sheets, say)) },
  };
}

/** One nominee in the unit's own words, nothing shortened: whether it fits a page is counted when it is made. */
export async function summaryValues(
  dossier: Dossier,
  campaign: CampaignView,
  facts: Facts,
  now: Instant,
  say: Say,
  words: Words,
): Promise<FormValues> {
  const { nomination, award } = dossier;
  const { plan } = campaign;
  const { unit, occasion, period, subject } = nomination;
  const of: AwardOf = { occasion, period, awardId: nomination.awardId };
  const sheets = await sheetsFor(facts, campaign, of, [dossier], now);
  const row = subject === 'unit' ? rowIn(sheets, unit.id) : null;
  const when = say('draft.occasion', { occasion: say(`award.occasion.${occasion}`), period: periodWords(period) });
  const about = say('draft.summary.about', { form: award?.form ?? '', occasion: when, movement: plan.movement });
  const issuer = issuerOf(unit, plan, words);
  return {
    fields: {
      ...commonFields({ plan, about, symbol: 'BC', now, source: sourceWords(sheets, now, say) }, say),
      co_quan_chu_quan: issuer.parent ?? '',
      co_quan: issuer.issuer,
      ky_hieu: issuer.initials === null ? 'BC-…' : `BC-${issuer.initials}`,
      dia_danh: issuer.place ?? '…',
      quyen_han_ky: issuer.signer.authority ?? '',
      chuc_danh_ky: issuer.signer.title,
      ten: nameOf(nomination),
      chuc_vu: nomination.post ?? '',
      don_vi: unit.name,
      hinh_thuc: award?.form ?? '',
      dip: when,
      ky: say('paper.plain', { text: periodWords(period) }),
      thanh_tich: nomination.what ?? '',
      hieu_qua: nomination.effect ?? '',
      cong_nhan: nomination.recognition ?? '',
      so_lieu: (row?.standards ?? [])
        .filter((one) => one.kind === 'measured')
        .map((one) => standardWords(one, say))
        .join('; '),
    },
    lists: {},
  };
}
