import type { Route } from '../channels/channel.js';
import { json } from '../channels/web/answer.js';

/** `/readyz` as others read it; null where there is none. Ages are in seconds. */
export interface Readiness {
  /** False only when the store cannot. */
  readonly ok: boolean;
  readonly mode: 'trial' | 'office';
  readonly engine: 'sqlite' | 'postgres';
  readonly sqlite: string | null;
  readonly schema: string | number | null;
  readonly synchronous: string | null;
  readonly inbox_open: number | null;
  readonly inbox_parked: number | null;
  readonly outbox_due: number | null;
  readonly outbox_in_doubt: number | null;
  readonly oldest_unhandled_inbox_s: number | null;
  readonly oldest_due_outbox_s: number | null;
  readonly last_tick_s: number | null;
  readonly backup_age_s: number | null;
  readonly audit_head: string | null;
  /** What is not as it should be although we work, by name. */
  readonly degraded: readonly string[];
}

/** Alive: this process answers. Ready: 200, or 503 only when the store cannot. */
export function healthRoutes(health: () => Promise<Readiness>): readonly Route[] {
  return [
    { method: 'GET', path: '/healthz', handle: async () => json(200, { ok: true }) },
    {
      method: 'GET',
      path: '/readyz',
      handle: async () => {
        try {
          const readiness = await health();
          return json(readiness.ok ? 200 : 503, readiness);
        } catch {
          return json(503, { ok: false, degraded: ['store'] });
        }
      },
    },
  ];
}
