/** Reads `locales/<language>/*.yaml` into flat dotted keys. The only file of this room that touches the disk. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Language } from './message.js';

export type Catalogue = ReadonlyMap<string, string>;

function flatten(node: unknown, prefix: string, into: Map<string, string>): void {
  if (typeof node === 'string') {
    into.set(prefix, node);
    return;
  }
  if (typeof node !== 'object' || node === null) throw new Error(`locale key ${prefix} is not text`);
  for (const [key, value] of Object.entries(node)) flatten(value, prefix === '' ? key : `${prefix}.${key}`, into);
}

const read = new Map<string, Catalogue>();

/**
 * Read once per process: the words are asked for by several rooms, and YAML is slow. Throws (a bug of ours, not of a
 * person) when a key stands twice over the files of one language.
 */
export function loadCatalogue(root: URL, language: Language): Catalogue {
  const folder = new URL(`locales/${language}/`, root);
  const held = read.get(folder.href) ?? readCatalogue(folder, language);
  read.set(folder.href, held);
  return held;
}

/** The words of each language, read when they are first asked for: most processes speak one. */
export function cataloguesIn(root: URL): Readonly<Record<Language, Catalogue>> {
  return {
    get vi() {
      return loadCatalogue(root, 'vi');
    },
    get en() {
      return loadCatalogue(root, 'en');
    },
  };
}

function readCatalogue(folder: URL, language: Language): Catalogue {
  const all = new Map<string, string>();
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.yaml'))) {
    const here = new Map<string, string>();
    flatten(parse(readFileSync(new URL(name, folder), 'utf8')) ?? {}, '', here);
    for (const [key, text] of here) {
      if (all.has(key)) throw new Error(`locales/${language}/${name}: ${key} stands twice`);
      all.set(key, text);
    }
  }
  return all;
}
