/** doctor: looks at the configuration as it is, calls every platform that is switched on, and says what to do. */
import { ok } from '../../domain/problem.js';
import type { Language } from '../../messages/message.js';
import type { Words } from '../../messages/render.js';
import type { Diagnosis } from '../../runtime/service/doctor.js';
import { type Handler, SILENT } from './call.js';

/** Exit status 1 where something is wrong; warnings leave it at 0. */
export const doctor: Handler = async (call) => {
  const house = await call.house();
  if (!house.ok) return house;
  const { store, config } = house.value;
  const [{ createChannels }, { examine }] = await Promise.all([
    import('../../runtime/service/channels.js'),
    import('../../runtime/service/doctor.js'),
  ]);
  const words = await call.words();
  const channels = createChannels(house.value, words, SILENT);
  const findings = (await examine(house.value, channels)).map((one) => told(one, words, call.language));
  const health = await store.health();
  const campaigns = await house.value.ask(async (facts) => (await facts.campaigns()).map((one) => one.id));
  const wrong = findings.filter((one) => one.level === 'error').length;
  const output = {
    json: { mode: config.mode, database: config.databaseFile, ...health, campaigns, findings },
    text: findings.map(lineOf).join('\n'),
  };
  if (wrong === 0) return ok(output);
  return ok({ ...output, failed: words.say({ key: 'doctor.wrong', params: { count: wrong } }, call.language) });
};

interface Told {
  readonly where: string;
  readonly level: Diagnosis['level'];
  /** Stable, for scripts. */
  readonly what: string;
  readonly ok: boolean;
  readonly said: string;
  readonly remedy: string | null;
}

/** In words by the finding's code; a finding without one says itself. */
function told({ where, level, what, remedy, code, params = {} }: Diagnosis, words: Words, language: Language): Told {
  const place = words.say({ key: `doctor.where.${where}` }, language);
  const own = code === undefined || !words.has(`doctor.said.${code}`, language);
  const said = own ? what : words.say({ key: `doctor.said.${code}`, params }, language);
  const known = code !== undefined && words.has(`doctor.remedy.${code}`, language);
  const todo = known ? words.say({ key: `doctor.remedy.${code}`, params }, language) : remedy;
  const fine = level === 'ok';
  return { where: place, level, what: code ?? what, ok: fine, said, remedy: fine || todo === '' ? null : todo };
}

const MARKS = { ok: '[ok]', warn: '[ ! ]', error: '[!!!]' } as const;

function lineOf({ where, level, said, remedy }: Told): string {
  const line = `${MARKS[level].padEnd(6)}${where}: ${said}`;
  return remedy === null ? line : `${line}\n      → ${remedy}`;
}
