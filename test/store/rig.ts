/** A store in a folder of its own, a small plan, three units, people: what the tests of facts and apply begin with. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../src/domain/people.js';
import type { Criterion, Plan } from '../../src/domain/plan.js';
import type { Event } from '../../src/events/event.js';
import { type ApplyEnv, apply } from '../../src/store/apply.js';
import { createCaches, createFacts, type StoredFacts } from '../../src/store/facts.js';
import type { Store } from '../../src/store/port.js';
import type { OutboxRow } from '../../src/store/queries/outbox.js';
import { openStore } from '../support/migrated.js';

export const NOW = Date.parse('2023-12-11T09:00:00+07:00');
export const KEY = 'k'.repeat(40);

const criterion = (id: string): Criterion => ({
  id,
  tier: 'commune',
  kind: 'award',
  measure: 'ratio',
  name: id,
  shortName: id,
  label: id,
  question: id,
  noun: 'hồ sơ',
  done: null,
  numerator: null,
  denominator: null,
  cmp: '>=',
  threshold: '60',
  unit: '%',
  year: null,
  exclusion: null,
  clause: 'II.2',
  collectable: true,
  notCollectedBecause: null,
  aliases: [],
  note: null,
});

export const PLAN: Plan = {
  id: 'demo',
  title: 'Kế hoạch',
  movement: 'phong trào thi đua',
  issuer: 'UBND',
  document: { number: null, date: null, dateWords: null },
  period: { from: 2023, to: 2025 },
  phases: [],
  tiers: [{ id: 'commune', name: 'phường, xã', reports: true, words: ['phường', 'xã'] }],
  criteria: [criterion('work_files'), criterion('documents')],
  duties: [],
  awards: [],
  dossier: [],
  roles: {
    standingAgency: { name: 'Phòng', label: 'Phòng', role: 'standing_agency', clause: '' },
    reviewer: null,
    others: [],
  },
  hasAwardStandards: true,
  units: [],
};

export interface Rig {
  readonly store: Store;
  readonly file: string;
  /** Applies events in a turn of their own. */
  put(events: readonly Event[], env?: Partial<ApplyEnv>): Promise<OutboxRow[]>;
  ask<T>(question: (facts: StoredFacts) => Promise<T>): Promise<T>;
}

let made = 0;
export const someId = (): string => `id${++made}`;

export const envOf = (env: Partial<ApplyEnv> = {}): ApplyEnv => ({
  actor: { kind: 'command_line' },
  address: null,
  seq: null,
  now: NOW,
  secretKey: KEY,
  newId: someId,
  handed: false,
  ...env,
});

export async function openRig(): Promise<Rig> {
  const file = join(mkdtempSync(join(tmpdir(), 'thidua-facts-')), 'test.db');
  const store = openStore(file);
  const caches = createCaches();
  const rig: Rig = {
    store,
    file,
    put: (events, env) => store.write((tx) => apply(tx, events, envOf(env))),
    ask: (question) => store.read((tx) => question(createFacts(tx, caches, NOW))),
  };
  const names = ['Phường Đài Sơn', 'Phường Mỹ Đông', 'Xã Thành Hải'];
  const units = names.map((name, i) => ({
    code: `0${i + 1}`,
    name,
    type: name.split(' ')[0] ?? '',
    tier: 'commune',
    parentCode: null,
    validFrom: null,
    validTo: null,
    successorCodes: [],
  }));
  await rig.put([
    {
      type: 'campaign_loaded',
      campaignId: 'demo',
      plan: PLAN,
      source: 'demo',
      hash: 'h1',
      through: null,
      document: null,
    },
    { type: 'units_imported', campaignId: 'demo', units },
    {
      type: 'obligations_opened',
      campaignId: 'demo',
      obligations: [1, 2, 3].map((unitId) => ({
        obligationId: `o${unitId}`,
        dutyId: 'yearly',
        unitId,
        period: '2023',
        opensAt: NOW - 1000,
        dueBefore: NOW + 4 * 86_400_000,
        locksAt: null,
      })),
    },
  ]);
  return rig;
}

/** A person with one seat, at `web:<name>`. */
export const seated = (name: string, role: Role, unitId: number | null, confirmed = true): Event[] => [
  { type: 'person_opened', personId: `p-${name}`, address: `web:${name}`, displayName: name, language: 'vi' },
  {
    type: 'seat_opened',
    seatId: `s-${name}`,
    personId: `p-${name}`,
    campaignId: 'demo',
    unitId,
    role,
    invitationId: null,
    confirmed,
  },
];

export const answered = (obligationId: string, criterionId: string, version: number, numerator = 3): Event => ({
  type: 'draft_answered',
  obligationId,
  criterionId,
  value: { kind: 'ratio', numerator, denominator: 10 },
  note: null,
  by: 's-an',
  ref: null,
  version,
});

export const submitted = (draftVersion: number, receipt = '7K4P', obligationId = 'o1', unitId = 1): Event => ({
  type: 'report_submitted',
  campaignId: 'demo',
  obligationId,
  unitId,
  period: '2023',
  receipt,
  at: NOW,
  onTime: true,
  asOf: '2023-12-11',
  highlight: null,
  figures: [
    { criterionId: 'work_files', value: { kind: 'ratio', numerator: 3, denominator: 10 }, note: null },
    { criterionId: 'documents', value: { kind: 'not_arisen', reason: 'không có' }, note: null },
  ],
  source: 'chat',
  draftVersion,
});
