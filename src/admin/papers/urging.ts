/**
 * "Công văn đôn đốc" of the standing agency, drafted from what is owed: the letter with its list, then a sheet for each
 * unit with its own QR code, so that no unit gets another's.
 */
import type { Facts, ObligationView } from '../../conversation/facts.js';
import { periodWords } from '../../conversation/periods.js';
import { type Block, fileName } from '../../documents/paper.js';
import { lastDayOf } from '../../domain/obligation.js';
import type { Plan } from '../../domain/plan.js';
import { type Day, dayOf, type Instant } from '../../domain/time.js';
import type { Unit } from '../../domain/unit.js';
import type { Words } from '../../messages/render.js';
import { type Say, sayer } from '../exports/say.js';
import { planWords } from './common.js';
import { agencyIssuer } from './issuer.js';
import type { MadePaper } from './unit-report.js';

export interface UrgingArgs {
  readonly campaignId: string;
  readonly obligationIds: readonly string[];
  /** By unit: its code, and the picture that opens its page, where there is a page. */
  readonly sheets: ReadonlyMap<number, { readonly code: string; readonly png: Uint8Array | null }>;
  /** The last day of the sheets. */
  readonly until: Day;
  readonly at: Instant;
}

/** Null when the campaign is gone. What has been sent since is left out of the list. */
export async function urgingPaper(args: UrgingArgs, facts: Facts, words: Words): Promise<MadePaper | null> {
  const campaign = await facts.campaign(args.campaignId);
  if (campaign === null) return null;
  const { plan } = campaign;
  const say = sayer(words);
  const owed: ObligationView[] = [];
  for (const id of args.obligationIds) {
    const one = await facts.obligation(id);
    if (one !== null && one.submitted === null && !one.exempt) owed.push(one);
  }
  const units = [...new Map(owed.map((one) => [one.unit.id, one.unit])).values()];
  const periods = [...new Set(owed.map((one) => one.period))];
  const about = say('urge.paper.about', { movement: plan.movement, period: { list: periods.map(periodWords) } });
  const issuer = agencyIssuer(plan, words);
  return {
    name: fileName([say('paper.file_draft'), say('urge.paper.file'), dayOf(args.at)], 'docx'),
    paper: {
      ...issuer,
      symbol: null,
      year: Number(dayOf(args.at).slice(0, 4)),
      type: null,
      about,
      to: [say('urge.paper.to')],
      blocks: letter(plan, owed, units.length, args.at, say),
      annex: units.flatMap((unit) => sheet(unit, plan, args, say)).slice(1),
      recipients: [say('urge.paper.as_above'), say('paper.filed')],
      source: say('urge.paper.source', { at: { instant: args.at, form: 'stamp' } }),
    },
  };
}

function letter(plan: Plan, owed: readonly ObligationView[], units: number, at: Instant, say: Say): Block[] {
  const agency = plan.roles.standingAgency.name;
  const of = { plan: planWords(plan, say), agency };
  const rows = owed.map((one, i) => [
    String(i + 1),
    one.unit.name,
    say('paper.plain', { text: periodWords(one.period) }),
    one.dueBefore === null ? '' : say('paper.plain', { text: { day: lastDayOf(one.dueBefore), form: 'weekday_year' } }),
  ]);
  return [
    { kind: 'text', text: say('urge.paper.opening', of) },
    { kind: 'text', text: say('urge.paper.state', { count: units, at: { instant: at, form: 'clock_day' }, agency }) },
    { kind: 'blank', hint: say('urge.paper.report') },
    { kind: 'text', text: say('urge.paper.name_person') },
    { kind: 'text', text: say('urge.paper.no_secret') },
    {
      kind: 'table',
      columns: [
        { title: say('paper.column.n'), share: 7, align: 'center' },
        { title: say('urge.paper.unit'), share: 41 },
        { title: say('urge.paper.period'), share: 22 },
        { title: say('urge.paper.last_day'), share: 30 },
      ],
      rows,
    },
    { kind: 'text', text: say('urge.paper.closing', of) },
  ];
}

/** One page for one unit; nothing where it got no code. */
function sheet(unit: Unit, plan: Plan, { sheets, until }: UrgingArgs, say: Say): Block[] {
  const own = sheets.get(unit.id);
  if (own === undefined) return [];
  const of = {
    unit: unit.name,
    code: own.code,
    agency: plan.roles.standingAgency.name,
    movement: plan.movement,
    until: { day: until, form: 'weekday_year' as const },
  };
  const pictures: Block[] =
    own.png === null ? [] : [{ kind: 'pictures', items: [{ png: own.png, caption: say('urge.sheet.caption', of) }] }];
  return [
    { kind: 'page' },
    { kind: 'heading', text: say('urge.sheet.title', of) },
    { kind: 'text', text: say('urge.sheet.only', of) },
    { kind: 'text', text: say(own.png === null ? 'urge.sheet.type' : 'urge.sheet.scan', of) },
    ...pictures,
    { kind: 'text', text: say('urge.sheet.code', of) },
    { kind: 'text', text: say('urge.sheet.then', of) },
  ];
}
