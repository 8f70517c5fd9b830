/** Random names and codes. The one place that makes them, so that a turn is a function of what it is given. */
import { createHmac, randomInt } from 'node:crypto';
import type { Makers } from '../conversation/turn.js';

/** Crockford's 32: no I, L, O, U, so nobody has to ask which letter was meant. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Receipts are read out over the telephone: without 0 and 1 as well. */
const READ_OUT = ALPHABET.slice(2);

function pick(alphabet: string, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += alphabet[randomInt(alphabet.length)];
  return text;
}

/** 60 random bits: short enough that three fit into a button. */
export const newId = (): string => pick(ALPHABET, 12).toLowerCase();

/** "7K4P". Unique per campaign because `apply` looks. */
export const newReceipt = (): string => pick(READ_OUT, 4);

/** 80 random bits: "K7QM-9F2X-TB4W-HN3C". */
export function newInvitationCode(): string {
  return (pick(ALPHABET, 16).match(/.{4}/g) ?? []).join('-');
}

/** For the telephone; lives 15 minutes. */
export const newPhoneCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** Dashes, blanks and case do not count; O is read as 0, I and L as 1. */
function plain(code: string): string {
  const text = code.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return text.replace(/O/g, '0').replace(/[IL]/g, '1');
}

/** What is stored of a code. Keyed, since six digits are found from a plain hash in no time. */
export function hashCode(secretKey: string, code: string): string {
  return createHmac('sha256', `code:${secretKey}`).update(plain(code)).digest('base64url');
}

export function createMakers(secretKey: string): Makers {
  return {
    newId,
    newReceipt,
    newCode(medium) {
      const code = medium === 'phone' ? newPhoneCode() : newInvitationCode();
      return { code, hash: hashCode(secretKey, code) };
    },
  };
}
