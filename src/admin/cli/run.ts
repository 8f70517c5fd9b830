/**
 * One command from its words to its exit status. Standard output holds the answer and nothing else (with `--json` one
 * JSON value); everything for people who watch goes to standard error.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Problem, Result } from '../../domain/problem.js';
import { ok, refuse } from '../../domain/problem.js';
import type { Language } from '../../messages/message.js';
import type { Words } from '../../messages/render.js';
import type { House } from '../../runtime/composition.js';
import { type Config, loadDotEnv, readConfig } from '../../runtime/config.js';
import { type CliCommandName, COMMANDS, commandTyped } from '../commands.js';
import type { Call, Output } from './call.js';
import { HANDLERS, OPTIONS } from './handlers.js';
import { layOut } from './lay-out.js';
import { problemWords } from './words.js';

export interface Streams {
  readonly in: NodeJS.ReadableStream;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

interface Parsed {
  readonly name: CliCommandName | 'help';
  readonly args: readonly string[];
  readonly options: Call['options'];
}

/** Gives the exit status; never throws for what a person typed. */
export async function runCli(argv: readonly string[], streams: Streams): Promise<number> {
  const json = argv.includes('--json');
  const language: Language = argv[argv.indexOf('--lang') + 1] === 'en' ? 'en' : 'vi';
  const tools = new Tools(language, streams);
  try {
    const parsed = parse(argv);
    const done = parsed.ok ? await tools.run(parsed.value) : parsed;
    return done.ok ? say(done.value, json, streams) : await tools.fail(done.problem, json);
  } catch (error) {
    const { problemThrown } = await import('../../runtime/service/problems.js');
    const problem = problemThrown(error);
    if (problem === null) throw error;
    return tools.fail(problem, json);
  } finally {
    await tools.close();
  }
}

function parse(argv: readonly string[]): Result<Parsed> {
  const read = readOptions(argv);
  if (!read.ok) return read;
  const { positionals, values } = read.value;
  const [first] = positionals;
  if (first === undefined || first === 'help' || values.help === true) return helpAbout(positionals, values);
  const typed = commandTyped(positionals);
  if (typed === null) return refuse('usage_unknown_command', { found: positionals.slice(0, 2).join(' ') });
  return ok({ name: typed.name, args: positionals.slice(typed.cli.split(' ').length), options: values });
}

/** "help", "help invite", "invite --help". */
function helpAbout(positionals: readonly string[], options: Call['options']): Result<Parsed> {
  const about = positionals[0] === 'help' ? positionals.slice(1) : positionals;
  if (usagesOf(about).length === 0) return refuse('usage_unknown_command', { found: about.slice(0, 2).join(' ') });
  return ok({ name: 'help', args: about, options });
}

function readOptions(argv: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true }));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node's own sentence names the option: "Option '--campaign <value>' argument missing".
    const what = /'(?:-\w, )?(-[^' =]+)/.exec(error.message)?.[1] ?? '';
    const unknown = 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
    const why = unknown ? 'unknown' : error.message.includes('does not take') ? 'bare' : 'value';
    return refuse('usage_option', { what, why });
  }
}

function say(output: Output, json: boolean, streams: Streams): number {
  if (output.json !== undefined) {
    const text = json ? JSON.stringify(output.json) : (output.text ?? layOut(output.json));
    if (text !== '') streams.out(`${text}\n`);
  }
  if (output.failed === undefined) return 0;
  streams.err(`${output.failed}\n`);
  return 1;
}

class Tools {
  #config: Result<Config, readonly Problem[]> | null = null;
  #house: House | null = null;
  #words: Words | null = null;

  constructor(
    private readonly language: Language,
    private readonly streams: Streams,
  ) {}

  async run(parsed: Parsed): Promise<Result<Output>> {
    if (parsed.name === 'help') {
      const json = usagesOf(parsed.args);
      return ok({ json, text: helpText(json) });
    }
    const handler = await HANDLERS[parsed.name]();
    return handler(this.#call(parsed));
  }

  #call({ args, options }: Parsed): Call {
    return {
      args,
      options,
      language: this.language,
      config: () => this.#firstProblem(),
      house: () => this.#open(),
      words: () => this.words(),
      lines: () => createInterface({ input: this.streams.in, crlfDelay: Number.POSITIVE_INFINITY }),
      emit: (value) => this.streams.out(`${JSON.stringify(value)}\n`),
      note: (text) => this.streams.err(`${text}\n`),
    };
  }

  #firstProblem(): Result<Config> {
    if (this.#config === null) {
      loadDotEnv();
      this.#config = readConfig();
    }
    if (this.#config.ok) return this.#config;
    const [first] = this.#config.problem;
    return { ok: false, problem: first ?? { code: 'other', params: {} } };
  }

  async #open(): Promise<Result<House>> {
    if (this.#house !== null) return ok(this.#house);
    const config = this.#firstProblem();
    if (!config.ok) return config;
    const { openHouse } = await import('../../runtime/composition.js');
    const opened = await openHouse(config.value);
    if (!opened.ok) return opened;
    this.#house = opened.value;
    this.streams.err(`${config.value.databaseFile} (${config.value.mode})\n`);
    return opened;
  }

  async words(): Promise<Words> {
    if (this.#words === null) {
      const { loadWords } = await import('../../runtime/words.js');
      this.#words = await loadWords();
    }
    return this.#words;
  }

  /** One line on standard error; in JSON mode the error stands on standard output too. */
  async fail(problem: Problem, json: boolean): Promise<number> {
    const error = problemWords(problem, await this.words(), this.language);
    if (json) this.streams.out(`${JSON.stringify({ error })}\n`);
    this.streams.err(`${error.message.replace(/\s*\n\s*/g, ' ')}\n`);
    return 1;
  }

  async close(): Promise<void> {
    await this.#house?.close();
  }
}

/** The commands that begin with these words; all of them where there is none. */
function usagesOf(words: readonly string[]) {
  const asked = words.map((word) => `${word} `).join('');
  return COMMANDS.filter((one) => one.cli !== null && `${one.cli} `.startsWith(asked));
}

function helpText(commands: ReturnType<typeof usagesOf>): string {
  const lines = commands.map((one) => `  ${one.cli} ${one.usage}`.trimEnd());
  return ['npm run -s cli -- COMMAND [--json] [--lang vi|en]', ...lines].join('\n');
}
