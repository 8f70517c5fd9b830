/** Keys and parameters -> words and buttons in one language, for a channel with or without buttons. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Decimal } from '../domain/quantity.js';
import { clockOf, type Day, dayOf, weekdayOf } from '../domain/time.js';
import type { Catalogue } from './locales.js';
import type { Bubble, Choice, DayForm, InstantForm, Language, Line, Param } from './message.js';

export interface Rendered {
  readonly text: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
}

export interface RenderOptions {
  readonly language: Language;
  /** Whether the channel shows buttons; without them the choices are spelled out. */
  readonly buttons: boolean;
  /** One more line under every message, e.g. that these are sample data. */
  readonly mark?: Line;
}

export interface Words {
  /** One line in words. A missing key is a bug and throws. */
  say(line: Line, language: Language, buttons?: boolean): string;
  has(key: string, language: Language): boolean;
  /** One parameter in words. */
  value(param: Param, language: Language): string;
  render(bubble: Bubble, options: RenderOptions): Rendered;
}

/** 1204 -> 1.204 (vi) or 1,204 (en); exact for any decimal text. */
export function groupNumber(value: number | Decimal, language: Language): string {
  const [whole = '', fraction] = String(value).split('.');
  const [group, point] = language === 'vi' ? ['.', ','] : [',', '.'];
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, group);
  return fraction === undefined ? grouped : `${grouped}${point}${fraction}`;
}

/** 60.1 -> 60,10%: two decimals unless whole, so that figures of one list read alike. */
function percentWords(value: Decimal, language: Language): string {
  const [whole = '', fraction = ''] = value.split('.');
  return `${groupNumber(fraction === '' ? whole : `${whole}.${fraction.padEnd(2, '0')}`, language)}%`;
}

/** A sentence that begins with the agency's label begins with a capital: "cơ quan thường trực" is no name. */
function beginWith(agency: string, text: string): string {
  return agency !== '' && text.startsWith(agency) ? `${text.charAt(0).toLocaleUpperCase('vi')}${text.slice(1)}` : text;
}

/** Kinds of elements in a parsed message. */
const LITERAL = 0;
const ARGUMENT = 1;

type Values = Readonly<Record<string, string | number>>;
type Format = (values: Values) => string;

/** Words and arguments, as nearly all messages are, are put together here; plurals and choices by the library. */
function compile(text: string, language: Language): Format {
  const message = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
  const parts: (string | { readonly argument: string })[] = [];
  for (const element of message.getAst()) {
    if (element.type === LITERAL) parts.push(element.value);
    else if (element.type === ARGUMENT) parts.push({ argument: element.value });
    else return (values) => String(message.format(values));
  }
  return (values) => {
    let said = '';
    for (const part of parts) {
      const value = typeof part === 'string' ? part : values[part.argument];
      // The library names the argument that is missing.
      if (value === undefined) return String(message.format(values));
      said += value;
    }
    return said;
  };
}

export function createWords(catalogues: Readonly<Record<Language, Catalogue>>): Words {
  const compiled = { vi: new Map<string, Format>(), en: new Map<string, Format>() };

  function format(key: string, values: Record<string, string | number>, language: Language): string {
    let ready = compiled[language].get(key);
    if (ready === undefined) {
      const text = catalogues[language].get(key);
      if (text === undefined) throw new Error(`no words for ${key} in ${language}`);
      ready = compile(text, language);
      compiled[language].set(key, ready);
    }
    return ready(values);
  }

  function dayWords(day: Day, form: DayForm, language: Language): string {
    const [year = '', month = '', date = ''] = day.split('-');
    return format(
      `date.${form}`,
      {
        d: date,
        m: month,
        y: year,
        month: format(`date.month.${Number(month)}`, {}, language),
        weekday: format(`date.weekdays.${weekdayOf(day)}`, {}, language),
      },
      language,
    );
  }

  function instantWords(at: number, form: InstantForm, language: Language): string {
    if (form === 'clock') return clockOf(at);
    const day = dayOf(at);
    const values = { clock: clockOf(at), day: dayWords(day, 'day', language), weekday: '' };
    values.weekday = format(`date.weekdays.${weekdayOf(day)}`, {}, language);
    return format(`date.${form}`, values, language);
  }

  function paramWords(param: Param, language: Language, buttons: boolean): string | number {
    if (typeof param === 'string' || typeof param === 'number') return param;
    if ('day' in param) return dayWords(param.day, param.form, language);
    if ('instant' in param) return instantWords(param.instant, param.form, language);
    if ('percent' in param) return percentWords(param.percent, language);
    if ('count' in param) return groupNumber(param.count, language);
    if ('line' in param) return say(param.line, language, buttons);
    return param.list.map((one) => paramWords(one, language, buttons)).join(', ');
  }

  function has(key: string, language: Language): boolean {
    return catalogues[language].has(key);
  }

  /** `key@words` is the variant for channels without buttons, where there is one. */
  function say(line: Line, language: Language, buttons = true): string {
    const values: Record<string, string | number> = {};
    for (const [name, param] of Object.entries(line.params ?? {})) values[name] = paramWords(param, language, buttons);
    const spelled = `${line.key}@words`;
    const text = format(!buttons && has(spelled, language) ? spelled : line.key, values, language);
    return typeof values.agency === 'string' ? beginWith(values.agency, text) : text;
  }

  function spell(choices: readonly Choice[], how: Bubble['spelled'], language: Language): string[] {
    if (choices.length === 0 || how === 'none') return [];
    const labels = choices.map((choice) => say(choice.label, language, false));
    if (how === 'numbered')
      return [...labels.map((label, i) => `${i + 1}. ${label}`), format('menu.by_number_or_word', {}, language)];
    return [format('menu.type_one_of', { words: labels.map((l) => l.toLocaleUpperCase('vi')).join(' · ') }, language)];
  }

  function render(bubble: Bubble, options: RenderOptions): Rendered {
    const { language, buttons } = options;
    const lines = bubble.lines.map((one) => (one === null ? '' : say(one, language, buttons)));
    if (!buttons) lines.push(...spell(bubble.choices, bubble.spelled ?? 'words', language));
    if (options.mark !== undefined) lines.push(say(options.mark, language, buttons));
    const text = lines.filter((text, i) => text !== '' || bubble.lines[i] === null).join('\n');
    const choices = buttons ? bubble.choices.map((c) => ({ id: c.id, label: say(c.label, language) })) : [];
    return { text, choices };
  }

  const value = (param: Param, language: Language): string => String(paramWords(param, language, true));

  return { say, has, value, render };
}
