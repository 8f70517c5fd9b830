/** A row of the outbox in words for one place: one part per platform call. */
import type { Limits, Outgoing, OutgoingFile, OutgoingTemplate } from '../../channels/channel.js';
import type { Destination } from '../../delivery/types.js';
import { type FileRecipe, type Line, line, type Template } from '../../messages/message.js';
import type { Words } from '../../messages/render.js';
import { splitText } from '../../messages/split.js';
import { languageOf } from '../../store/queries/address.js';
import type { OutboxRow } from '../../store/queries/outbox.js';
import type { House } from '../composition.js';
import { fileOf } from './heavy-files.js';
import { keepLink } from './link-files.js';

/** The same parts every time, so that a repetition can go on behind those that have arrived. */
export async function renderRow(
  house: House,
  limits: Limits,
  words: Words,
  row: OutboxRow,
  to: Destination,
): Promise<readonly Outgoing[]> {
  const language = row.language ?? (await house.store.read((tx) => languageOf(tx, `${to.channel}:${to.address}`)));
  const buttons = limits.choices === 'buttons';
  const mark = house.trial === null ? {} : { mark: line('mark.sample') };
  const { file, note } = await fileFor(house, limits, row, to);
  const message = note === null ? row.message : { ...row.message, lines: [...row.message.lines, note] };
  const { text, choices } = words.render(message, { language, buttons, ...mark });
  const whole: Outgoing = {
    address: to.address,
    text,
    titled: row.message.titled ?? false,
    choices: choices.slice(0, limits.maxChoices),
    file,
    template: row.template === null ? null : inWords(row.template, words),
    unasked: 'personId' in row.to,
  };
  const parts = partsOf(whole, limits);
  const { replaces } = row.message;
  // What needs several messages, or carries a file, is nobody's other page.
  return replaces === undefined || limits.edits !== true || parts.length > 1 || file !== null
    ? parts
    : [{ ...whole, replaces }];
}

/** Templates are approved in one language. */
function inWords({ name, fields }: Template, words: Words): OutgoingTemplate {
  const said = Object.entries(fields).map(([field, value]) => [field, words.value(value, 'vi')]);
  return { name, fields: Object.fromEntries(said) };
}

/** Where papers of persons never go, whoever asks. */
const NOT_FOR_PERSONS: ReadonlySet<string> = new Set(['telegram']);

interface Enclosed {
  readonly file: OutgoingFile | null;
  /** Why it does not come along, and where it is. */
  readonly note: Line | null;
}

const NOTHING: Enclosed = { file: null, note: null };

async function fileFor(house: House, limits: Limits, row: OutboxRow, { channel }: Destination): Promise<Enclosed> {
  const { file: recipe } = row.message;
  if (recipe === undefined) return NOTHING;
  const personal = recipe.params.personal === 1;
  if (personal && NOT_FOR_PERSONS.has(channel)) return { file: null, note: line('file.private') };
  const taken = takes(limits, recipe);
  // A QR code is a picture of what the text says anyway.
  if (!taken && recipe.kind === 'qr') return NOTHING;
  if (!taken && (personal || house.config.publicUrl === null)) return { file: null, note: line('file.not_here') };
  const made = await fileOf(recipe, house);
  if (made === null) return { file: null, note: line('file.not_made') };
  if ('refused' in made) return { file: null, note: made.refused };
  if (taken && takesType(limits, made)) return { file: made, note: null };
  const link = personal ? null : await keepLink(house, row.id, made);
  if (link === null) return { file: null, note: line('file.not_here') };
  return { file: null, note: line('file.link', { url: link.url, until: { instant: link.until, form: 'clock_day' } }) };
}

function takes(limits: Limits, recipe: FileRecipe): boolean {
  return limits.files === true || (limits.files === 'pictures' && recipe.kind === 'qr');
}

/** `text/csv; charset=utf-8` is `text/csv`. */
function takesType(
  { fileTypes, fileBytes = Number.POSITIVE_INFINITY }: Limits,
  { type, bytes }: OutgoingFile,
): boolean {
  const named = (type.split(';')[0] ?? '').trim();
  return bytes.length <= fileBytes && (fileTypes === undefined || fileTypes.includes(named));
}

/**
 * What does not fit into one call: a file goes first where its words are too long for a caption; of a long text the
 * title stands in the first part, the choices under the last.
 */
export function partsOf(whole: Outgoing, limits: Pick<Limits, 'text' | 'caption'>): readonly Outgoing[] {
  const caption = limits.caption ?? limits.text;
  if (whole.file !== null && whole.text.length <= caption) return [whole];
  const texts = splitText(whole.text, limits.text);
  const words = texts.map((text, at): Outgoing => {
    const last = at === texts.length - 1;
    return { ...whole, text, file: null, titled: whole.titled && at === 0, choices: last ? whole.choices : [] };
  });
  return whole.file === null ? words : [{ ...whole, text: '', titled: false, choices: [] }, ...words];
}
