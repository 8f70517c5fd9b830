/** The seams of the command line: words in, exit status and two streams out; `as a process` the compiled program. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../src/runtime/root.js';
import { type Ran, runHere } from './support/cli.js';

const CLI = fileURLToPath(new URL('dist/cli.js', packageRoot));

const trial = mkdtempSync(join(tmpdir(), 'thidua-cli-'));
const FAR = { TZ: 'America/New_York', DATA_DIR: trial };

// No `.env` of whoever works here.
const here = process.cwd();
beforeAll(() => process.chdir(trial));
afterAll(() => process.chdir(here));

const run = (args: readonly string[], env: Record<string, string> = {}, input = ''): Promise<Ran> =>
  runHere(args, { ...FAR, ...env }, input);

/** The compiled program itself (`npm test` builds first). */
function runProcess(args: readonly string[], env: Record<string, string> = {}, input = ''): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: trial,
      env: { PATH: process.env.PATH, ...FAR, ...env },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('close', (status) => resolve({ status, out, err, json: () => JSON.parse(out) }));
    child.stdin.end(input);
  });
}

const file = (name: string, text: string): string => {
  const path = join(trial, name);
  writeFileSync(path, text);
  return path;
};

describe('manners', () => {
  it.each([
    ['help invite', ['help', 'invite'], ['  invite sheet --campaign ID', '  invite --campaign ID'], 'campaign list'],
    [
      'invite --help',
      ['invite', '--help'],
      ['  invite sheet --campaign ID', '  invite --campaign ID'],
      'campaign list',
    ],
    ['campaign load -h', ['campaign', 'load', '-h'], ['  campaign load ID|FILE'], 'campaign show'],
    ['--help', ['--help'], ['  campaign list', '  privacy erase'], 'nonsense'],
  ])('%s names the commands that were asked about', async (_name, args, named, left) => {
    const { status, out } = await run(args);
    expect(status).toBe(0);
    for (const line of named) expect(out).toContain(line);
    expect(out).not.toContain(left);
  });

  it.each([
    [['doctor', '--loud'], 'Không có tùy chọn --loud.'],
    [['people', 'list', '--campaign'], 'Tùy chọn --campaign cần một giá trị.'],
    [['doctor', '--json=yes'], 'Tùy chọn --json không nhận giá trị.'],
    [['help', 'nonsense'], 'Không có lệnh: nonsense.'],
  ])('%j is refused in one language', async (args, said) => expect((await run(args)).err).toContain(said));

  const wrong: readonly (readonly [string, readonly string[], string])[] = [
    ['an unknown command', ['nonsense'], 'usage_unknown_command'],
    ['an unknown option', ['doctor', '--loud'], 'usage_option'],
    ['a missing campaign', ['people', 'list'], 'usage_missing'],
    ['an unknown campaign', ['people', 'list', '--campaign', 'nope'], 'campaign_unknown'],
    ['an unknown plan', ['campaign', 'load', 'nope'], 'plan_unknown'],
    ['a missing file', ['campaign', 'check', 'nope.yaml'], 'file_missing'],
    ['an unknown role', ['invite', '--campaign', 'prtc', '--role', 'king'], 'role_unknown'],
    ['a unit role without unit', ['invite', '--campaign', 'prtc', '--role', 'focal_point'], 'unit_needed'],
    ['an unknown unit', ['invite', '--campaign', 'prtc', '--role', 'focal_point', '--unit', '1'], 'unit_unknown'],
    ['an unknown seat', ['people', 'lock', 'nobody', '--campaign', 'prtc'], 'seat_unknown'],
    ['a sheet without a file', ['invite', 'sheet', '--campaign', 'prtc'], 'usage_missing'],
    ['a field that is none', ['read-reply', '3', '--field', 'x'], 'usage_field'],
    ['a head that is none', ['audit', 'verify', '--expect', 'x'], 'audit_head_unreadable'],
    ['a backup into a folder that is not there', ['backup', 'nowhere/x.db'], 'file_refused'],
    ['a backup that is not there', ['restore', 'nope.db'], 'backup_missing'],
    ['a period that is not open', ['reported', '--campaign', 'prtc', '--period', '2019'], 'period_none'],
  ];
  const asProcess = [
    'the program itself and an unknown command',
    ['nonsense'],
    'usage_unknown_command',
    runProcess,
  ] as const;
  it.each([asProcess, ...wrong.map(([name, args, code]) => [name, args, code, run] as const)])(
    '%s: exit 1, one error on standard output, words on standard error',
    async (_name, args, code, run) => {
      const ran = await run([...args, '--json']);
      expect(ran.status).toBe(1);
      expect(ran.json()).toMatchObject({ error: { code } });
      const said = (ran.json() as { error: { message: string } }).error.message;
      expect(ran.err).toContain(said);
      expect(said).not.toMatch(/\n|^problem\./);
      expect((await run(args)).out).toBe('');
    },
  );

  it('a bad variable is named', async () => {
    const ran = await run(['doctor', '--json'], { PORT: 'x' });
    expect([ran.status, ran.err]).toEqual([1, expect.stringContaining('PORT')]);
  });

  it('the database file is named on standard error, and only there', async () => {
    const ran = await runProcess(['people', 'list', '--campaign', 'prtc', '--json']);
    expect([ran.status, ran.err]).toEqual([0, expect.stringContaining(join(trial, 'trial.db'))]);
    expect(ran.json()).toHaveLength(19);
  });

  it('speaks English when asked', async () => {
    expect((await run(['nonsense', '--lang', 'en'])).err).toContain('There is no command');
  });
});

describe('plans', () => {
  it('lists and shows', async () => {
    const listed = (await run(['campaign', 'list', '--json'])).json() as { loaded: boolean }[];
    expect(listed.filter((one) => one.loaded)).toMatchObject([{ id: 'prtc', units: 16 }]);
    expect((await run(['campaign', 'show', 'prtc', '--json'])).json()).toMatchObject({ id: 'prtc', roles: {} });
  });

  it('names every problem of a bad file with its line', async () => {
    const plan = readFileSync(new URL('src/campaigns/prtc.yaml', packageRoot), 'utf8');
    const bad = file('bad.yaml', plan.replace(/^title:.*$/m, 'titel: x'));
    const ran = await run(['campaign', 'check', bad, '--json']);
    expect(ran.status).toBe(1);
    const { problems } = ran.json() as { problems: { line: number; message: string }[] };
    expect(problems.length).toBeGreaterThan(0);
    for (const { line, message } of problems) expect([line > 0, ran.err.includes(message)]).toEqual([true, true]);
  });

  it('whose years are over open nothing and say so, in an office', async () => {
    const env = { THIDUA_MODE: 'office', DATA_DIR: mkdtempSync(join(tmpdir(), 'thidua-cli-')) };
    const ran = await run(['campaign', 'load', 'prtc', '--json'], env);
    expect(ran.json()).toMatchObject({ units: 16, obligations: { opened: 0 }, over: true });
    expect(ran.err).toContain('--through');
    expect((await run(['campaign', 'load', 'prtc', '--json'], env)).json()).toMatchObject({ changed: false });
    const year = String(new Date().getUTCFullYear() + 1);
    const roster = file('new.csv', 'code,name,type,tier\n00123,Phường Mới,Phường,commune\n');
    expect((await run(['units', 'import', roster, '--campaign', 'prtc', '--json'], env)).json()).toMatchObject({
      created: 1,
    });
    const far = await run(['campaign', 'load', 'prtc', '--through', '2099', '--json'], env);
    expect(far.json()).toMatchObject({ error: { code: 'through_years' } });
    const on = await run(['campaign', 'load', 'prtc', '--through', year, '--document', 'QĐ 1', '--json'], env);
    const { obligations } = on.json() as { obligations: { opened: number; later: string[] } };
    expect([obligations.opened > 0, obligations.later]).toEqual([true, [year]]);
  });
});

describe('figures', () => {
  const HEAD = 'period,unit_code,criterion_id,numerator,denominator,value,status\n';
  const row = '2022,22771,admin_docs_edoc,905,905,,verified\n';

  it('import once, then unchanged, then a new version', async () => {
    const args = ['figures', 'import', file('a.csv', HEAD + row), '--campaign', 'prtc', '--json'];
    expect((await run([...args, '--preview'])).json()).toEqual({ created: 1, changed: 0, unchanged: 0, refused: [] });
    expect((await run(args)).json()).toEqual({ created: 1, changed: 0, unchanged: 0, refused: [] });
    expect((await run(args)).json()).toEqual({ created: 0, changed: 0, unchanged: 1, refused: [] });
    const next = file('b.csv', HEAD + row.replace('905,905', '904,905'));
    expect((await run(['figures', 'import', next, '--campaign', 'prtc', '--json'])).json()).toMatchObject({
      changed: 1,
    });
  });

  it('are refused whole, every bad row named', async () => {
    const bad = file(
      'c.csv',
      `${HEAD}${row}2022,99999,admin_docs_edoc,1,2,,verified\n2022,22771,admin_docs_edoc,x,2,,verified\n`,
    );
    const ran = await run(['figures', 'import', bad, '--campaign', 'prtc', '--json']);
    expect(ran.status).toBe(1);
    const { refused, created } = ran.json() as { refused: { row: number }[]; created: number };
    expect([created, [...new Set(refused.map((one) => one.row))]]).toEqual([0, [3, 4]]);
  });

  it('typed from paper count as reported, once', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'thidua-cli-'));
    const figures = [
      'work_files_online=334/612',
      'periodic_reports_edoc=44/44',
      'admin_docs_edoc=905/905',
      'econ_reports_on_system=12/12',
    ];
    const where = ['--campaign', 'prtc', '--unit', '22771', '--period', '2023', '--json'];
    const ran = await run(['figures', 'enter', ...figures, ...where], { DATA_DIR: dir });
    expect(ran.json()).toMatchObject({ unit: '22771', period: '2023', told: 1, on_time: true });
    expect((await run(['figures', 'enter', ...figures, ...where], { DATA_DIR: dir })).json()).toMatchObject({
      error: { code: 'already_sent' },
    });
    expect((await run(['reported', '--campaign', 'prtc', '--json'], { DATA_DIR: dir })).json()).toMatchObject({
      missing: [],
    });
  });
});

describe('people', () => {
  it('are invited with a code that is nowhere stored', async () => {
    const ran = await run(['invite', '--campaign', 'prtc', '--role', 'leader', '--printed', '--json']);
    const { code, expires_at, links } = ran.json() as { code: string; expires_at: string; links: { page: string } };
    expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
    expect(expires_at).toMatch(/\+07:00$/);
    expect(links.page).toContain(`#${code}`);
    const db = new Database(join(trial, 'trial.db'), { readonly: true });
    const dump = ['invitation', 'audit', 'audit_payload'].map((name) =>
      JSON.stringify(db.prepare(`select * from ${name}`).all()),
    );
    db.close();
    expect(dump.join('')).not.toContain(code);
  });

  it('are locked and removed at once', async () => {
    const listed = async () =>
      (await run(['people', 'list', '--campaign', 'prtc', '--json'])).json() as {
        seat: string;
        role: string;
        locked: boolean;
      }[];
    const seat = (await listed()).find((one) => one.role === 'reviewer')?.seat ?? '';
    await run(['people', 'lock', seat, '--campaign', 'prtc']);
    expect((await listed()).find((one) => one.seat === seat)?.locked).toBe(true);
    await run(['people', 'remove', seat, '--campaign', 'prtc']);
    expect((await listed()).some((one) => one.seat === seat)).toBe(false);
  });
});

describe('read-reply', () => {
  it("answers line by line, an error in its line's place", async () => {
    const lines = [
      '{"text":"482/764","field":"ratio"}',
      'nonsense',
      '{"text":"khoảng 80%","field":"ratio"}',
      '{"text":"x"}',
    ];
    const ran = await runProcess(['read-reply', '--stdin', '--json'], {}, `${lines.join('\n')}\n`);
    const told = ran.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(told).toMatchObject([
      { outcome: 'value', numerator: '482', denominator: '764', echo: expect.stringContaining('63,09%') },
      { error: { code: 'line_unreadable' } },
      { outcome: 'ask', reason: 'approximate' },
      { error: { code: 'usage_field' } },
    ]);
  });
});

describe('ask', () => {
  const lines = [
    { question: 'phường nào đạt 60%?', as: 'leader' },
    { question: 'phường nào đạt 60%?', as: 'stranger' },
    { question: 'phường nào đạt 60%?', as: 'focal_point:22771' },
    { question: 'ai chưa nộp', as: 'coordinator', now: '2023-12-11T09:00:00+07:00' },
    { question: 'phường nào đạt 60%?', as: 'king' },
  ];

  it("answers by role, in order, in the contract's form", async () => {
    const dir = mkdtempSync(join(tmpdir(), 'thidua-cli-'));
    const input = lines.map((one) => JSON.stringify(one)).join('\n');
    const ran = await run(['ask', '--stdin', '--campaign', 'prtc', '--json'], { DATA_DIR: dir }, input);
    const told = ran.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const answered = {
      status: 'answered',
      kind: 'list',
      period: '2023',
      tier: 'commune',
      criterion: 'work_files_online',
    };
    expect(told).toMatchObject([
      { ...answered, missing: ['22771'], basis: { expected: 16, reported: 1, verified: 14 } },
      { status: 'refused', kind: null, units: [], missing: [], value: null },
      { status: 'refused', units: [] },
      { status: 'answered', kind: 'missing', missing: ['22771'] },
      { error: { code: 'role_unknown' } },
    ]);
    for (const one of told.slice(0, 4)) expect(one.text).toContain('Dữ liệu mẫu');
  });
});

describe('audit, backup, restore', () => {
  it('go together: a cut tail is found by the head noted before', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'thidua-cli-'));
    const env = { DATA_DIR: dir };
    const whole = await run(['audit', 'verify', '--json'], env);
    const { chains } = whole.json() as { chains: { chain: string; head: string; rows: number }[] };
    const prtc = chains.find((one) => one.chain === 'prtc');
    expect((await run(['backup', join(dir, 'copy.db'), '--json'], env)).status).toBe(0);
    const db = new Database(join(dir, 'trial.db'));
    db.pragma('foreign_keys = OFF');
    const form = db.prepare(
      'insert into paper_form (campaign_id, paper, sha256, size, name, at) values (?, ?, ?, ?, ?, ?)',
    );
    form.run('prtc', 'summary', 'f'.repeat(64), 9, 'mau.docx', 1);
    db.prepare("delete from audit where chain = 'prtc' and seq = ?").run(prtc?.rows);
    db.close();
    expect((await run(['audit', 'verify', '--json'], env)).status).toBe(0);
    const cut = await run(['audit', 'verify', '--expect', prtc?.head ?? '', '--json'], env);
    expect([cut.status, cut.json()]).toMatchObject([
      1,
      { error: { code: 'audit_broken' }, faults: [{ chain: 'prtc', seq: prtc?.rows, what: 'cut' }] },
    ]);
    const beside = await run(['backup', join(dir, 'later.db'), '--json'], env);
    expect([beside.json(), beside.err]).toMatchObject([{ files_beside: 1 }, expect.stringContaining('evidence')]);
    expect((await run(['restore', join(dir, 'copy.db')], env)).status).toBe(0);
    // On a new machine the key comes first: under a new one nothing could be checked any more.
    const machine = { DATA_DIR: join(dir, 'new', 'machine') };
    const keyless = await run(['restore', join(dir, 'copy.db'), '--json'], machine);
    expect(keyless.json()).toMatchObject({ error: { code: 'secret_gone' } });
    const SECRET_KEY = readFileSync(join(dir, 'secret.key'), 'utf8').trim();
    expect((await run(['restore', join(dir, 'copy.db')], { ...machine, SECRET_KEY })).status).toBe(0);
    expect((await run(['doctor', '--json'], machine)).json()).toMatchObject({ error: { code: 'secret_gone' } });
    expect((await run(['audit', 'verify', '--json'], { ...machine, SECRET_KEY })).status).toBe(0);
    expect((await run(['audit', 'verify', '--expect', prtc?.head ?? '', '--json'], env)).status).toBe(0);
  });

  it('a file that is no backup is refused', async () => {
    const ran = await run(['restore', file('junk.db', 'x'.repeat(9000)), '--json'], {
      DATA_DIR: mkdtempSync(join(tmpdir(), 'thidua-cli-')),
      SECRET_KEY: 'x'.repeat(32),
    });
    expect(ran.json()).toMatchObject({ error: { code: 'backup_unreadable' } });
  });
});

describe('deadlines', () => {
  const year = (y: number): readonly string[] => ['--campaign', 'prtc', '--from', `${y}-01-01`, '--to', `${y}-12-31`];

  it('are computed for any year, with the working day to aim at', async () => {
    const ran = await runProcess(['deadlines', ...year(2024), '--json']);
    expect(ran.json()).toEqual([
      {
        duty: 'unit_report',
        period: '2024',
        due_before: '2024-12-15T00:00:00+07:00',
        last_day: '2024-12-14',
        last_working_day: '2024-12-13',
      },
    ]);
  });

  it('say on standard error that a year has no table of holidays', async () => {
    const ran = await run(['deadlines', ...year(2030), '--json']);
    expect(ran.json()).toMatchObject([{ period: '2030', last_working_day: '2030-12-13' }]);
    expect(ran.err).toContain('2030');
  });

  it('cannot be moved by the command line without a paper', async () => {
    const args = [
      'deadline',
      'extend',
      '--campaign',
      'prtc',
      '--unit',
      '22771',
      '--last',
      '2023-12-20',
      '--reason',
      'x',
    ];
    expect((await run([...args, '--json'])).json()).toMatchObject({ error: { code: 'document_missing' } });
  });
});
