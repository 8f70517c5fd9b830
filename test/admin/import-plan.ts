import type { Criterion, Plan } from '../../src/domain/plan.js';
import type { Unit } from '../../src/domain/unit.js';

function criterion(id: string, more: Partial<Criterion>): Criterion {
  return {
    id,
    tier: 'commune',
    kind: 'award',
    measure: 'ratio',
    name: id,
    shortName: id,
    label: null,
    question: id,
    noun: null,
    done: null,
    numerator: null,
    denominator: null,
    cmp: null,
    threshold: null,
    unit: null,
    year: null,
    exclusion: null,
    clause: '',
    collectable: true,
    notCollectedBecause: null,
    aliases: [],
    note: null,
    ...more,
  };
}

const body = { name: 'A', label: 'A', role: 'A', clause: '' };

/** One criterion of every measure for communes, one of another tier, one id for a goal and a standard. */
export const plan: Plan = {
  id: 'sample',
  title: '',
  movement: '',
  issuer: '',
  document: { number: null, date: null, dateWords: null },
  period: { from: 2021, to: 2025 },
  phases: [{ id: 'one', name: '', from: 2022, to: 2023, review: null, reviewTime: null, clause: '' }],
  tiers: [],
  criteria: [
    criterion('files', { kind: 'goal', collectable: false }),
    criterion('files', {}),
    criterion('meetings', { measure: 'count' }),
    criterion('growth', { measure: 'growth' }),
    criterion('spirit', { measure: 'qualitative' }),
    criterion('area_only', { collectable: false }),
    criterion('dept_files', { tier: 'city_dept' }),
  ],
  duties: [],
  awards: [],
  dossier: [],
  roles: { standingAgency: body, reviewer: null, others: [] },
  hasAwardStandards: true,
  units: [],
};

export function unit(id: number, code: string, more: Partial<Unit> = {}): Unit {
  return {
    id,
    code,
    name: `Phường ${id}`,
    type: 'Phường',
    tier: 'commune',
    parentCode: null,
    validFrom: null,
    validTo: null,
    ...more,
  };
}
