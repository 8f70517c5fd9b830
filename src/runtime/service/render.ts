/** A row of the outbox in words for one place: one part per platform call. */
import type { Limits, Outgoing, OutgoingTemplate } from '../../channels/channel.js';
import type { Destination } from '../../delivery/types.js';
import { type FileRecipe, line, type Template } from '../../messages/message.js';
import type { Words } from '../../messages/render.js';
import { splitText } from '../../messages/split.js';
import { languageOf } from '../../store/queries/address.js';
import type { OutboxRow } from '../../store/queries/outbox.js';
import type { House } from '../composition.js';
import { makeFile } from './files.js';

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
  const { file: recipe } = row.message;
  const made = recipe !== undefined && takes(limits, recipe) ? await makeFile(recipe, house) : null;
  const file = made !== null && takesType(limits, made.type) ? made : null;
  // A QR code is a picture of what the text says anyway.
  const lost =
    recipe !== undefined && recipe.kind !== 'qr' && (!takes(limits, recipe) || (made !== null && file === null));
  const message = lost ? { ...row.message, lines: [...row.message.lines, line('file.not_here')] } : row.message;
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
  return partsOf(whole, limits);
}

/** Templates are approved in one language. */
function inWords({ name, fields }: Template, words: Words): OutgoingTemplate {
  const said = Object.entries(fields).map(([field, value]) => [field, words.value(value, 'vi')]);
  return { name, fields: Object.fromEntries(said) };
}

function takes(limits: Limits, recipe: FileRecipe): boolean {
  return limits.files === true || (limits.files === 'pictures' && recipe.kind === 'qr');
}

/** `text/csv; charset=utf-8` is `text/csv`. */
function takesType({ fileTypes }: Limits, type: string): boolean {
  return fileTypes === undefined || fileTypes.includes((type.split(';')[0] ?? '').trim());
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
