/** A small house in memory for conversations: facts from arrays, events written back into them. */
import type { BroadcastFacts } from '../../src/broadcast/facts.js';
import { countRows } from '../../src/broadcast/ledger.js';
import { loadBuiltIn } from '../../src/campaigns/catalogue.js';
import type { IncomingBody } from '../../src/channels/channel.js';
import { step } from '../../src/conversation/engine.js';
import type {
  CampaignView,
  Facts,
  FigureView,
  InvitationView,
  ObligationView,
  SeatRow,
  TaskView,
  Who,
} from '../../src/conversation/facts.js';
import { FRESH, type Session } from '../../src/conversation/session.js';
import type { FileRead, Makers, Turn } from '../../src/conversation/turn.js';
import { NATIONAL } from '../../src/domain/calendar.js';
import { obligationsOf } from '../../src/domain/obligation.js';
import type { Role } from '../../src/domain/people.js';
import type { Plan } from '../../src/domain/plan.js';
import type { Instant } from '../../src/domain/time.js';
import type { Unit } from '../../src/domain/unit.js';
import type { Event } from '../../src/events/event.js';
import { cataloguesIn } from '../../src/messages/locales.js';
import { createWords, type Rendered } from '../../src/messages/render.js';
import { packageRoot } from '../../src/runtime/root.js';

export const words = createWords(cataloguesIn(packageRoot));

function prtc(): Plan {
  const read = loadBuiltIn('prtc');
  if (read === null || !('plan' in read)) throw new Error('prtc does not load');
  return read.plan;
}

/** A house that never announced anything. */
const NO_ANSWERS: ReturnType<Facts['announcementAnswers']> = {
  rows: async () => [],
  received: async () => null,
  receivedSince: async () => [],
  reply: async () => null,
  openReplies: async () => [],
};

const NO_ANNOUNCEMENTS: BroadcastFacts = {
  get: async () => null,
  list: async () => [],
  counts: async () => countRows([]),
  ledger: async () => [],
  optedOut: async () => new Set(),
  unitsIn: async () => new Set(),
  reach: async () => ({ channels: [], reach: new Map(), left: 0, spent: 0 }),
  charged: async () => ({ count: 0, amount: 0 }),
  waiting: async () => [],
  underway: async () => new Map(),
  earlier: async () => new Map(),
};

type Held = SeatRow & { readonly address: string };

export interface Said extends Rendered {
  readonly lines: readonly string[];
  readonly events: readonly Event[];
  readonly fleeting: boolean;
}

export class House {
  now: Instant = Date.parse('2023-12-18T08:05:00+07:00');
  readonly campaign: CampaignView;
  readonly units: readonly Unit[];
  readonly obligations: ObligationView[];
  seats: Held[] = [];
  figures: FigureView[] = [];
  tasks: TaskView[] = [];
  invitations: InvitationView[] = [];
  readonly log: Event[] = [];
  readonly #sessions = new Map<string, Session>();
  #ids = 0;

  constructor(campaignId = 'prtc') {
    const plan = prtc();
    this.campaign = { id: campaignId, plan };
    this.units = plan.units.map((unit, i) => ({ ...unit, id: i + 1, parentCode: null }));
    this.obligations = obligationsOf(plan, this.units, { through: null, now: this.now }).map((due) => ({
      ...due,
      id: `ob-${due.unitId}-${due.period}`,
      campaignId,
      unit: this.unitAt(due.unitId),
      submitted: null,
      extended: false,
      exempt: false,
    }));
  }

  unitAt(id: number): Unit {
    const unit = this.units.find((one) => one.id === id);
    if (unit === undefined) throw new Error(`no unit ${id}`);
    return unit;
  }

  unit(code: string): Unit {
    return this.unitAt(this.units.find((one) => one.code === code)?.id ?? 0);
  }

  seat(id: string, role: Role, code: string | null = null, displayName: string | null = null, confirmed = true): Held {
    const unit = code === null ? null : this.unit(code);
    const seat: Held = {
      id,
      campaignId: this.campaign.id,
      role,
      unit,
      confirmed,
      personId: `person-${id}`,
      displayName,
      locked: false,
      channels: ['web'],
      address: `web:${id}`,
    };
    this.seats.push(seat);
    return seat;
  }

  sent(code: string, at: string, period = '2023'): void {
    const place = this.obligations.findIndex((one) => one.unit.code === code && one.period === period);
    const found = this.obligations[place];
    if (found === undefined) throw new Error('no obligation');
    const instant = Date.parse(at);
    const onTime = found.dueBefore === null ? null : instant < found.dueBefore;
    this.obligations[place] = {
      ...found,
      submitted: { at: instant, onTime, receipt: `R${code}`, version: 1, asOf: '2023-12-08', highlight: null },
    };
  }

  #who(address: string): Who {
    const seats = this.seats.filter((seat) => seat.address === address && !seat.locked);
    const [first] = seats;
    const person = first === undefined ? null : { id: first.personId, displayName: first.displayName, locked: false };
    return { address, known: true, displayName: first?.displayName ?? null, language: 'vi', person, seats };
  }

  facts(): Facts {
    const none = async (): Promise<null> => null;
    return {
      who: async (address) => this.#who(address),
      campaigns: async () => [this.campaign],
      campaign: async (id) => (id === this.campaign.id ? this.campaign : null),
      units: async () => this.units,
      reportsNotAskedAgain: async () => [],
      obligations: async (_, unitId) => this.obligations.filter((one) => one.unit.id === unitId),
      obligation: async (id) => this.obligations.find((one) => one.id === id) ?? null,
      obligationsIn: async (_, period) => this.obligations.filter((one) => one.period === period),
      standingKeys: async () => new Set(this.obligations.map((one) => `${one.dutyId} ${one.unit.id} ${one.period}`)),
      extension: none,
      calendar: async () => ({ calendar: NATIONAL, entries: [] }),
      decidedBounds: async () => [],
      agencyDuties: async () => [],
      request: none,
      requests: async () => [],
      draft: none,
      figures: async (_, unitId, period) =>
        this.figures.filter((one) => one.unitId === unitId && one.period === period),
      history: async () => [],
      reviewActs: async () => [],
      awaiting: async () => ({ total: 0, reports: [] }),
      closing: none,
      unverified: async () => 0,
      rule: none,
      watchedAnswers: async () => [],
      unreadQuestions: async () => [],
      aliases: async () => [],
      goals: async () => [],
      frozenSheet: none,
      suspensions: async () => new Map(),
      awardRules: async () => [],
      nominations: async () => [],
      nomination: none,
      nominationSteps: async () => [],
      nominationPapers: async () => [],
      statements: async () => [],
      unassessed: async () => [],
      assessments: async () => [],
      planAt: none,
      paperForms: async () => [],
      tasksAbout: async (_, subject) => this.tasks.filter((one) => !one.done && one.subject === subject),
      signedDocument: none,
      signedDocuments: async () => 0,
      launchPlan: none,
      unitsWithoutLaunchPlan: async () => [],
      invitation: none,
      pendingInvitations: async () => [],
      invitationById: none,
      failedCodes: async () => ({ here: 0, all: 0 }),
      codeWish: none,
      seats: async () => this.seats,
      holders: async (_, role, unitId) =>
        this.seats
          .filter((one) => one.role === role && (unitId === null || one.unit?.id === unitId))
          .map((one) => one.personId),
      progress: async (_, period) =>
        this.obligations
          .filter((one) => one.period === period)
          .map((one) => ({
            unit: one.unit,
            obligationId: one.id,
            submittedAt: one.submitted?.at ?? null,
            onTime: one.submitted?.onTime ?? null,
          })),
      privacyRequests: async () => [],
      keptData: async () => {
        throw new Error('requests about data have their own tests');
      },
      evidenceOf: async () => [],
      evidence: none,
      evidenceTwins: async () => [],
      evidenceBytes: async () => 0,
      heldSeatIn: async () => false,
      task: async (id) => this.tasks.find((one) => one.id === id) ?? null,
      owing: async () => [],
      announcements: () => NO_ANNOUNCEMENTS,
      announcementAnswers: () => NO_ANSWERS,
      openTasks: async () => this.tasks.filter((one) => !one.done),
      answer: none,
      remarkedAt: none,
      linkCode: none,
      channelsOf: async () => [],
      ask: async () => {
        throw new Error('questions have their own tests');
      },
    };
  }

  #make(): Makers {
    const next = (): string => {
      this.#ids += 1;
      return String(this.#ids).padStart(8, '0');
    };
    return {
      newId: () => `${next()}-0000-4000-8000-000000000000`,
      newReceipt: () => '7K4P',
      newCode: (medium) =>
        medium === 'phone'
          ? { code: '482913', hash: 'hash-phone' }
          : { code: 'K7QM-9F2X-TB4W-HN3C', hash: 'hash-chat' },
    };
  }

  #apply(event: Event): void {
    this.log.push(event);
    switch (event.type) {
      case 'seat_confirmed':
        this.seats = this.seats.map((one) => (one.id === event.seatId ? { ...one, confirmed: true } : one));
        break;
      case 'seat_ended':
        this.seats = this.seats.filter((one) => one.id !== event.seatId);
        break;
      case 'person_locked':
      case 'person_unlocked': {
        const locked = event.type === 'person_locked';
        this.seats = this.seats.map((one) => (one.personId === event.personId ? { ...one, locked } : one));
        break;
      }
      case 'task_opened': {
        const { taskId: id, campaignId, kind, subject, details } = event;
        this.tasks.push({ id, campaignId, kind, subject, details, done: false });
        break;
      }
      case 'task_done':
        this.tasks = this.tasks.map((one) => (one.id === event.taskId ? { ...one, done: true } : one));
        break;
      case 'report_submitted':
        this.obligations.forEach((one, i) => {
          const { at, onTime, receipt, asOf, highlight } = event;
          if (one.id === event.obligationId) {
            this.obligations[i] = { ...one, submitted: { at, onTime, receipt, asOf, highlight, version: 1 } };
          }
        });
        break;
      case 'figures_imported':
        for (const one of event.figures) {
          const { unitId, period, criterionId, value, state, after } = one;
          const others = this.figures.filter(
            (f) => !(f.unitId === unitId && f.period === period && f.criterionId === criterionId),
          );
          const rest = { source: event.source, asOf: null, at: event.at };
          this.figures = [...others, { unitId, period, criterionId, value, state, version: after + 1, ...rest }];
        }
        break;
      default:
        break;
    }
  }

  async turn(address: string, body: IncomingBody, file: FileRead | null = null, buttons = true): Promise<Said> {
    const facts = this.facts();
    const turn: Turn = {
      input: { body, at: this.now, ref: null },
      file,
      session: this.#sessions.get(address) ?? FRESH,
      who: await facts.who(address),
      facts,
      now: this.now,
      make: this.#make(),
      words,
      language: 'vi',
      links: { telegram: 'https://t.me/thidua_prtc_bot?start=', page: 'https://thidua.phanrang.gov.vn/tham-gia#' },
    };
    const decided = await step(turn);
    this.#sessions.set(address, decided.session);
    for (const event of decided.events) this.#apply(event);
    const reply = decided.events.find((event) => event.type === 'message_created' && event.to === 'reply');
    if (reply?.type !== 'message_created') throw new Error('nothing was said');
    const rendered = words.render(reply.bubble, { language: 'vi', buttons });
    const events = decided.events.filter((event) => event !== reply);
    return { ...rendered, lines: rendered.text.split('\n'), events, fleeting: reply.fleeting };
  }

  /** Whoever holds the seat types; the seat's id is the address. */
  types(seat: string, text: string): Promise<Said> {
    return this.turn(`web:${seat}`, { kind: 'text', text });
  }

  presses(seat: string, choice: string): Promise<Said> {
    return this.turn(`web:${seat}`, { kind: 'choice', choice });
  }

  sends(seat: string, name: string, file: FileRead | null): Promise<Said> {
    return this.turn(`web:${seat}`, { kind: 'file', file: { id: 'f', name, size: 10 }, caption: '' }, file);
  }
}

/** The id behind a label, as a person finds it. */
export function behind(said: Said, label: string): string {
  const found = said.choices.find((one) => one.label === label);
  if (found === undefined)
    throw new Error(`no [${label}] under: ${said.text} ${said.choices.map((c) => c.label).join(' | ')}`);
  return found.id;
}
