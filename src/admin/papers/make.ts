/**
 * One paper as a file: its values from what is stored, put into the office's own form where there is one, else into the
 * plain layout; or as A4 pages. A paper that may have one page only is counted on the rendered page first: it is refused
 * rather than cut.
 */
import { type FormValues, fillForm } from '../../documents/form.js';
import { fileName } from '../../documents/paper.js';
import { PDF_TYPE } from '../../documents/pdf.js';
import { DOCX_TYPE, wordFile } from '../../documents/word.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import type { Words } from '../../messages/render.js';
import { sayer } from '../exports/say.js';
import type { WrittenFile } from '../exports/write.js';
import { type PaperKind, placeholders } from './kinds.js';
import { paperWords } from './words.js';

export interface PaperOrder {
  readonly kind: PaperKind;
  readonly values: FormValues;
  /** What the file is called after "DU THAO" and the paper's own name. */
  readonly named: readonly string[];
  readonly format: 'docx' | 'pdf';
  /** The office's own form; null: the plain one. A PDF is always laid out by the house. */
  readonly form: Uint8Array | null;
}

/** Refuses `paper_too_long` (naming the lines beyond the page) and what `fillForm` refuses. */
export async function paperFile(order: PaperOrder, words: Words): Promise<Result<WrittenFile>> {
  const { kind, values, named, format, form } = order;
  const say = sayer(words);
  const paper = kind.layout(values, say, false);
  const name = fileName([say('paper.file_draft'), say(`draft.${kind.id}.file`), ...named], format);
  if (format === 'pdf' || kind.mostPages !== null) {
    const { paperPdf } = await import('../../documents/paper-pdf.js');
    const printed = await paperPdf(paper, paperWords(words));
    if (kind.mostPages !== null && printed.pages > kind.mostPages) {
      return refuse('paper_too_long', { lines: printed.linesOver, pages: printed.pages });
    }
    if (format === 'pdf') return ok({ name, type: PDF_TYPE, bytes: printed.bytes });
  }
  if (form === null) return ok({ name, type: DOCX_TYPE, bytes: await wordFile(paper, paperWords(words)) });
  const filled = await fillForm(form, values);
  return filled.ok ? ok({ name, type: DOCX_TYPE, bytes: filled.value }) : filled;
}

/** The plain form with its names, for an office to make its own of. */
export async function plainForm(kind: PaperKind, words: Words): Promise<WrittenFile> {
  const say = sayer(words);
  const paper = kind.layout(placeholders(kind), say, true);
  return {
    name: fileName([say('paper.file_form'), say(`draft.${kind.id}.file`)], 'docx'),
    type: DOCX_TYPE,
    bytes: await wordFile(paper, paperWords(words)),
  };
}
