/** GET /chat/page.json: everything the pages say and offer; no sentence stands in a page itself. */
import type { Route } from '../channels/channel.js';
import { json } from '../channels/web/answer.js';
import type { Role } from '../domain/people.js';
import type { Day } from '../domain/time.js';
import type { Catalogue } from '../messages/locales.js';
import type { Language } from '../messages/message.js';
import type { Words } from '../messages/render.js';

export interface Persona {
  /** As POST /chat/session takes it: `coordinator`, `focal_point:22771`. */
  readonly id: string;
  readonly role: Role;
  /** The unit, or what this campaign calls the agency; null: the role's own word. */
  readonly name: string | null;
}

export interface TrialPage {
  readonly day: { get(): Promise<Day>; set(day: Day): Promise<void> };
  /** In the order to offer; the first one is who a new visitor is. */
  readonly personas: () => Promise<readonly Persona[]>;
}

/** Where else an invited person can go on; `{code}` in a link is replaced by the code, on the person's own device. */
interface InviteLinks {
  readonly zalo?: string;
  readonly telegram?: string;
}

export interface PageOptions {
  readonly trial: TrialPage | null;
  readonly links: InviteLinks;
  readonly catalogues: Readonly<Record<Language, Catalogue>>;
  readonly words: Words;
}

const PREFIX = 'web.page.';
const LANGUAGES: readonly Language[] = ['vi', 'en'];

function pageWords(catalogue: Catalogue): Readonly<Record<string, string>> {
  const own = [...catalogue].filter(([key]) => key.startsWith(PREFIX));
  return Object.fromEntries(own.map(([key, text]) => [key.slice(PREFIX.length), text]));
}

/** The assumed day as the header shows it, per language. */
export function dayLabels(day: Day, words: Words): Readonly<Record<Language, string>> {
  const label = (language: Language) =>
    words.say({ key: 'web.trial_day', params: { day: { day, form: 'weekday_year' } } }, language);
  return { vi: label('vi'), en: label('en') };
}

export function pageDataRoute(options: PageOptions): Route {
  const { trial, links, catalogues, words } = options;
  let said: Readonly<Record<string, ReturnType<typeof pageWords>>> | null = null;

  async function handle() {
    said ??= Object.fromEntries(LANGUAGES.map((language) => [language, pageWords(catalogues[language])]));
    if (trial === null) return json(200, { mode: 'office', words: said, links, trial: null });
    const day = await trial.day.get();
    const personas = await trial.personas();
    return json(200, { mode: 'trial', words: said, links, trial: { day, labels: dayLabels(day, words), personas } });
  }
  return { method: 'GET', path: '/chat/page.json', handle };
}
