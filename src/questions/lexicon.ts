/** Everything words can mean in one campaign, built once per plan version and roster. */
import type { Criterion, Plan } from '../domain/plan.js';
import type { Unit } from '../domain/unit.js';
import { fold } from '../language/fold.js';
import { buildNames, type Names } from './names.js';
import { type Concept, PHRASES } from './phrases.js';
import { type TypeWords, typeWords } from './types.js';
import { nameKey, wordsOfSentence } from './words.js';

export interface Phrase {
  readonly concept: Concept;
  /** Each word with its marks. */
  readonly norms: readonly string[];
  /** Only these marks, or none at all; else marks left out and "hỏi" for "ngã" are forgiven. */
  readonly exact: boolean;
}

export interface Lexicon {
  readonly plan: Plan;
  readonly units: readonly Unit[];
  readonly names: Names;
  readonly types: TypeWords;
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** Folded name -> criterion ids; several where the words fit several. */
  readonly criteria: ReadonlyMap<string, readonly string[]>;
  /** What is counted ("hồ sơ") -> criterion ids. */
  readonly nouns: ReadonlyMap<string, readonly string[]>;
  /** Row by unit id. */
  readonly rows: ReadonlyMap<number, number>;
  /** Tiers that have units and something to report, in the plan's order. */
  readonly tiers: readonly string[];
  /** The unit types of each tier, as people would list them. */
  readonly typesOfTier: ReadonlyMap<string, readonly string[]>;
  /** Every single word that means something: typing slips are only mended into one of these. */
  readonly known: ReadonlySet<string>;
  readonly longest: number;
}

/** By the folded words; the exact ones first, which is how words without marks are read. */
function phraseIndex(): Map<string, Phrase[]> {
  const index = new Map<string, Phrase[]>();
  for (const [concept, text] of Object.entries(PHRASES) as [Concept, string][]) {
    for (const entry of text.split(',').map((one) => one.trim())) {
      const exact = entry.startsWith('=') && entry.length > 1;
      const words = wordsOfSentence(exact ? entry.slice(1) : entry);
      const key = words.map((word) => word.key).join(' ');
      const phrase = { concept, norms: words.map((word) => word.norm), exact };
      const there = index.get(key);
      if (there === undefined) index.set(key, [phrase]);
      else if (exact) there.splice(there.filter((one) => one.exact).length, 0, phrase);
      else there.push(phrase);
    }
  }
  return index;
}

/** English for what plans have in common; ids mean a comparable thing in every campaign (plans.md §0). */
const ENGLISH_NAMES: Readonly<Record<string, readonly string[]>> = {
  work_files_online: [
    'work files',
    'work files online',
    'online work files',
    'work file',
    'work files handled online',
    'files handled online',
    'work files processed online',
    'online files',
  ],
  admin_docs_edoc: [
    'administrative documents',
    'electronic documents',
    'admin documents',
    'e-documents',
    'administrative documents sent electronically',
    'electronic administrative documents',
  ],
  periodic_reports_edoc: ['periodic reports', 'electronic periodic reports', 'regular reports'],
  econ_reports_on_system: [
    'economic reports',
    'socio-economic reports',
    'economic and social reports',
    'socioeconomic reports',
  ],
};
const ENGLISH_NOUNS: Readonly<Record<string, readonly string[]>> = {
  'ho so': ['file', 'files', 'dossier', 'dossiers', 'records'],
  'van ban': ['document', 'documents'],
};

let phrases: Map<string, Phrase[]> | null = null;

function add(map: Map<string, string[]>, key: string, id: string): void {
  if (key === '') return;
  const ids = map.get(key);
  if (ids === undefined) map.set(key, [id]);
  else if (!ids.includes(id)) ids.push(id);
}

/** The first three to six words of a name stand for it, where no other criterion starts so. */
function openings(name: string): string[] {
  const words = nameKey(name).split(' ');
  return [3, 4, 5, 6].filter((n) => n < words.length).map((n) => words.slice(0, n).join(' '));
}

function criterionNames(plan: Plan, aliases: readonly Alias[]): Map<string, string[]> {
  const given = new Map<string, string[]>();
  for (const one of plan.criteria) {
    for (const name of [
      one.name,
      one.shortName,
      one.question,
      one.label ?? '',
      ...one.aliases,
      ...(ENGLISH_NAMES[one.id] ?? []),
    ]) {
      add(given, nameKey(name), one.id);
    }
  }
  for (const { key, criterionId } of aliases) given.set(key, [criterionId]);
  const derived = new Map<string, string[]>();
  for (const one of plan.criteria.filter((c) => c.collectable)) {
    for (const name of [one.shortName, one.name, one.question])
      for (const key of openings(name)) add(derived, key, one.id);
  }
  for (const [key, ids] of derived) if (!given.has(key)) given.set(key, ids);
  return given;
}

/** Prefers what units report; goals and uncollected ones stay reachable where nothing reported has the name. */
function preferCollected(plan: Plan, names: Map<string, string[]>): Map<string, string[]> {
  const collected = new Set(plan.criteria.filter((c) => c.collectable).map((c) => c.id));
  return new Map(
    [...names].map(([key, ids]) => {
      const reported = ids.filter((id) => collected.has(id));
      return [key, reported.length > 0 ? reported : ids];
    }),
  );
}

/** A name added to the campaign: it stands for this criterion alone, whatever it stood for before. */
export interface Alias {
  readonly key: string;
  readonly criterionId: string;
}

export function buildLexicon(plan: Plan, units: readonly Unit[], aliases: readonly Alias[] = []): Lexicon {
  phrases ??= phraseIndex();
  const types = typeWords(plan, units);
  const criteria = preferCollected(plan, criterionNames(plan, aliases));
  const nouns = new Map<string, string[]>();
  for (const one of plan.criteria) {
    if (!one.collectable || one.noun === null) continue;
    const key = nameKey(one.noun);
    for (const name of [key, ...(ENGLISH_NOUNS[key] ?? [])]) add(nouns, name, one.id);
  }
  const typesOfTier = new Map<string, string[]>();
  for (const unit of units) {
    const list = typesOfTier.get(unit.tier) ?? [];
    if (!list.includes(unit.type)) typesOfTier.set(unit.tier, [...list, unit.type]);
  }
  for (const tier of plan.tiers) {
    const place = (type: string): number => (tier.words.map(fold).indexOf(fold(type)) + 99) % 99;
    typesOfTier.get(tier.id)?.sort((a, b) => place(a) - place(b));
  }
  const reports = (tier: string): boolean => plan.criteria.some((c) => c.tier === tier && c.collectable);
  const keys = [...phrases.keys(), ...criteria.keys(), ...types.keys(), ...nouns.keys()];
  const known = new Set(keys.flatMap((key) => key.split(' ')));
  return {
    plan,
    units,
    names: buildNames(units, types),
    types,
    phrases,
    criteria,
    nouns,
    rows: new Map(units.map((unit, row) => [unit.id, row])),
    tiers: plan.tiers.map((t) => t.id).filter((id) => typesOfTier.has(id) && reports(id)),
    typesOfTier,
    known,
    longest: Math.max(...keys.map((key) => key.split(' ').length)),
  };
}

/** The criterion as units of the tier report it; null when they do not. */
export function collectedCriterion(plan: Plan, tier: string, id: string): Criterion | null {
  return plan.criteria.find((c) => c.tier === tier && c.id === id && c.collectable) ?? null;
}
