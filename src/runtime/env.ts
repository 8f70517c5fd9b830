/** Reads variables one by one and collects what is wrong with them. An empty value counts as unset. */
import type { Problem } from '../domain/problem.js';
import type { Env } from './config.js';

export class EnvReader {
  readonly problems: Problem[] = [];

  constructor(private readonly env: Env) {}

  problem(variable: string, code: string, params: Problem['params'] = {}): void {
    this.problems.push({ code, params: { variable, ...params } });
  }

  text(variable: string): string | null {
    const value = this.env[variable]?.trim();
    return value === undefined || value === '' ? null : value;
  }

  oneOf<const T extends string>(variable: string, values: readonly T[]): T | null {
    const value = this.text(variable);
    if (value === null) return null;
    const found = values.find((one) => one === value);
    if (found === undefined) this.problem(variable, 'config_one_of', { values: values.join(' | ') });
    return found ?? null;
  }

  integer(variable: string, unset: number, [least, most]: readonly [number, number]): number {
    const value = this.text(variable);
    if (value === null) return unset;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    this.problem(variable, 'config_number', { least, most });
    return unset;
  }

  /** A number whose range keeps the service safe; tests may go beyond. */
  knob(variable: string, unset: number, range: readonly [number, number]): number {
    return this.integer(variable, unset, this.env.NODE_ENV === 'test' ? [0, 999_999_999] : range);
  }

  secret(variable: string, least: number): string | null {
    const value = this.text(variable);
    if (value !== null && value.length < least) this.problem(variable, 'config_too_short', { least });
    return value;
  }

  /** https, or http on this machine: a token must not travel in the clear. */
  url(variable: string): string | null {
    const value = this.text(variable);
    if (value === null) return null;
    const url = URL.canParse(value) ? new URL(value) : null;
    const here = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
    const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && (here || this.env.NODE_ENV === 'test'));
    if (!safe) this.problem(variable, 'config_url');
    return value;
  }
}
