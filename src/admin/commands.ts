/**
 * THE table of what the office can do and how: on the command line, in chat, or why only one of them. Both ways lead to
 * the same decision (`decide.ts`), so neither can do what the other may not.
 */
import type { Act } from '../domain/people.js';
import type { OfficeCommand } from '../language/commands.js';

/** How one reaches it in chat: words that begin it, a press under a message, a file, or a question in one's own words. */
type ChatWay =
  | { readonly words: OfficeCommand }
  | { readonly press: string }
  | 'file'
  | 'question'
  /** Anybody's own menu. */
  | 'own';

export interface AdminCommand {
  readonly name: string;
  /** What follows `cli --`, without options; null where only chat can. */
  readonly cli: string | null;
  /** Options and arguments, for `help`. */
  readonly usage: string;
  readonly chat: ChatWay | null;
  /** Why there is only one way. */
  readonly because: 'machine' | 'person' | null;
  /** What the seat must allow; null where no seat is asked. */
  readonly act: Act | null;
}

const machine = { chat: null, because: 'machine', act: null } as const;
const CAMPAIGN = '--campaign ID';
const BOUND = '--last DAY|--before DAY';
const WHOM = '--unit CODE|--tier TIER|--all';

export const COMMANDS = [
  { name: 'campaign_list', cli: 'campaign list', usage: '', ...machine },
  { name: 'campaign_show', cli: 'campaign show', usage: 'ID', ...machine },
  { name: 'campaign_check', cli: 'campaign check', usage: 'FILE', ...machine },
  { name: 'campaign_diff', cli: 'campaign diff', usage: 'FILE|ID [FILE|ID]', ...machine },
  { name: 'campaign_new', cli: 'campaign new', usage: 'FILE', ...machine },
  { name: 'campaign_load', cli: 'campaign load', usage: 'ID|FILE [--through YEAR] [--document TEXT]', ...machine },
  { name: 'units_import', cli: 'units import', usage: `FILE ${CAMPAIGN}`, ...machine },
  {
    name: 'units_reorganise',
    cli: 'units reorganise',
    usage: `FILE ${CAMPAIGN} --from DAY --document TEXT [--preview]`,
    ...machine,
  },
  {
    name: 'focal_point_pick',
    cli: null,
    usage: '',
    chat: { press: 'rf_pick' },
    because: 'person',
    act: 'manage_people',
  },
  {
    name: 'invite_sheet',
    cli: 'invite sheet',
    usage: `${CAMPAIGN} --out FILE.pdf|FILE.docx [--tier TIER | --unit CODE] [--cards]`,
    chat: { words: 'invite_sheet' },
    because: null,
    act: 'invite',
  },
  {
    name: 'invite',
    cli: 'invite',
    usage: `${CAMPAIGN} --role ROLE [--unit CODE] [--name NAME] [--printed | --phone] [--qr FILE.svg]`,
    chat: { words: 'invite' },
    because: null,
    act: 'invite',
  },
  {
    name: 'people_list',
    cli: 'people list',
    usage: CAMPAIGN,
    chat: { words: 'people' },
    because: null,
    act: 'manage_people',
  },
  {
    name: 'people_lock',
    cli: 'people lock',
    usage: `SEAT ${CAMPAIGN}`,
    chat: { words: 'lock' },
    because: null,
    act: 'manage_people',
  },
  {
    name: 'people_unlock',
    cli: 'people unlock',
    usage: `SEAT ${CAMPAIGN}`,
    chat: { words: 'unlock' },
    because: null,
    act: 'manage_people',
  },
  {
    name: 'people_remove',
    cli: 'people remove',
    usage: `SEAT ${CAMPAIGN}`,
    chat: { words: 'remove' },
    because: null,
    act: 'manage_people',
  },
  {
    name: 'people_replace',
    cli: 'people replace',
    usage: `SEAT ${CAMPAIGN}`,
    chat: { words: 'replace' },
    because: null,
    act: 'manage_people',
  },
  {
    name: 'people_join',
    cli: 'people join',
    usage: `SEAT INTO_SEAT ${CAMPAIGN}`,
    chat: { words: 'join_people' },
    because: null,
    act: 'manage_people',
  },
  {
    name: 'people_confirm',
    cli: 'people confirm',
    usage: `SEAT ${CAMPAIGN}`,
    chat: { press: 'person_yes' },
    because: null,
    act: 'manage_people',
  },
  {
    name: 'figures_import',
    cli: 'figures import',
    usage: `FILE ${CAMPAIGN} [--preview]`,
    chat: 'file',
    because: null,
    act: 'import',
  },
  {
    name: 'figures_enter',
    cli: 'figures enter',
    usage: `CRITERION=N/D … ${CAMPAIGN} --unit CODE --period P [--received DAY]`,
    chat: { words: 'enter_for' },
    because: null,
    act: 'enter_for',
  },
  {
    name: 'goal_enter',
    cli: 'goal enter',
    usage: `CRITERION=VALUE ${CAMPAIGN} --period YEAR --source TEXT --as-of DAY [--tier T] [--part TEXT]`,
    chat: { words: 'enter_goal' },
    because: null,
    act: 'enter_goal',
  },
  {
    name: 'eligibility',
    cli: 'eligibility',
    usage: `${CAMPAIGN} [--unit CODE] [--period P] [--occasion so_ket|tong_ket|yearly|urgent] [--for collective|individual]`,
    chat: 'question',
    because: null,
    act: 'see_all',
  },
  {
    name: 'decision_record',
    cli: 'decision record',
    usage: `TIER/CRITERION=[COUNTED|]OVER | review/PHASE=WORDS ${CAMPAIGN} --document TEXT --day DAY`,
    chat: { words: 'decision' },
    because: null,
    act: 'decide',
  },
  { name: 'decision_list', cli: 'decision list', usage: CAMPAIGN, ...machine },
  { name: 'goal_list', cli: 'goal list', usage: CAMPAIGN, ...machine },
  {
    name: 'verify',
    cli: 'verify',
    usage: `${CAMPAIGN} --unit CODE --period P --as SEAT [--criterion ID]`,
    chat: { words: 'verify' },
    because: null,
    act: 'verify',
  },
  {
    name: 'return',
    cli: 'return',
    usage: `REASON ${CAMPAIGN} --unit CODE --period P --criterion ID --as SEAT`,
    chat: { press: 'vf_back1' },
    because: null,
    act: 'verify',
  },
  {
    name: 'figures_show',
    cli: 'figures show',
    usage: `${CAMPAIGN} --unit CODE --period P`,
    chat: { press: 'vf_open' },
    because: null,
    act: 'verify',
  },
  {
    name: 'period_close',
    cli: 'period close',
    usage: `${CAMPAIGN} --period P --as SEAT [--preview]`,
    chat: { words: 'close' },
    because: null,
    act: 'close',
  },
  {
    name: 'period_unlock',
    cli: 'period unlock',
    usage: `REASON ${CAMPAIGN} --period P --as SEAT`,
    chat: { words: 'reopen' },
    because: null,
    act: 'close',
  },
  {
    name: 'status',
    cli: 'status',
    usage: `${CAMPAIGN} [--period P]`,
    chat: { words: 'status' },
    because: null,
    act: 'see_unit',
  },
  {
    name: 'reported',
    cli: 'reported',
    usage: `${CAMPAIGN} [--period P]`,
    chat: { words: 'reported' },
    because: null,
    act: 'see_all',
  },
  { name: 'remind', cli: null, usage: '', chat: { words: 'remind' }, because: 'person', act: 'remind' },
  { name: 'calls', cli: null, usage: '', chat: { words: 'calls' }, because: 'person', act: 'remind' },
  { name: 'deadlines', cli: 'deadlines', usage: `${CAMPAIGN} --from DAY --to DAY`, ...machine },
  {
    name: 'deadline_set',
    cli: 'deadline set',
    usage: `${CAMPAIGN} --period P ${BOUND} --document TEXT [--duty ID]`,
    chat: { words: 'set_deadline' },
    because: null,
    act: 'manage_dates',
  },
  {
    name: 'deadline_extend',
    cli: 'deadline extend',
    usage: `${CAMPAIGN} ${WHOM} ${BOUND} --reason TEXT --document TEXT [--period P]`,
    chat: { words: 'extend' },
    because: null,
    act: 'manage_dates',
  },
  {
    name: 'deadline_exempt',
    cli: 'deadline exempt',
    usage: `${CAMPAIGN} ${WHOM} --reason TEXT --document TEXT [--period P]`,
    chat: { words: 'exempt' },
    because: null,
    act: 'manage_dates',
  },
  {
    name: 'deadline_done',
    cli: 'deadline done',
    usage: `${CAMPAIGN} --document TEXT --on DAY [--duty ID] [--period P]`,
    chat: { words: 'agency_sent' },
    because: null,
    act: 'manage_dates',
  },
  {
    name: 'calendar_show',
    cli: 'calendar show',
    usage: `${CAMPAIGN} [--year YEAR]`,
    chat: { words: 'calendar' },
    because: null,
    act: 'manage_dates',
  },
  {
    name: 'calendar_set',
    cli: 'calendar set',
    usage: `DAY off|working|table ${CAMPAIGN} --document TEXT`,
    chat: { words: 'calendar_day' },
    because: null,
    act: 'manage_dates',
  },
  { name: 'calendar_settle', cli: 'calendar settle', usage: `YEAR ${CAMPAIGN} --document TEXT`, ...machine },
  {
    name: 'request',
    cli: 'request',
    usage: `${CAMPAIGN} --tier TIER [--criteria ID,ID] --as-of DAY ${BOUND} --document TEXT`,
    chat: { words: 'request' },
    because: null,
    act: 'request_report',
  },
  {
    name: 'request_list',
    cli: 'requests',
    usage: CAMPAIGN,
    chat: { words: 'requests' },
    because: null,
    act: 'request_report',
  },
  {
    name: 'campaign_close',
    cli: 'campaign close',
    usage: 'ID --document TEXT --confirm ID',
    chat: { words: 'finish' },
    because: null,
    act: 'close_campaign',
  },
  { name: 'reminders_plan', cli: 'reminders plan', usage: `${CAMPAIGN} --from T --to T`, ...machine },
  { name: 'reminders_log', cli: 'reminders log', usage: `${CAMPAIGN} [--from T] [--to T]`, ...machine },
  {
    name: 'ask',
    cli: 'ask',
    usage: `QUESTION ${CAMPAIGN} --as ROLE [--now T] | --stdin ${CAMPAIGN}`,
    chat: 'question',
    because: null,
    act: null,
  },
  {
    name: 'publish',
    cli: 'publish',
    usage: `${CAMPAIGN} --period P --way own|met|all [--criterion ID] [--tier T]`,
    chat: { press: 'ask' },
    because: null,
    act: 'publish',
  },
  {
    name: 'questions_review',
    cli: 'questions review',
    usage: CAMPAIGN,
    chat: { words: 'questions' },
    because: null,
    act: 'teach',
  },
  {
    name: 'alias_add',
    cli: 'alias add',
    usage: `NAME ${CAMPAIGN} --criterion ID`,
    chat: { words: 'alias' },
    because: null,
    act: 'teach',
  },
  { name: 'read_reply', cli: 'read-reply', usage: 'TEXT --field ratio|count | --stdin', ...machine },
  { name: 'audit_verify', cli: 'audit verify', usage: '[--expect HEAD]', ...machine },
  { name: 'audit_show', cli: 'audit show', usage: `${CAMPAIGN} --unit CODE --period P [--criterion ID]`, ...machine },
  { name: 'backup', cli: 'backup', usage: 'FILE', ...machine },
  { name: 'restore', cli: 'restore', usage: 'FILE', ...machine },
  { name: 'zalo_oa_connect', cli: 'zalo-oa connect', usage: '[ADDRESS]', ...machine },
  { name: 'doctor', cli: 'doctor', usage: '', ...machine },
  {
    name: 'campaign_set',
    cli: 'campaign set',
    usage: `SWITCH VALUE ${CAMPAIGN} [--document TEXT]`,
    chat: { words: 'switch_on' },
    because: null,
    act: 'configure',
  },
  {
    name: 'campaign_unset',
    cli: null,
    usage: '',
    chat: { words: 'switch_off' },
    because: 'person',
    act: 'configure',
  },
  {
    name: 'evidence_list',
    cli: 'evidence list',
    usage: `${CAMPAIGN} --unit CODE --period P`,
    chat: { press: 'ev' },
    because: null,
    act: 'see_unit',
  },
  {
    name: 'evidence_get',
    cli: 'evidence get',
    usage: 'EVIDENCE --out FILE',
    chat: { press: 'ev_file' },
    because: null,
    act: 'see_unit',
  },
  { name: 'evidence_give', cli: null, usage: '', chat: 'own', because: 'person', act: 'report' },
  {
    name: 'privacy_list',
    cli: 'privacy list',
    usage: CAMPAIGN,
    chat: { words: 'privacy' },
    because: null,
    act: 'privacy',
  },
  {
    name: 'privacy_done',
    cli: 'privacy done',
    usage: `REQUEST --note TEXT ${CAMPAIGN}`,
    chat: { press: 'of_priv' },
    because: null,
    act: 'privacy',
  },
  {
    name: 'privacy_erase',
    cli: 'privacy erase',
    usage: `REQUEST ${CAMPAIGN}`,
    chat: { press: 'of_priv' },
    because: null,
    act: 'privacy',
  },
  { name: 'practice', cli: null, usage: '', chat: 'own', because: 'person', act: 'report' },
  { name: 'my_data', cli: null, usage: '', chat: 'own', because: 'person', act: null },
  { name: 'hand_over', cli: null, usage: '', chat: 'own', because: 'person', act: 'hand_over' },
  { name: 'pass_on', cli: null, usage: '', chat: 'own', because: 'person', act: 'pass_on' },
  { name: 'leave', cli: null, usage: '', chat: 'own', because: 'person', act: null },
  { name: 'lock_me', cli: null, usage: '', chat: 'own', because: 'person', act: null },
] as const satisfies readonly AdminCommand[];

export type CliCommandName = Extract<(typeof COMMANDS)[number], { cli: string }>['name'];
