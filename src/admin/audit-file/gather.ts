/**
 * Everything that is kept about one unit's report of one period, for whoever checks it later: versions, verification,
 * reminders, papers, evidence with its hashes, and the audit chain. Persons stand as roles with a number unless
 * their names were asked for, which only the reviewer may.
 */
import type { CampaignView, FigureVersion, Hand, ObligationView, ReviewActView } from '../../conversation/facts.js';
import { sha256 } from '../../documents/evidence.js';
import { type AuditReport, verifyAudit } from '../../store/audit/verify.js';
import type { StoredFacts } from '../../store/facts.js';
import type { ReadTx } from '../../store/port.js';
import { chainHeld, documentsHeld, evidenceHeld, remindersHeld } from '../../store/queries/audit-file.js';

/** `whole`: the bytes on the disk have the hash that was noted. */
export type OnDisk = 'whole' | 'changed' | 'gone' | 'no_file';

export interface Gathered {
  readonly campaign: CampaignView;
  readonly obligation: ObligationView;
  readonly versions: readonly FigureVersion[];
  readonly acts: readonly ReviewActView[];
  readonly reminders: Awaited<ReturnType<typeof remindersHeld>>;
  readonly documents: Awaited<ReturnType<typeof documentsHeld>>;
  readonly evidence: readonly (Awaited<ReturnType<typeof evidenceHeld>>[number] & { readonly onDisk: OnDisk })[];
  readonly extension: Awaited<ReturnType<StoredFacts['extension']>>;
  readonly chain: Awaited<ReturnType<typeof chainHeld>>;
  readonly check: { readonly whole: boolean; readonly head: string; readonly rows: number };
}

type Bytes = (hash: string) => Promise<Uint8Array | null>;

async function diskState(hash: string | null, bytes: Bytes): Promise<OnDisk> {
  if (hash === null) return 'no_file';
  const held = await bytes(hash);
  if (held === null) return 'gone';
  return sha256(held) === hash ? 'whole' : 'changed';
}

function chainCheck({ chains, faults }: AuditReport, campaignId: string): Gathered['check'] {
  const own = chains.find((one) => one.chain === campaignId);
  return {
    whole: !faults.some((one) => one.chain === campaignId),
    head: own?.head ?? '',
    rows: own?.rows ?? 0,
  };
}

/** Null when there is no such report. */
export async function gatherAudit(
  obligationId: string,
  facts: StoredFacts,
  tx: ReadTx,
  secretKey: string,
  bytes: Bytes,
): Promise<Gathered | null> {
  const obligation = await facts.obligation(obligationId);
  const campaign = obligation === null ? null : await facts.campaign(obligation.campaignId);
  if (obligation === null || campaign === null) return null;
  const { campaignId, unit, period } = obligation;
  const evidence = [];
  for (const one of await evidenceHeld(tx, obligationId)) {
    evidence.push({ ...one, onDisk: await diskState(one.sha256, bytes) });
  }
  return {
    campaign,
    obligation,
    versions: await facts.history(campaignId, unit.id, period),
    acts: await facts.reviewActs(campaignId, unit.id, period),
    reminders: await remindersHeld(tx, obligationId),
    documents: await documentsHeld(tx, campaignId, unit.id, obligationId),
    evidence,
    extension: await facts.extension(obligationId),
    chain: await chainHeld(tx, campaignId, unit.id, obligationId),
    check: chainCheck(await verifyAudit(tx, secretKey, null), campaignId),
  };
}

/** "đầu mối 1", "chuyên viên 2": the same hand has the same number throughout the file. */
export class Hands {
  readonly #seen = new Map<string, number>();
  readonly #byRole = new Map<string, number>();

  constructor(
    private readonly names: boolean,
    private readonly roleWords: (role: string) => string,
    private readonly nobody: string,
  ) {}

  of(hand: Hand | null): string {
    if (hand === null) return this.nobody;
    const role = this.roleWords(hand.role);
    if (this.names && hand.displayName !== null) return `${role}: ${hand.displayName}`;
    let n = this.#seen.get(hand.seatId);
    if (n === undefined) {
      n = (this.#byRole.get(hand.role) ?? 0) + 1;
      this.#byRole.set(hand.role, n);
      this.#seen.set(hand.seatId, n);
    }
    return `${role} ${n}`;
  }
}
