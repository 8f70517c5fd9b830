/** The arithmetic of the audit chain: what is hashed, with which key. */
import { createHash, createHmac } from 'node:crypto';
import type { Instant } from '../../domain/time.js';

/** The chain of what belongs to no campaign. */
export const HOUSE = 'house';

export interface Link {
  readonly chain: string;
  readonly seq: number;
  readonly at: Instant;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly payloadHash: string;
  readonly prev: string;
}

/** Keyed, so that nobody without the key can mend a chain after an edit; `prev` ties each row to all before it. */
export function auditMac(secretKey: string, link: Link): string {
  const { chain, seq, at, actor, action, subject, payloadHash: hash, prev } = link;
  const told = JSON.stringify([chain, seq, at, actor, action, subject, hash, prev]);
  return createHmac('sha256', `audit:${secretKey}`).update(told).digest('hex');
}

/** Salted, so that a short payload cannot be guessed from its hash once it is erased. */
export function payloadHash(salt: string, payload: string): string {
  return createHash('sha256').update(`${salt}:${payload}`).digest('hex');
}

/** The same address gives the same pseudonym; without the key nobody gets back. */
export function actorPseudonym(secretKey: string, address: string): string {
  return createHmac('sha256', `actor:${secretKey}`).update(address).digest('hex').slice(0, 16);
}
