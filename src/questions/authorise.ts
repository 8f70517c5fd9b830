/**
 * Whether this seat may ask this, decided before any figure is read. A seat of one unit sees its own figures and
 * what the plan says to everybody, and what was published to the units (`publication.ts`); never else another unit's
 * figures, a list, a rank, or who else reported. The refusal
 * is the same whatever was asked, so that it hints at nothing.
 */
import { may, type Standing } from '../domain/people.js';
import { ok, type Result, refuse } from '../domain/problem.js';
import type { Publication } from '../domain/publication.js';
import { opened } from './publication.js';
import type { Query } from './query.js';

const refused = refuse('ask_not_allowed');

/** The one unit whose figures the answer would show, or null when it would show others' too. */
function onlyUnit(query: Query): number | null {
  switch (query.kind) {
    case 'value':
    case 'gap':
    case 'trend':
      return query.unit;
    case 'eligibility':
    case 'missing':
      return query.unit;
    case 'compare':
      return query.units.length === 1 && query.than === undefined ? (query.units[0] ?? null) : null;
    case 'list':
    case 'count':
    case 'rank':
    case 'ranking':
    case 'average':
    case 'plan':
    case 'deadline':
      return null;
    default:
      return query satisfies never;
  }
}

export function authorise(query: Query, seat: Standing | null, published: readonly Publication[] = []): Result<Query> {
  if (seat === null) return refused;
  if (query.kind === 'plan' || query.kind === 'deadline') return ok(query);
  if (may(seat, 'see_all', null)) return ok(query);
  const unit = onlyUnit(query);
  if (unit !== null && may(seat, 'see_unit', unit)) return ok(query);
  return seat.unitId !== null && opened(query, published, seat.unitId) ? ok(query) : refused;
}
