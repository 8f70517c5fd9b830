/**
 * YAML text -> a tree in which every value is the text as written (`00123` keeps its zeros, `99.50` its digits), null,
 * a list or a map, and a place for each. Anchors, tags and repeated keys are refused, so nothing can grow.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, Scalar, type Node as YamlNode } from 'yaml';
import type { Found } from './problem.js';

export type Tree = string | null | readonly Tree[] | TreeMap;
export interface TreeMap {
  readonly [key: string]: Tree | undefined;
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface ReadTree {
  readonly tree: Tree;
  readonly problems: readonly Found[];
  /** The nearest known place: of the value (or of its key), else of what it should stand in. */
  place(found: Found): Place;
}

const DEEPEST = 12;
const NULLS = new Set(['', 'null', 'Null', 'NULL', '~']);
/** Syntax errors with words of their own; all others say the usual causes. */
const SYNTAX: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'yaml_tab',
  BAD_INDENT: 'yaml_structure',
  MISSING_CHAR: 'yaml_structure',
  MULTIPLE_DOCS: 'several_documents',
  TAG_RESOLVE_FAILED: 'tag',
};

const nameOf = (path: readonly (string | number)[]): string => path.join('\u0000');

class Reader {
  readonly values = new Map<string, number>();
  readonly keys = new Map<string, number>();
  readonly problems: Found[] = [];

  read(node: YamlNode | null, path: readonly (string | number)[]): Tree {
    if (node === null) return null;
    if (node.range) this.values.set(nameOf(path), node.range[0]);
    if (path.length > DEEPEST) return this.refuse(path, 'too_deep');
    if (isAlias(node)) return this.refuse(path, 'alias');
    if (isScalar(node)) return this.scalar(node, path);
    if (isSeq<YamlNode | null>(node)) return node.items.map((item, i) => this.read(item, [...path, i]));
    if (isMap<YamlNode, YamlNode | null>(node)) return this.map(node.items, path);
    return this.refuse(path, 'yaml_syntax');
  }

  private refuse(path: readonly (string | number)[], code: string): null {
    this.problems.push({ path, code, params: {} });
    return null;
  }

  private scalar(node: Scalar, path: readonly (string | number)[]): string | null {
    if (node.tag !== undefined && node.tag !== 'tag:yaml.org,2002:str') return this.refuse(path, 'tag');
    const text = String(node.value ?? '');
    const empty = node.type === Scalar.PLAIN && NULLS.has(text);
    if (text === '') this.values.delete(nameOf(path));
    return empty ? null : text;
  }

  private map(
    pairs: readonly { key: YamlNode; value: YamlNode | null }[],
    path: readonly (string | number)[],
  ): TreeMap {
    const map: Record<string, Tree> = Object.create(null);
    for (const { key, value } of pairs) {
      if (!isScalar(key)) {
        this.refuse(path, 'key_not_a_word');
        continue;
      }
      const name = String(key.value ?? '');
      const inner = [...path, name];
      if (Object.hasOwn(map, name)) {
        this.keys.set(nameOf(inner), key.range?.[0] ?? 0);
        this.problems.push({ path: inner, atKey: true, code: 'duplicate_key', params: { key: cut(name) } });
        continue;
      }
      this.keys.set(nameOf(inner), key.range?.[0] ?? 0);
      map[name] = this.read(value, inner);
    }
    return map;
  }

  offset(found: Found): number {
    for (let length = found.path.length; length > 0; length -= 1) {
      const name = nameOf(found.path.slice(0, length));
      const own = length === found.path.length;
      const at = own && found.atKey === true ? this.keys.get(name) : (this.values.get(name) ?? this.keys.get(name));
      if (at !== undefined) return at;
    }
    return 0;
  }
}

/** Never throws, whatever the text; syntax errors come alone, since what follows them is guesswork. */
export function readTree(text: string): ReadTree {
  const lines = new LineCounter();
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const failed = (code: string, offset = 0): ReadTree => ({
    tree: null,
    problems: [{ path: [], code, params: {} }],
    place: () => at(offset),
  });
  try {
    const options = { lineCounter: lines, schema: 'failsafe', uniqueKeys: false, prettyErrors: false } as const;
    const document = parseDocument(text, { ...options, logLevel: 'error' });
    const error = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0])[0];
    if (error !== undefined) return failed(SYNTAX[error.code] ?? 'yaml_syntax', error.pos[0]);
    const reader = new Reader();
    const tree = reader.read(document.contents, []);
    return { tree, problems: reader.problems, place: (found) => at(reader.offset(found)) };
  } catch (error) {
    if (error instanceof RangeError) return failed('too_deep');
    throw error;
  }
}

export const isTreeMap = (tree: Tree | undefined): tree is TreeMap =>
  typeof tree === 'object' && tree !== null && !Array.isArray(tree);

/** What a person typed, short enough to be quoted back. */
export function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

export function treeAt(tree: Tree | undefined, path: readonly (string | number)[]): Tree | undefined {
  let here: Tree | undefined = tree;
  for (const step of path) {
    if (Array.isArray(here)) here = here[Number(step)];
    else if (isTreeMap(here)) here = here[String(step)];
    else return undefined;
  }
  return here;
}
