/** Recomputes the audit chain. Finds edited rows, removed rows, and, where the head is known, a cut tail. */
import { and, asc, eq, gt, max } from 'drizzle-orm';
import type { ReadTx } from '../port.js';
import { audit, auditPayload } from '../schema/audit.js';
import { auditMac, payloadHash } from './chain.js';

interface ChainReport {
  readonly chain: string;
  readonly rows: number;
  /** `<chain>:<seq>:<first 32 digits of the last mac>`: note it down, give it back as `expect`. */
  readonly head: string;
  /** Payloads erased since, which breaks nothing. */
  readonly erased: number;
}

interface Fault {
  readonly chain: string;
  readonly seq: number;
  /**
   * `edited`: the row is not what was written. `removed`: the row is not there. `payload`: what lies beside it is not
   * what was written. `cut`: the expected head is beyond the chain's end. `other_head`: it names another row.
   */
  readonly what: 'edited' | 'removed' | 'payload' | 'cut' | 'other_head';
}

export interface AuditReport {
  readonly chains: readonly ChainReport[];
  /** The first one of each chain. */
  readonly faults: readonly Fault[];
}

type Row = typeof audit.$inferSelect & { readonly salt: string | null; readonly payload: string | null };

const PAGE = 1_000;

/** Reads in pages: a chain of years fits no memory. `expect` is a head noted earlier. */
export async function verifyAudit(tx: ReadTx, secretKey: string, expect: string | null): Promise<AuditReport> {
  const names = await tx.db.selectDistinct({ chain: audit.chain }).from(audit).orderBy(asc(audit.chain));
  const wanted = expect === null ? null : readHead(expect);
  const chains: ChainReport[] = [];
  const faults: Fault[] = [];
  const all = new Set(names.map((row) => row.chain));
  if (wanted !== null) all.add(wanted.chain);
  for (const chain of all) {
    const found = await verifyChain(tx, secretKey, chain, wanted?.chain === chain ? wanted : null);
    chains.push(found.report);
    if (found.fault !== null) faults.push(found.fault);
  }
  return { chains, faults };
}

interface Head {
  readonly chain: string;
  readonly seq: number;
  readonly mac: string;
}

/** Null when the text is no head. */
export function readHead(text: string): Head | null {
  const m = /^(.+):(\d+):([0-9a-f]{16,64})$/.exec(text);
  return m === null ? null : { chain: m[1] ?? '', seq: Number(m[2]), mac: m[3] ?? '' };
}

const headOf = (chain: string, seq: number, mac: string): string => `${chain}:${seq}:${mac.slice(0, 32)}`;

async function verifyChain(
  tx: ReadTx,
  secretKey: string,
  chain: string,
  wanted: Head | null,
): Promise<{ report: ChainReport; fault: Fault | null }> {
  let seq = 0;
  let mac = '';
  let erased = 0;
  let fault: Fault | null = null;
  for (;;) {
    const rows = await page(tx, chain, seq);
    for (const row of rows) {
      const what: Fault['what'] | null = fault === null ? faultOf(row, { seq, mac }, secretKey) : null;
      if (what !== null) fault = { chain, seq: what === 'removed' ? seq + 1 : row.seq, what };
      if (wanted?.seq === row.seq && !row.mac.startsWith(wanted.mac)) {
        fault ??= { chain, seq: row.seq, what: 'other_head' };
      }
      if (row.payload === null) erased += 1;
      seq = row.seq;
      mac = row.mac;
    }
    if (rows.length < PAGE) break;
  }
  if (wanted !== null && seq < wanted.seq) fault ??= { chain, seq: seq + 1, what: 'cut' };
  return { report: { chain, rows: seq, head: headOf(chain, seq, mac), erased }, fault };
}

function page(tx: ReadTx, chain: string, after: number): Promise<Row[]> {
  return tx.db
    .select({
      id: audit.id,
      chain: audit.chain,
      seq: audit.seq,
      at: audit.at,
      actor: audit.actor,
      action: audit.action,
      subject: audit.subject,
      payloadHash: audit.payloadHash,
      prev: audit.prev,
      mac: audit.mac,
      salt: auditPayload.salt,
      payload: auditPayload.payload,
    })
    .from(audit)
    .leftJoin(auditPayload, eq(auditPayload.auditId, audit.id))
    .where(and(eq(audit.chain, chain), gt(audit.seq, after)))
    .orderBy(asc(audit.seq))
    .limit(PAGE);
}

function faultOf(row: Row, before: { seq: number; mac: string }, secretKey: string): Fault['what'] | null {
  if (row.seq !== before.seq + 1) return 'removed';
  if (row.prev !== before.mac || row.mac !== auditMac(secretKey, row)) return 'edited';
  if (row.salt !== null && row.payload !== null && payloadHash(row.salt, row.payload) !== row.payloadHash)
    return 'payload';
  return null;
}

/** The newest row of every chain, as `readyz` and the weekly digest show them. */
export async function auditHeads(tx: ReadTx): Promise<readonly string[]> {
  const last = await tx.db
    .select({ id: max(audit.id) })
    .from(audit)
    .groupBy(audit.chain);
  const heads: string[] = [];
  for (const { id } of last) {
    if (id === null) continue;
    const [row] = await tx.db.select().from(audit).where(eq(audit.id, id));
    if (row !== undefined) heads.push(headOf(row.chain, row.seq, row.mac));
  }
  return heads.sort();
}
