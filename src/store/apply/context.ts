/** What every handler of `apply` is given. */
import { eq } from 'drizzle-orm';
import type { Instant } from '../../domain/time.js';
import type { Actor, AddressId } from '../../events/event.js';
import type { Language } from '../../messages/message.js';
import type { Moves } from '../facts/moves.js';
import type { ReadTx, Tx } from '../port.js';
import { stamp } from '../schema/plan.js';

export interface ApplyEnv {
  readonly actor: Actor;
  /** Where a `reply` goes; null on the command line, which hears its answer itself. */
  readonly address: AddressId | null;
  /** The language of the replies; null leaves it to the moment of sending. */
  readonly language?: Language | null;
  /** The inbox row this turn handles, or null. */
  readonly seq: number | null;
  readonly now: Instant;
  readonly secretKey: string;
  newId(): string;
  /** Where changes of figures are noted for what this process holds in memory; without it that is read again. */
  readonly moves?: Moves;
  /** True only where the returned rows are given to delivery after the commit (a turn of the inbox). */
  readonly handed: boolean;
}

/**
 * The state is not the one the decision was made on (a version, a code, a receipt). Everything is rolled back; the
 * turn is decided again on fresh facts. Not a refusal: nobody hears of it.
 */
export class StaleDecision extends Error {
  override readonly name = 'StaleDecision';
  constructor(readonly what: string) {
    super(`decided on an older state: ${what}`);
  }
}

const renewed = new WeakMap<ReadTx, number>();

/** How often this turn itself has renewed a stamp: what it read of them before is old then. */
export const renewals = (tx: ReadTx): number => renewed.get(tx) ?? 0;

/**
 * Tells the caches in memory, of every process, that what they hold under `name` is old; `units` when nothing but the
 * figures and duties of these has changed.
 */
export async function renewStamp(
  tx: Tx,
  name: string,
  env: ApplyEnv,
  units: readonly number[] | null = null,
): Promise<void> {
  const value = env.newId();
  renewed.set(tx, renewals(tx) + 1);
  if (units !== null && env.moves !== undefined) {
    const [old] = await tx.db.select({ value: stamp.value }).from(stamp).where(eq(stamp.name, name));
    env.moves.note(name, old?.value ?? '', value, units);
  }
  await tx.db.insert(stamp).values({ name, value }).onConflictDoUpdate({ target: stamp.name, set: { value } });
}

export const PLANS_STAMP = 'plans';
export const assessmentsStamp = (campaignId: string): string => `assessments:${campaignId}`;
export const goalsStamp = (campaignId: string): string => `goals:${campaignId}`;
export const figuresStamp = (campaignId: string, period: string): string => `figures:${campaignId}:${period}`;

/** `telegram:123` -> its two halves. */
export function splitAddress(id: AddressId): { readonly channel: string; readonly external: string } {
  const at = id.indexOf(':');
  return { channel: id.slice(0, at), external: id.slice(at + 1) };
}
