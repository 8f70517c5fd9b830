/** The world of the role matrix: two campaigns, four units with figures nobody else has, and one person of every kind. */

import { markOf } from '../../src/admin/award/freeze.js';
import { sheetsOf } from '../../src/admin/award/sheet.js';
import { contentHash } from '../../src/admin/broadcast/case.js';
import { textOnly } from '../../src/admin/broadcast/compose.js';
import { loadPlanEvents } from '../../src/admin/campaign-load.js';
import { EVERYBODY } from '../../src/broadcast/types.js';
import { loadBuiltIn } from '../../src/campaigns/catalogue.js';
import type { NominationField, NominationStep, Subject } from '../../src/domain/nomination.js';
import { obligationsOf } from '../../src/domain/obligation.js';
import type { Plan } from '../../src/domain/plan.js';
import { startOfDay } from '../../src/domain/time.js';
import type { Event } from '../../src/events/event.js';
import type { House } from '../../src/runtime/composition.js';
import { createCaches, createFacts } from '../../src/store/facts.js';
import { seatAt, writeEvents } from './world.js';

export const ACTORS = [
  'stranger',
  'invited',
  'focal',
  'head',
  'coordinator',
  'reviewer',
  'leader',
  'locked',
  'moved',
] as const;
export type Actor = (typeof ACTORS)[number];

export const TARGETS = ['own', 'sibling', 'parent', 'other'] as const;
export type Target = (typeof TARGETS)[number];

/** What a press may name of one unit: a sent report, a draft, a colleague's seat, open tasks. */
export interface Place {
  readonly campaignId: string;
  readonly unitId: number;
  readonly unitName: string;
  readonly sentId: string;
  readonly draftId: string;
  readonly draftVersion: number;
  readonly seatId: string;
  readonly personId: string;
  readonly questionId: string;
  readonly approveId: string;
  readonly reopenId: string;
  /** Announcements to the unit: a draft, one that waits for the second person, one that was sent and failed. */
  readonly draftedId: string;
  readonly submittedId: string;
  readonly announcedId: string;
  /** Nominations of the unit: written, to be reviewed, to be appraised, and a person's to be reviewed. */
  readonly nominations: {
    readonly draft: string;
    readonly sent: string;
    readonly reviewed: string;
    readonly person: string;
  };
  /** The list to be considered as it stands, of the unit's campaign. */
  readonly listMark: string;
  /** The numerator of the sent figure that nobody verified, as people read it. */
  readonly canary: string;
}

export interface MatrixWorld {
  of(actor: Actor, target: Target): Place;
  /** What the actor must not read. */
  canariesHidden(actor: Actor): readonly string[];
}

const BEGIN = startOfDay('2023-11-20');
const SENT_AT = Date.parse('2023-12-08T09:00:00+07:00');
const CODES: Readonly<Record<Target, string>> = { own: '22765', sibling: '22759', parent: '22738', other: '22765' };
/** Where the person who moved sits now. */
const NEW_POST = '22753';
const CRITERIA = ['work_files_online', 'periodic_reports_edoc', 'admin_docs_edoc', 'econ_reports_on_system'];

/** Unlike any other number in the world: 70.1xx.001, 70.1xx.002 … by unit. */
const canaryNumber = (unit: number, n: number): number => 70_100_000 + unit * 1_000 + n;
const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, '.');

async function load(house: House, plan: Plan): Promise<void> {
  const { id } = plan;
  await writeEvents(house, loadPlanEvents({ plan, source: id, through: null, document: null }, []), BEGIN);
  const units = await house.store.read((tx) => createFacts(tx, createCaches(), BEGIN).units(id));
  const due = obligationsOf(plan, units, { through: null, now: BEGIN });
  const obligations = due.map((one) => ({ ...one, obligationId: house.make.newId() }));
  await writeEvents(house, [{ type: 'obligations_opened', campaignId: id, obligations }], BEGIN);
}

/** A sent report in every state of verification, a whole draft of the next year, and what is asked of the unit. */
async function fill(
  house: House,
  campaignId: string,
  code: string,
  n: number,
  now: number,
): Promise<Omit<Place, 'listMark'>> {
  const facts = <T>(read: (facts: ReturnType<typeof createFacts>) => Promise<T>): Promise<T> =>
    house.store.read((tx) => read(createFacts(tx, createCaches(), now)));
  const unit = (await facts((one) => one.units(campaignId))).find((one) => one.code === code);
  if (unit === undefined) throw new Error(`no unit ${code}`);
  const owed = await facts((one) => one.obligations(campaignId, unit.id));
  const sentId = owed.find((one) => one.period === '2023')?.id ?? '';
  const draftId = owed.find((one) => one.period === '2024')?.id ?? '';
  const [personId, seatId] = [house.make.newId(), house.make.newId()];
  const [questionId, approveId, returnId, reopenId] = [1, 2, 3, 4].map(() => house.make.newId());
  const place = { campaignId, obligationId: sentId, unitId: unit.id, period: '2023' };
  const figures = CRITERIA.map((criterionId, i) => {
    const numerator = canaryNumber(n, i + 1);
    return { criterionId, value: { kind: 'ratio' as const, numerator, denominator: numerator + 500 }, note: null };
  });
  const subject = `obligation:${sentId}`;
  const other = { kind: 'ratio' as const, numerator: canaryNumber(n, 9), denominator: canaryNumber(n, 9) + 500 };
  const events: Event[] = [
    {
      type: 'person_opened',
      personId,
      address: `telegram:of-${code}-${campaignId}`,
      displayName: null,
      language: 'vi',
    },
    {
      type: 'seat_opened',
      seatId,
      personId,
      campaignId,
      unitId: unit.id,
      role: 'focal_point',
      invitationId: null,
      confirmed: true,
    },
    ...CRITERIA.map(
      (criterionId, i): Event => ({
        type: 'draft_answered',
        obligationId: draftId,
        criterionId,
        value: { kind: 'ratio', numerator: canaryNumber(n, 20 + i), denominator: canaryNumber(n, 20 + i) + 500 },
        note: null,
        by: seatId,
        ref: `message-${n}-${i}`,
        version: i + 1,
      }),
    ),
    {
      type: 'report_submitted',
      ...place,
      receipt: `C${n}XX`,
      at: SENT_AT,
      onTime: true,
      asOf: '2023-12-08',
      highlight: null,
      figures,
      source: 'chat',
      draftVersion: 0,
    },
    {
      type: 'figure_returned',
      ...place,
      criterionId: CRITERIA[1] ?? '',
      version: 1,
      reason: 'mẫu',
      dueBefore: now + 86_400_000,
    },
    {
      type: 'task_opened',
      taskId: returnId ?? '',
      campaignId,
      kind: 'return',
      subject,
      details: { obligationId: sentId, criterionId: CRITERIA[1] ?? '', dueBefore: now + 86_400_000, reason: 'mẫu' },
    },
    {
      type: 'figure_set',
      ...place,
      criterionId: CRITERIA[2] ?? '',
      act: 'set',
      value: other,
      reason: 'mẫu',
      after: 1,
      version: 2,
      at: SENT_AT,
    },
    {
      type: 'figures_verified',
      campaignId,
      period: '2023',
      figures: [{ unitId: unit.id, criterionId: CRITERIA[3] ?? '', version: 1 }],
    },
    {
      type: 'task_opened',
      taskId: questionId ?? '',
      campaignId,
      kind: 'question',
      subject,
      details: { obligationId: sentId, criterionId: CRITERIA[0] ?? '', text: 'mẫu', officer: '' },
    },
    {
      type: 'task_opened',
      taskId: approveId ?? '',
      campaignId,
      kind: 'approve',
      subject: `obligation:${draftId}`,
      details: {
        obligationId: draftId,
        draftVersion: 4,
        sentAt: now,
        asOf: '2024-01-15',
        seat: seatId,
        person: personId,
      },
    },
    {
      type: 'task_opened',
      taskId: reopenId ?? '',
      campaignId,
      kind: 'reopen',
      subject: 'period:2022',
      details: { period: '2022', reason: 'mẫu', officer: personId, seat: seatId },
    },
  ];
  await writeEvents(house, events, SENT_AT);
  const nominations = await nominate(house, { campaignId, unitId: unit.id }, n, now);
  return {
    campaignId,
    unitId: unit.id,
    unitName: unit.name,
    sentId,
    draftId,
    draftVersion: 4,
    seatId,
    personId,
    questionId: questionId ?? '',
    approveId: approveId ?? '',
    reopenId: reopenId ?? '',
    ...(await announcements(house, campaignId, unit.id, now)),
    nominations,
    canary: grouped(canaryNumber(n, 1)),
  };
}

/** Made by the command line, so that nobody of the world is their author. */
async function announcements(house: House, campaignId: string, unitId: number, now: number) {
  const [announcedId = '', draftedId = '', submittedId = ''] = [1, 2, 3].map(() => house.make.newId());
  const [newest] = await house.ask((facts) => facts.announcements().list(campaignId));
  const content = textOnly('Nội dung mẫu.');
  const composed = (broadcastId: string, i: number): Event => ({
    type: 'broadcast_composed',
    broadcastId,
    campaignId,
    number: (newest?.number ?? 0) + i + 1,
    version: 1,
    content,
    hash: contentHash(content),
    audience: { ...EVERYBODY, units: [unitId] },
    optional: false,
    repeat: true,
    scheduledAt: null,
    notAfter: null,
    corrects: null,
    waveOf: null,
  });
  const nobody = { personId: null, unitIds: [unitId], end: { end: 'unreachable' as const, reason: 'nobody_joined' } };
  const sent = { broadcastId: announcedId, campaignId };
  await writeEvents(
    house,
    [
      ...[announcedId, draftedId, submittedId].map(composed),
      { type: 'broadcast_submitted', broadcastId: submittedId, campaignId, version: 1 },
      {
        type: 'broadcast_approved',
        ...sent,
        version: 1,
        hash: contentHash(content),
        recipients: [nobody],
        startsAt: now,
        notAfter: now + 1,
        alone: true,
      },
      { type: 'broadcast_began', ...sent },
      { type: 'broadcast_ended', ...sent },
    ],
    now,
  );
  return { draftedId, submittedId, announcedId };
}

/** One of each kind, sent up from the unit; their words hold canaries, a person's name one of its own. */
async function nominate(
  house: House,
  of: { readonly campaignId: string; readonly unitId: number },
  n: number,
  now: number,
): Promise<Place['nominations']> {
  const ids = {
    draft: house.make.newId(),
    sent: house.make.newId(),
    reviewed: house.make.newId(),
    person: house.make.newId(),
  };
  const words = `mẫu ${grouped(canaryNumber(n, 41))}`;
  const name = `Người mẫu ${grouped(canaryNumber(n, 42))}`;
  const made: readonly (readonly [
    string,
    Subject,
    readonly (readonly [NominationField, string])[],
    readonly NominationStep[],
  ])[] = [
    [
      ids.draft,
      'enterprise',
      [
        ['who', 'Doanh nghiệp mẫu'],
        ['what', words],
        ['effect', 'mẫu'],
        ['recognition', ''],
      ],
      [],
    ],
    [
      ids.sent,
      'unit',
      [
        ['what', words],
        ['effect', 'mẫu'],
      ],
      ['send'],
    ],
    [
      ids.reviewed,
      'unit',
      [
        ['what', words],
        ['effect', 'mẫu'],
      ],
      ['send', 'review'],
    ],
    [
      ids.person,
      'person',
      [
        ['who', name],
        ['post', name],
        ['what', name],
        ['effect', name],
        ['recognition', name],
      ],
      ['send'],
    ],
  ];
  const events = made.flatMap(([nominationId, subject, fields, steps], i): Event[] => {
    const { campaignId, unitId } = of;
    const place = { occasion: 'so_ket', period: '2023', awardId: 'city_certificate', subject, category: null } as const;
    const moved = { words: null, decided: null };
    return [
      { type: 'nomination_opened', nominationId, campaignId, unitId, ...place, number: n * 10 + i },
      ...fields.map(
        ([field, said], k): Event => ({
          type: 'nomination_answered',
          nominationId,
          campaignId,
          field,
          words: said,
          version: k + 2,
        }),
      ),
      ...steps.map(
        (step, k): Event => ({
          type: 'nomination_moved',
          ...{ nominationId, campaignId, step, to: step === 'send' ? 'sent' : 'reviewed', ...moved },
          version: fields.length + k + 2,
        }),
      ),
    ];
  });
  await writeEvents(house, events, now);
  return ids;
}

async function listMark(house: House, campaignId: string, now: number): Promise<string> {
  const wanted = { campaignId, occasion: 'so_ket', period: '2023', tier: 'commune' } as const;
  const found = await house.ask((facts) => sheetsOf(wanted, facts, now));
  if (!found.ok) throw new Error(found.problem.code);
  return markOf(found.value.live);
}

async function people(house: House, now: number): Promise<void> {
  const own = [CODES.own];
  await seatAt(house, 'telegram:focal', 'focal_point', own);
  await seatAt(house, 'telegram:head', 'unit_head', own);
  for (const role of ['coordinator', 'reviewer', 'leader'] as const) await seatAt(house, `telegram:${role}`, role, []);
  await seatAt(house, 'telegram:locked', 'focal_point', own);
  await seatAt(house, 'telegram:moved', 'focal_point', [CODES.own, NEW_POST]);
  const who = (actor: Actor) => house.ask((facts) => facts.who(`telegram:${actor}`));
  const moved = (await who('moved')).seats.find((seat) => seat.unit?.code === CODES.own);
  const locked = (await who('locked')).person?.id ?? '';
  const events: Event[] = [
    { type: 'seat_ended', seatId: moved?.id ?? '', campaignId: 'prtc', why: 'removed' },
    { type: 'person_locked', personId: locked, campaignId: 'prtc' },
    { type: 'address_opened', address: 'telegram:invited', displayName: null, language: 'vi' },
    {
      type: 'invitation_created',
      invitationId: house.make.newId(),
      campaignId: 'prtc',
      role: 'focal_point',
      unitId: null,
      codeHash: 'hash-of-the-invited',
      medium: 'chat',
      name: null,
      expiresAt: now + 86_400_000,
    },
  ];
  await writeEvents(house, events, now);
}

/** Own campaign `prtc`, the other one `khac` with the same roster and people of its own. */
export async function buildMatrixWorld(house: House, now: number): Promise<MatrixWorld> {
  const parsed = loadBuiltIn('prtc');
  if (parsed === null || 'problems' in parsed) throw new Error('prtc does not load');
  await load(house, parsed.plan);
  await load(house, { ...parsed.plan, id: 'khac' });
  const filled = new Map<Target, Omit<Place, 'listMark'>>();
  for (const [n, target] of TARGETS.entries()) {
    filled.set(target, await fill(house, target === 'other' ? 'khac' : 'prtc', CODES[target], n + 1, now));
  }
  await people(house, now);
  const places = new Map<Target, Place>();
  for (const [target, place] of filled) {
    places.set(target, { ...place, listMark: await listMark(house, place.campaignId, now) });
  }
  const canaries = (target: Target): string[] => {
    const n = TARGETS.indexOf(target) + 1;
    return [1, 2, 3, 4, 9, 20, 21, 22, 23, 41].map((i) => grouped(canaryNumber(n, i)));
  };
  const sees: Readonly<Record<Actor, readonly Target[]>> = {
    stranger: [],
    invited: [],
    locked: [],
    moved: [],
    focal: ['own'],
    head: ['own'],
    coordinator: ['own', 'sibling', 'parent'],
    reviewer: ['own', 'sibling', 'parent'],
    leader: ['own', 'sibling', 'parent'],
  };
  return {
    of(_, target) {
      const place = places.get(target);
      if (place === undefined) throw new Error(`no ${target}`);
      return place;
    },
    // Everybody here speaks on Telegram, where a person's dossier is shown to nobody.
    canariesHidden: (actor) => [
      ...TARGETS.filter((one) => !sees[actor].includes(one)).flatMap(canaries),
      ...TARGETS.map((_, i) => grouped(canaryNumber(i + 1, 42))),
    ],
  };
}
