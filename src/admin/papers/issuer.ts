/** Who writes a paper: the lines of the letterhead and the signature, from the unit's kind and name. */
import type { Signer } from '../../documents/paper.js';
import type { Plan } from '../../domain/plan.js';
import { bareName, type Unit } from '../../domain/unit.js';
import { line } from '../../messages/message.js';
import type { Words } from '../../messages/render.js';

export interface Issuer {
  readonly parent: string | null;
  readonly issuer: string;
  readonly place: string | null;
  /** "UBND" in "BC-UBND"; null leaves the abbreviation to the office. */
  readonly initials: string | null;
  readonly signer: Signer;
}

const COMMITTEE_TYPES = /^(Phường|Xã|Thị trấn|Quận|Huyện|Thị xã|Thành phố)$/;

/** A unit's letterhead. A People's Committee signs "TM."; any other body by its head, whose title the office fills in. */
export function issuerOf(unit: Unit, plan: Plan, words: Words): Issuer {
  const committee = COMMITTEE_TYPES.test(unit.type);
  const say = (key: string, params = {}) => words.say(line(key, params), 'vi');
  return {
    parent: expandCommittee(plan.issuer, say('paper.committee_long')),
    issuer: committee ? `${say('paper.committee_long')} ${unit.name}` : unit.name,
    place: committee ? bareName(unit) : placeOf(plan.issuer),
    initials: committee ? say('paper.committee') : null,
    signer: committee
      ? { authority: say('paper.on_behalf'), title: say('paper.chairman') }
      : { authority: null, title: say('paper.head') },
  };
}

/** The standing agency's letterhead; it signs by its head. */
export function agencyIssuer(plan: Plan, words: Words): Omit<Issuer, 'initials'> {
  const say = (key: string) => words.say(line(key), 'vi');
  return {
    parent: expandCommittee(plan.issuer, say('paper.committee_long')),
    issuer: plan.roles.standingAgency.name,
    place: placeOf(plan.issuer),
    signer: { authority: null, title: say('paper.head') },
  };
}

/** "UBND thành phố X" -> "ỦY BAN NHÂN DÂN thành phố X". */
export function expandCommittee(name: string, long: string): string {
  return name.replace(/^UBND\b/, long);
}

/** "UBND thành phố Phan Rang-Tháp Chàm" -> "Phan Rang-Tháp Chàm". */
export function placeOf(issuer: string): string | null {
  const place = /(?:thành phố|tỉnh|quận|huyện|thị xã)\s+(.+)$/i.exec(issuer)?.[1];
  return place ?? null;
}
