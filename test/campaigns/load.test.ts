import { describe, expect, it } from 'vitest';
import { parsePlan, readPlan } from '../../src/campaigns/load.js';
import { type PlanProblem, planProblemLine } from '../../src/campaigns/problem.js';
import { DEFAULT_RULES, reminderRulesOf } from '../../src/domain/reminder-rules.js';
import { cataloguesIn } from '../../src/messages/locales.js';
import { createWords } from '../../src/messages/render.js';
import { packageRoot } from '../../src/runtime/root.js';
import { added, EXAMPLE, edited } from './example.js';

const catalogues = cataloguesIn(packageRoot);
const words = createWords(catalogues);

function problemsOf(text: string): readonly PlanProblem[] {
  const parsed = parsePlan(text, 'mau.yaml');
  return 'problems' in parsed ? parsed.problems : [];
}

const lineOf = (text: string, piece: string): number => text.slice(0, text.indexOf(piece)).split('\n').length;
const UNIT = '  - { code: "00123", name: Thôn Một, type: Thôn, tier: hamlet }';
const ASK = '    ask: { label: HSCV, question: Hồ sơ công việc trên mạng, noun: hồ sơ, done: xử lý trên mạng }\n';
const scored = (...items: readonly string[]): string =>
  added(
    `scoring:\n  version: 1\n  document: x\n  total: 100\n  items:\n${items.map((one) => `    - { tier: hamlet, ${one}, clause: V }\n`).join('')}`,
  );
const unit = (text: string): string => added(`  - ${text}`);
const second = (id: string, rest: string): string =>
  edited('duties:', `  - { id: ${id}, tier: hamlet, kind: award, name: Hai, clause: V, ${rest} }\nduties:`);
const asked = (label: string, more = ''): string =>
  `measure: count, collectable: true, ask: { label: ${label}, question: Hỏi, noun: việc }${more}`;

/** [what is wrong, the file, the one problem it makes: code and what stands on its line] */
const WRONG: readonly (readonly [string, string, string, string])[] = [
  ['a tab', edited('  - { id: hamlet', '\t- { id: hamlet'), 'yaml_tab', '\t- {'],
  ['a bracket left open', edited('tier: hamlet }', 'tier: hamlet'), 'yaml_structure', ''],
  ['a key out of its column', edited('    cmp:', '   cmp:'), 'yaml_structure', ''],
  ['a colon in bare text', edited('issuer: UBND', 'issuer: UBND: xã: Mẫu'), 'yaml_syntax', 'issuer'],
  ['two documents', added('---\na: b'), 'several_documents', ''],
  [
    'an alias',
    edited('movement: phong trào thi đua Chuyển đổi số xã Mẫu', 'movement: &a x').replace(
      'issuer: UBND xã Mẫu',
      'issuer: *a',
    ),
    'alias',
    'issuer',
  ],
  ['a type tag', edited('threshold: 60', 'threshold: !!int 60'), 'tag', 'threshold'],
  ['a list for a file', '- a\n- b', 'not_map', '- a'],
  ['nothing but a comment', '# chưa có gì\n', 'empty', ''],
  ['a broken encoding', edited('xã Mẫu', 'xã M\uFFFDu'), 'encoding', ''],
  ['more than 1 MB', `# ${'x'.repeat(1_000_001)}`, 'too_big', ''],
  ['a key that is a list', edited('title:', '[a, b]: x\ntitle:'), 'key_not_a_word', ''],
  ['nested too deep', edited('UBND xã\n', '[[[[[[[[[[[[[[x]]]]]]]]]]]]]]\n'), 'too_deep', 'to: [['],
  ['a key twice', edited('id: xa_mau', 'id: xa_mau\nid: xa_hai'), 'duplicate_key', 'id: xa_hai'],
  ['a mistyped key', edited('threshold: 60', 'threshold: 60\n    treshold: 60'), 'unknown_key', 'treshold'],
  ['a key left out', edited('    clause: Mục V.1, gạch đầu dòng 2\n', ''), 'missing', 'id: work_files_online'],
  ['a key without a value', edited('title: Phát động phong trào thi đua …', 'title:'), 'missing', 'title:'],
  ['no choice made', edited('    measure: ratio', '    # measure: ratio'), 'missing_choice', 'id: work_files'],
  ['a list where text belongs', edited('issuer: UBND xã Mẫu', 'issuer: [UBND, xã]'), 'wants_text', 'issuer'],
  ['text where a list belongs', edited('words: [thôn]', 'words: thôn'), 'wants_list', 'words: thôn'],
  ['text where keys belong', edited('period: { from: 2024, to: 2025 }', 'period: 2024-2025'), 'wants_map', 'period'],
  ['a measure in Vietnamese', edited('measure: ratio', 'measure: tỷ lệ'), 'not_one_of', 'measure: tỷ lệ'],
  ['another format', edited('format: 1', 'format: 2'), 'bad_format', 'format: 2'],
  ['an id with marks', edited('id: xa_mau', 'id: Xã Mẫu'), 'bad_id', 'id: Xã'],
  ['a year with words', edited('period: { from: 2024', 'period: { from: năm 2024'), 'bad_year', 'period'],
  ['a day the Vietnamese way', edited('date: 2024-03-01', 'date: 01/3/2024'), 'bad_day', 'document'],
  ['a day that never was', edited('date: 2024-03-01', 'date: 2023-02-29'), 'bad_day', 'document'],
  ['day before month', edited('due: 12-15', 'due: 15/12'), 'bad_bound', 'due: 15/12'],
  ['29 February every year', edited('due: 12-15', 'due: 02-29'), 'bad_bound', 'due: 02-29'],
  ['a decimal comma', edited('threshold: 60', 'threshold: 99,5'), 'bad_decimal', 'threshold: 99,5'],
  [
    'a limit in words',
    edited('approval_grace_days: 1 ', 'approval_grace_days: hai '),
    'bad_few',
    'approval_grace_days',
  ],
  ['a time the Vietnamese way', edited('at: 07:45, prepare', 'at: 7h45, prepare'), 'bad_clock', '- { days: 10'],
  ['a reminder at night', edited('last_day: 08:00', 'last_day: 20:00'), 'clock_outside', 'last_day'],
  ['a reminder in the lunch hour', edited('office: 08:05', 'office: 11:30'), 'clock_outside', 'office'],
  ['a reminder on no day', edited('days: 10', 'days: 0'), 'bad_count', '- { days: 0'],
  ['two reminders on one day', edited('days: 10', 'days: 3'), 'days_twice', '- { days: 3, at: 07:45 }'],
  [
    'eight reminders before',
    edited(
      '    - { days: 3, at: 07:45 }\n',
      [3, 4, 5, 6, 7, 8].map((days) => `    - { days: ${days}, at: 07:45 }\n`).join(''),
    ),
    'many_rungs',
    '- { days: 10',
  ],
  ['a percent sign', edited('threshold: 60', "threshold: '60%'"), 'bad_decimal', 'threshold:'],
  ['a code with a blank', edited('"00123"', '00 123'), 'bad_code', '00 123'],
  ['an empty text', edited('title: Phát động phong trào thi đua …', "title: ''"), 'empty_text', 'title'],
  ['from nobody', edited('from: [hamlet]', 'from: []'), 'empty_list', 'from: []'],
  ['a text of a novel', edited('Phát động', 'x'.repeat(2001)), 'long_text', 'title'],
  ['a list without end', edited('words: [thôn]', `words: [${'a,'.repeat(20_001)}]`), 'long_list', 'words:'],
  ['a long label', edited('label: HSCV', 'label: Hồ sơ công việc'), 'long_label', 'ask:'],
  [
    'a long button',
    edited('short_name:', 'button: Văn bản hành chính điện tử\n    short_name:'),
    'long_button',
    'button',
  ],
  ['an unknown tier', edited('    tier: hamlet', '    tier: hamlt'), 'unknown_tier', 'tier: hamlt'],
  ['cmp alone', edited('    threshold: 60\n', ''), 'cmp_alone', 'cmp:'],
  ['threshold alone', edited('    cmp: ">="', '    # cmp'), 'threshold_alone', 'threshold:'],
  ['a ratio above 100', edited('threshold: 60', 'threshold: 100.01'), 'threshold_range', 'threshold'],
  ['a ratio below 0', edited('threshold: 60', 'threshold: -1'), 'threshold_range', 'threshold'],
  [
    'a count below 0',
    second('two', "measure: count, cmp: '>=', threshold: -1, collectable: false, not_collected_because: x"),
    'threshold_negative',
    'id: two',
  ],
  [
    'points of an unknown criterion',
    scored('criterion: x, formula: linear, points: 100'),
    'score_unknown',
    'criterion: x',
  ],
  [
    'points by a formula that does not fit',
    scored('criterion: two, formula: capped, points: 100').replace(
      'duties:',
      '  - { id: two, tier: hamlet, kind: award, name: Hai, clause: V, measure: count, collectable: true, ask: { label: H, question: H, noun: h } }\nduties:',
    ),
    'score_formula',
    'criterion: two',
  ],
  [
    'points that do not total',
    scored('criterion: work_files_online, formula: linear, points: 90'),
    'score_total',
    'total',
  ],
  [
    'points twice',
    scored(
      'criterion: work_files_online, formula: linear, points: 51',
      'criterion: work_files_online, formula: linear, points: 49',
    ),
    'score_twice',
    'points: 49',
  ],
  [
    'words of a unit about a figure',
    second('two', 'measure: count, stated: false, collectable: false, not_collected_because: x'),
    'stated_measured',
    'id: two',
  ],
  [
    'quality with a threshold',
    second('two', 'measure: qualitative, numerator: x, collectable: false, not_collected_because: x'),
    'qualitative_measured',
    'id: two',
  ],
  [
    'quality asked as a figure',
    second('two', 'measure: qualitative, collectable: true, ask: { label: X, question: X, noun: x }'),
    'qualitative_asked',
    'id: two',
  ],
  ['not asked, no reason', second('two', 'measure: count, collectable: false'), 'needs_reason', 'id: two'],
  ['asked and a reason', second('two', asked('X', ', not_collected_because: x')), 'reason_not_needed', 'id: two'],
  ['asked, not how', edited(ASK, ''), 'needs_ask', 'collectable'],
  [
    'not asked, but how',
    second(
      'two',
      'measure: count, collectable: false, not_collected_because: x, ask: { label: X, question: X, noun: x }',
    ),
    'ask_not_needed',
    'id: two',
  ],
  [
    'asked for a ratio of what',
    edited('    denominator: tổng hồ sơ công việc (sau loại trừ)\n', ''),
    'needs_counted',
    'collectable',
  ],
  [
    'one thing asked twice',
    second('work_files_online', asked('X')).replace('kind: award, name: Hai', 'kind: goal, name: Hai'),
    'asked_twice',
    'name: Hai',
  ],
  ['one label for two', second('two', asked('hscv')), 'name_of_two', 'id: two'],
  ['an alias that is the label of another', second('two', asked('X', ', aliases: [hscv]')), 'name_of_two', 'id: two'],
  ['award standards nowhere', edited('kind: award', 'kind: goal'), 'no_award_standard', 'has_award'],
  [
    'units of a silent tier',
    edited('tiers:', 'tiers: # x\n  - { id: all, name: cả xã, reports: false }').replace(
      UNIT,
      UNIT.replace('tier: hamlet', 'tier: all'),
    ),
    'tier_not_reporting',
    UNIT.slice(0, 20),
  ],
  [
    'a duty of a silent tier',
    edited('tiers:', 'tiers: # x\n  - { id: all, name: cả xã, reports: false }').replace(
      'from: [hamlet]',
      'from: [all]',
    ),
    'tier_not_reporting',
    'from: [all]',
  ],
  ['years the wrong way round', edited('to: 2025', 'to: 2023'), 'years_reversed', 'period'],
  [
    'a phase outside the plan',
    added('phases:\n  - { id: p1, name: Một, from: 2023, to: 2024, clause: IV }'),
    'year_outside',
    'id: p1',
  ],
  ['a duty outside the plan', edited('years: [2024, 2025]', 'years: [2025, 2026]'), 'year_outside', 'years'],
  ['a year twice', edited('years: [2024, 2025]', 'years: [2025, 2025]'), 'year_twice', 'years'],
  ['a duty of nobody', edited('from: [hamlet]', 'from: [reviewer]'), 'unknown_from', 'from: [rev'],
  ['due without bound', edited('    bound: exclusive', '    # bound'), 'due_without_bound', 'due'],
  ['bound without due', edited('    due: 12-15', '    # due'), 'bound_without_due', 'bound'],
  ['due without its words', edited('    words: trước ngày 15/12\n', ''), 'due_without_words', 'due'],
  ['yearly in no year', edited('    years: [2024, 2025]', '    # years'), 'no_years', 'every'],
  ['once in two years', edited('every: year', 'every: once'), 'once_many_years', 'years:'],
  ['a date of the year for every quarter', edited('every: year', 'every: quarter'), 'due_of_year', 'due:'],
  [
    'earliest beside a date',
    edited('date: 2024-03-01', 'date: 2024-03-01, earliest: 2024-03-01'),
    'earliest_not_needed',
    'document',
  ],
  [
    'one id twice',
    second('work_files_online', 'measure: count, collectable: false, not_collected_because: x'),
    'duplicate_id',
    'name: Hai',
  ],
  [
    'one code for two units',
    unit("{ code: '00123', name: Thôn Hai, type: Thôn, tier: hamlet }"),
    'duplicate_code',
    'Thôn Hai',
  ],
  [
    'days the wrong way round',
    unit('{ code: 2, name: Thôn Hai, type: Thôn, tier: hamlet, valid_from: 2025-07-01, valid_to: 2025-06-30 }'),
    'unit_days_reversed',
    'Thôn Hai',
  ],
  ['a bare name', unit('{ code: 2, name: Hai, type: Thôn, tier: hamlet }'), 'name_without_type', 'name: Hai'],
];

describe('a plan file that is right', () => {
  it('says its own reminders, and leaves the rest to the house', () => {
    const own = EXAMPLE.replace(
      /reminders: [\s\S]*?units:/,
      'reminders: { last_day: none, before: [{ days: 5, at: 13:45 }] }\nunits:',
    );
    const parsed = parsePlan(own, 'mau.yaml');
    const rules = 'plan' in parsed ? reminderRulesOf(parsed.plan) : null;
    expect(rules).toEqual({ ...DEFAULT_RULES, last: null, before: [{ days: 5, at: '13:45', prepare: false }] });
  });

  it('is the example of the README', () => {
    expect(problemsOf(EXAMPLE)).toEqual([]);
    // What it says about reminders is what holds where a plan says nothing.
    const parsed = parsePlan(EXAMPLE, 'mau.yaml');
    expect('plan' in parsed && reminderRulesOf(parsed.plan)).toEqual(DEFAULT_RULES);
  });

  it.each([
    ['Windows line ends', EXAMPLE.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${EXAMPLE}`],
    ['letters taken apart (NFD)', EXAMPLE.normalize('NFD')],
    [
      'a code used again after the first unit is gone',
      added("  - { code: '00123', name: Thôn Hai, type: Thôn, tier: hamlet, valid_from: 2025-07-01 }").replace(
        'tier: hamlet }',
        'tier: hamlet, valid_to: 2025-06-30 }',
      ),
    ],
  ])('may have %s', (_, text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  it('keeps codes, decimals and words as written', () => {
    const parsed = parsePlan(edited('threshold: 60', 'threshold: 99.50').replace('"00123"', '00123'), 'mau.yaml');
    if (!('plan' in parsed)) throw new Error(JSON.stringify(parsed.problems));
    expect(parsed.plan.units[0]?.code).toBe('00123');
    expect(parsed.plan.criteria[0]?.threshold).toBe('99.5');
  });
});

describe('a plan file with one thing wrong', () => {
  it.each(WRONG)('%s', (_, text, code, onLine) => {
    const problems = problemsOf(text);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    if (onLine !== '') expect(problems[0]?.line).toBe(lineOf(text, onLine));
  });
});

describe('many things wrong at once', () => {
  it('are all named, in the order of the file, each at its place', () => {
    const text = edited('format: 1', 'format: 3')
      .replace('id: xa_mau', 'id: xa_mau\nowner: ai')
      .replace('tier: hamlet', 'tier: vilage')
      .replace('threshold: 60', 'threshold: 160')
      .replace('due: 12-15', 'due: 15-12')
      .replace('"00123"', '"0 0"');
    const found = problemsOf(text).map(({ line, path, code }) => [line, path, code]);
    const at = (piece: string): number => lineOf(text, piece);
    expect(found).toEqual([
      [at('format'), 'format', 'bad_format'],
      [at('owner'), 'owner', 'unknown_key'],
      [at('tier: vilage'), 'criteria.0.tier', 'unknown_tier'],
      [at('threshold: 160'), 'criteria.0.threshold', 'threshold_range'],
      [at('due: 15-12'), 'duties.0.due', 'bad_bound'],
      [at('"0 0"'), 'units.0.code', 'bad_code'],
    ]);
  });

  it('stop at 200, and say how many more there are', () => {
    const keys = Array.from({ length: 250 }, (_, i) => `khac_${i}: x`).join('\n');
    const problems = problemsOf(added(keys));
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)).toMatchObject({ code: 'and_more', params: { n: 50 } });
  });
});

describe('what would be right', () => {
  it.each([
    ['a mistyped key', edited('    threshold: 60', '    treshold: 60'), 'nearest', 'threshold'],
    ['a mistyped tier', edited('    tier: hamlet', '    tier: hamlt'), 'nearest', 'hamlet'],
    ['a key like no other', added('zzzzzzzz: 1'), 'nearest', 'none'],
    ['a day the Vietnamese way', edited('date: 2024-03-01', 'date: 1/3/2024'), 'right', '2024-03-01'],
    ['a bound the Vietnamese way', edited('due: 12-15', 'due: 15/12'), 'right', '12-15'],
    ['a decimal comma', edited('threshold: 60', "threshold: '99,5%'"), 'right', '99.5'],
  ])('is named for %s', (_, text, param, right) => {
    const params = problemsOf(text).flatMap((problem) => (param in problem.params ? [problem.params[param]] : []));
    expect(params).toContain(right);
  });
});

describe('bytes', () => {
  it.each([
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x69, 0x00]), 'encoding'],
    ['Windows-1258', new Uint8Array([0x69, 0x64, 0x3a, 0x20, 0xd0, 0xec]), 'encoding'],
    ['1 MB and a byte', new Uint8Array(1_000_001), 'too_big'],
  ])('%s are refused', (_, bytes, code) => {
    expect(readPlan(bytes, 'mau.yaml')).toMatchObject({ problems: [{ line: 1, column: 1, code }] });
  });

  it('of UTF-8 are read', () => {
    expect(readPlan(new TextEncoder().encode(EXAMPLE), 'mau.yaml')).toHaveProperty('plan.id', 'xa_mau');
  });
});

describe('hostile files', () => {
  it.each([
    ['brackets', '['.repeat(20_000)],
    ['dashes', '- '.repeat(20_000)],
    [
      'aliases of aliases',
      Array.from({ length: 12 }, (_, i) => `k${i}: &k${i} [${`*k${i - 1},`.repeat(i === 0 ? 0 : 9)}x]`).join('\n'),
    ],
    ['the prototype of everything', '__proto__: { format: 1 }\nconstructor: 1'],
    ['control characters', 'id: \u0001\u0007'],
  ])('%s are refused without harm', (_, text) => {
    expect(problemsOf(text).length).toBeGreaterThan(0);
  });
});

describe('the words', () => {
  const codes = [...new Set([...WRONG.map(([, , code]) => code), 'and_more'])].sort();

  it.each(['vi', 'en'] as const)('in %s stand for every code, and for no other', (language) => {
    const known = [...catalogues[language].keys()].filter((key) => key.startsWith('plan.problem.'));
    expect(known.map((key) => key.slice('plan.problem.'.length)).sort()).toEqual(codes);
  });

  it.each(['vi', 'en'] as const)('in %s can be said of every problem', (language) => {
    for (const [, text] of WRONG)
      for (const problem of problemsOf(text))
        expect(words.say(planProblemLine(problem), language)).toContain('mau.yaml');
  });

  it('read as a sentence', () => {
    const [problem] = problemsOf(edited('    tier: hamlet', '    tier: hamlt'));
    if (problem === undefined) throw new Error('no problem');
    expect(words.say(planProblemLine(problem), 'vi')).toBe(
      'mau.yaml, dòng 15, cột 11 (criteria.0.tier): Không có nhóm hamlt trong tiers. Có thể là hamlet. Xin ghi một trong: hamlet.',
    );
  });
});
