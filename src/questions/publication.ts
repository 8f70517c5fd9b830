/**
 * What the coordinator has published, and what a seat of one unit may therefore ask. Three ways, each wider than the one
 * before: every unit its own place; those who meet the mark named; the whole table.
 */
import type { Publication } from '../domain/publication.js';
import type { Query } from './query.js';

const criterionIn = (query: Query): string | null | undefined =>
  query.kind === 'eligibility' ? null : 'criterion' in query ? (query.criterion ?? undefined) : undefined;

/** The newest publication of what the question is about; null when there is none. */
export function publicationOf(query: Query, published: readonly Publication[]): Publication | null {
  const criterion = criterionIn(query);
  if (criterion === undefined || query.kind === 'plan' || query.kind === 'deadline') return null;
  const fitting = published.filter(
    (one) => one.period === query.period && one.tier === query.tier && one.criterion === criterion,
  );
  return fitting.reduce<Publication | null>((last, one) => (last === null || one.at >= last.at ? one : last), null);
}

/** The publication a list of this kind would be made of; null where nothing of it can be published. */
export function publishable(query: Query): { period: string; tier: string; criterion: string | null } | null {
  switch (query.kind) {
    case 'list':
    case 'count':
    case 'ranking':
    case 'rank':
      return { period: query.period, tier: query.tier, criterion: query.criterion };
    case 'eligibility':
      return { period: query.period, tier: query.tier, criterion: null };
    default:
      return null;
  }
}

const namesThoseWhoMeet = (query: Query): boolean => {
  if (query.kind === 'list' || query.kind === 'count')
    return query.test.target && (query.test.op === '>=' || query.test.op === '>' || query.test.op === '=');
  return query.kind === 'eligibility' && query.unit === null && query.want === 'met';
};

/** Whether the publication lets a seat of `ownUnit` ask this. Narrowed and supposed questions stay inside the office. */
export function opened(query: Query, published: readonly Publication[], ownUnit: number | null): boolean {
  const publication = publicationOf(query, published);
  if (publication === null || ('verified' in query && query.verified)) return false;
  if ('test' in query && query.test?.whatIf) return false;
  if (('except' in query && query.except !== undefined) || ('share' in query && query.share)) return false;
  if (query.kind === 'rank' && query.unit === ownUnit) return true;
  if (publication.way === 'own') return false;
  if (namesThoseWhoMeet(query)) return true;
  if (publication.way !== 'all') return false;
  return ['list', 'count', 'ranking', 'rank', 'value', 'average', 'eligibility'].includes(query.kind);
}
