/** Roles and what each may do. Permission is judged on every act from the stored seat, never from the session. */

export const ROLES = ['focal_point', 'unit_head', 'coordinator', 'reviewer', 'leader'] as const;
export type Role = (typeof ROLES)[number];

/** Roles that belong to one unit; the others hold for the whole campaign. */
export const UNIT_ROLES: readonly Role[] = ['focal_point', 'unit_head'];

export const ACTS = [
  'report', // enter, send and correct figures of a unit
  'see_unit', // see the figures of a unit
  'see_all', // ask about every unit
  'enter_for', // "nhập thay": type a figure for a unit that reported on paper
  'import', // load figures from a file
  'enter_goal', // enter a goal of the area from statistics
  'assess', // say whether a qualitative standard is met
  'decide', // settle a point the plan leaves open, with a document
  'invite',
  'launch', // walk through what a campaign needs before it is announced
  'manage_people', // list, lock, remove
  'manage_dates', // calendar, bounds, extensions, exemptions, the agency's own roll-up
  'request_report', // a report outside the rhythm
  'close_campaign',
  'configure', // the campaign's switches
  'approve', // agree, as head of the unit, with a report before it counts as sent
  'verify', // agree with figures, return them, ask about them (thẩm định số liệu)
  'second', // judge where the office's own officer may not: see `verification.ts`
  'close', // close a period and ask for it to be opened again
  'privacy', // answer and carry out people's requests about their own data
  'publish', // results, to the units
  'teach', // words the campaign's questions may use
  'hand_over', // one's own seat to a successor, or to a stand-in until a day
  'pass_on', // a report to a colleague of the unit, who is asked or invited
  'remind', // by hand; the call list, the unit's head
  'announce', // write announcements, stop them
  'approve_announcement', // agree with what somebody else wrote; stop it
  'nominate', // propose collectives and individuals of a unit, and bring their papers
  'award_list', // freeze lists, hold up consideration with a document
  'review_award', // pass on or return what units propose (xét)
  'appraise', // appraise dossiers, record the council and the result (thẩm định hồ sơ)
  'award_rules', // the office's own list, quotas, points of a decree, the council
  'papers', // tables and drafts of papers made from what all units reported
  'audit', // the file of one unit's period for auditors, persons by role
  'name_people', // the same with persons by name
] as const;
export type Act = (typeof ACTS)[number];

/** What moves other people's dates: the standing agency's alone. */
const DATES: readonly Act[] = ['manage_dates', 'request_report', 'close_campaign'];

const ALLOWED: Readonly<Record<Role, readonly Act[]>> = {
  focal_point: ['report', 'see_unit', 'hand_over', 'pass_on', 'nominate'],
  unit_head: ['see_unit', 'approve', 'hand_over', 'nominate'],
  coordinator: [
    'see_unit',
    'see_all',
    'enter_for',
    'import',
    'enter_goal',
    'assess',
    'decide',
    'invite',
    'launch',
    'manage_people',
    'configure',
    'verify',
    'second',
    'close',
    'privacy',
    'publish',
    'teach',
    'hand_over',
    'remind',
    'announce',
    'approve_announcement',
    'award_list',
    'review_award',
    'papers',
    'audit',
    ...DATES,
  ],
  reviewer: [
    'see_unit',
    'see_all',
    'second',
    'hand_over',
    'award_list',
    'appraise',
    'award_rules',
    'papers',
    'audit',
    'name_people',
  ],
  leader: ['see_unit', 'see_all', 'second', 'approve_announcement', 'hand_over'],
};

/** A seat as permissions see it: `unitId` null means the whole campaign. */
export interface Standing {
  readonly role: Role;
  readonly unitId: number | null;
}

/**
 * Whether the seat may do the act, on the unit where one is concerned. A unit seat reaches its own unit only;
 * a campaign seat reaches every unit.
 */
export function may(seat: Standing, act: Act, unitId: number | null): boolean {
  if (!ALLOWED[seat.role].includes(act)) return false;
  if (!UNIT_ROLES.includes(seat.role)) return true;
  return unitId !== null && seat.unitId === unitId;
}
