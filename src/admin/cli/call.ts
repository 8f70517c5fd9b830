/** What a command of the command line is given, and what it answers. */
import type { Result } from '../../domain/problem.js';
import type { Language } from '../../messages/message.js';
import type { Words } from '../../messages/render.js';
import type { House } from '../../runtime/composition.js';
import type { Config } from '../../runtime/config.js';

export interface Call {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly language: Language;
  config(): Result<Config>;
  /** Opens the database (and names its file on standard error); closed when the command is over. */
  house(): Promise<Result<House>>;
  words(): Promise<Words>;
  /** Lines of standard input, with `--stdin`. */
  lines(): AsyncIterable<string>;
  /** One JSON value as a line, now. For `--stdin`, which answers line by line. */
  emit(value: unknown): void;
  /** A remark for people, on standard error. */
  note(text: string): void;
}

export interface Output {
  /** The one JSON value; undefined where `emit` has said all. */
  readonly json?: unknown;
  /** For people; without it the JSON value is laid out. */
  readonly text?: string;
  /** The command did its work and the answer is bad news (rows refused, a chain broken): exit status 1. */
  readonly failed?: string;
}

export type Handler = (call: Call) => Promise<Result<Output>>;

/** The log of a command: what it has to say stands in its answer. */
export const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** An option's text, or null. */
export function option(call: Call, name: string): string | null {
  const value = call.options[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
