/** One row's turn, and what becomes of a row whose turn fails. */
import { StaleDecision } from '../store/apply.js';
import { StoreProblem } from '../store/port.js';
import { type InboxRow, markDone, markFailed, markParked } from '../store/queries/inbox.js';
import type { InboxOptions } from './types.js';

export const PAUSES: readonly number[] = [1_000, 5_000, 30_000, 120_000];
/** How long to wait when the store itself cannot. */
export const STORE_PAUSE_MS = 1_000;

/** `again`: the same row stays in front, to be tried after `pause` ms. */
export type TurnEnd = { readonly over: true } | { readonly again: InboxRow; readonly pause: number };

/** Handles one row and hands its answers to delivery. Never throws. */
export async function takeTurn<F>(row: InboxRow, options: InboxOptions<F>): Promise<TurnEnd> {
  const { store, clock, handle, deliver } = options;
  try {
    const reading = options.fetch(row);
    const file: F | null = reading === null ? null : await reading;
    const rows = await store.write(async (tx) => {
      const said = await handle(tx, row, file);
      await markDone(tx, row.seq, clock.now());
      return said;
    });
    deliver(rows);
    return { over: true };
  } catch (error) {
    // The disk's trouble is nobody's fault: the row waits, its tries are not used up.
    if (isStoresOwn(error)) {
      options.log.warn({ seq: row.seq, error: nameOf(error) }, 'the store cannot; the row waits');
      return { again: row, pause: STORE_PAUSE_MS };
    }
    return failTurn(row, error, options);
  }
}

async function failTurn<F>(row: InboxRow, error: unknown, options: InboxOptions<F>): Promise<TurnEnd> {
  const { store, clock, log } = options;
  const pauses = options.pauses ?? PAUSES;
  const attempts = row.attempts + 1;
  // Decided on an older state: decided again on fresh facts, at once.
  const pause = isStale(error) && attempts < pauses.length ? 0 : pauses[attempts - 1];
  const fields = { seq: row.seq, kind: row.body.kind, attempts, error: nameOf(error), at: framesOf(error) };
  if (pause === undefined) {
    log.error(fields, 'inbox row parked');
    return park({ ...row, attempts }, nameOf(error), options);
  }
  log.warn(fields, 'inbox row failed');
  const tried: InboxRow = { ...row, attempts, nextAt: clock.now() + pause };
  try {
    await store.write((tx) => markFailed(tx, tried, nameOf(error)));
  } catch (noted) {
    log.warn({ seq: row.seq, error: nameOf(noted) }, 'a failed try could not be noted');
  }
  return { again: tried, pause };
}

async function park<F>(row: InboxRow, error: string, options: InboxOptions<F>): Promise<TurnEnd> {
  const { store, clock, log } = options;
  try {
    const rows = await store.write(async (tx) => {
      await markParked(tx, row, error, clock.now());
      return options.onParked(tx, row);
    });
    options.deliver(rows);
    return { over: true };
  } catch (failure) {
    if (isStoresOwn(failure)) return { again: { ...row, attempts: row.attempts - 1 }, pause: STORE_PAUSE_MS };
    log.error({ seq: row.seq, error: nameOf(failure), at: framesOf(failure) }, 'the word on parking failed');
  }
  try {
    await store.write((tx) => markParked(tx, row, error, clock.now()));
    return { over: true };
  } catch {
    return { again: { ...row, attempts: row.attempts - 1 }, pause: STORE_PAUSE_MS };
  }
}

const isStale = (error: unknown): boolean => error instanceof StaleDecision;

function isStoresOwn(error: unknown): boolean {
  if (!(error instanceof StoreProblem)) return false;
  return !(['constraint', 'foreign_await', 'other'] as const).some((code) => code === error.code);
}

/** What failed, without its message: messages quote what people wrote. */
function nameOf(error: unknown): string {
  if (error instanceof StoreProblem) return error.message;
  return error instanceof Error ? error.name : typeof error;
}

/** Where it failed: the frames of the stack, without the message above them. */
function framesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim());
  return lines.filter((line) => line.startsWith('at ')).slice(0, 5);
}
