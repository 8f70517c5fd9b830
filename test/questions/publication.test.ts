/** What a seat of one unit may ask once something was published, and what stays closed. */
import { describe, expect, it } from 'vitest';
import type { Publication, Way } from '../../src/domain/publication.js';
import { answer } from '../../src/questions/answer.js';
import { authorise } from '../../src/questions/authorise.js';
import { hasChanged, outcomeOf } from '../../src/questions/outcome.js';
import { pageBubble } from '../../src/questions/page.js';
import { facts, idOf, NOW, queryOf, season, textOf } from './world.js';

const OWN = { role: 'focal_point', unitId: idOf('Tấn Tài') } as const;
const published = (way: Way, at = NOW): Publication => ({
  id: way,
  period: '2023',
  tier: 'commune',
  criterion: 'work_files_online',
  way,
  rule: 'XH-1',
  at,
});

describe('what was published opens', () => {
  it.each<[question: string, none: boolean, own: boolean, met: boolean, all: boolean]>([
    ['tấn tài xếp thứ mấy hscv', false, true, true, true],
    ['kinh dinh xếp thứ mấy hscv', false, false, false, true],
    ['phường nào đạt 60%', false, false, true, true],
    ['mấy phường đạt 60%', false, false, true, true],
    ['phường nào chưa đạt 60%', false, false, false, true],
    ['phường nào trên 70% hscv', false, false, false, true],
    ['xếp hạng hscv', false, false, false, true],
    ['top 3 phường hscv', false, false, false, true],
    ['kinh dinh hscv bao nhiêu', false, false, false, true],
    ['bình quân hscv', false, false, false, true],
    // Another criterion, another period, a supposed mark, narrowed figures, who reported: never.
    ['xếp hạng vbhc', false, false, false, false],
    ['năm 2022 phường nào đạt 60%', false, false, false, false],
    ['nếu ngưỡng hscv 55% thì phường nào đạt', false, false, false, false],
    ['phường nào đạt 60% chỉ tính số đã thẩm định', false, false, false, false],
    ['ai chưa nộp', false, false, false, false],
    ['so sánh kinh dinh với mỹ bình hscv', false, false, false, false],
    ['đơn vị nào đủ tiêu chuẩn', false, false, false, false],
  ])('%s', (question, ...allowed) => {
    const ways = [[], [published('own')], [published('met')], [published('all')]];
    expect(ways.map((list) => authorise(queryOf(question), OWN, list).ok)).toEqual(allowed);
  });
  it('the newest publication counts, also where it shows less', () => {
    const list = [published('all', NOW), published('own', NOW + 1)];
    expect(authorise(queryOf('xếp hạng hscv'), OWN, list).ok).toBe(false);
  });
  it('opens nothing to strangers', () => {
    expect(authorise(queryOf('xếp hạng hscv'), null, [published('all')]).ok).toBe(false);
  });
  it('its own place does not say who is missing', () => {
    const known = { ...facts, published: [published('own')] };
    const done = answer(queryOf('tấn tài xếp thứ mấy hscv'), known, 'A', { ofUnit: true });
    expect(textOf(done)).not.toContain('Mỹ Đông');
    expect(done.json.missing).toEqual([]);
    expect(done.bubble.choices.map((one) => one.id)).toEqual(['ask:doubt:A', 'ask:basis:A']);
  });
  it.each(['phường nào đạt 60%', 'mấy phường đạt 60%'])('of those who meet it, the names alone: %s', (question) => {
    const known = { ...facts, published: [published('met')] };
    const done = answer(queryOf(question), known, 'A', { ofUnit: true });
    const page = pageBubble(queryOf(question), known, 'A', 0, { ofUnit: true });
    for (const said of [textOf(done), textOf({ ...done, bubble: page })]) {
      expect(said).toContain('Kinh Dinh');
      expect(said).not.toMatch(/\d,\d|Mỹ Đông/);
    }
    expect(done.json.units.every((one) => one.value === null && one.rank === null)).toBe(true);
    expect(textOf(answer(queryOf(question), known, 'A', { ofUnit: false }))).toMatch(/\d,\d/);
  });
});

describe('an answer is news again when', () => {
  const BEFORE = Date.parse('2023-12-12T08:00:00+07:00');
  const outcome = (question: string, known: typeof facts) => {
    const done = answer(queryOf(question), known, 'A');
    const [head] = done.bubble.lines;
    if (head == null) throw new Error('no head');
    return outcomeOf(queryOf(question), known, { json: done.json, head });
  };
  const corrected = { '22765 work_files_online 2023': { kind: 'ratio', numerator: 450, denominator: 764 } } as const;
  const some = { missing: ['22771', '22780', '22744'] };
  it.each<
    [
      what: string,
      question: string,
      then: Parameters<typeof season>[0],
      now: Parameters<typeof season>[0],
      told: boolean,
    ]
  >([
    ['nothing changed', 'phường nào đạt 60%', {}, {}, false],
    ['a corrected figure leaves the list', 'phường nào đạt 60%', {}, { instead: corrected }, true],
    ['a late report adds a unit', 'mấy đơn vị chưa nộp', {}, { missing: [] }, true],
    ['a report in time adds a unit', 'phường nào đạt 60%', { now: BEFORE, ...some }, { now: BEFORE }, false],
    ['a correction in time', 'phường nào đạt 60%', { now: BEFORE, ...some }, { now: BEFORE, instead: corrected }, true],
    ['verification alone', 'phường nào đạt 60%', {}, { unverified: [] }, false],
    ['its figure', 'đài sơn hscv', {}, { instead: corrected }, true],
    ['one of all its figures', 'đài sơn đạt bao nhiêu', {}, { instead: corrected }, true],
    ['another unit', 'kinh dinh hscv', {}, { instead: corrected }, false],
  ])('%s', (_, question, then, now, told) => {
    expect(hasChanged(outcome(question, season(then)), outcome(question, season(now)))).toBe(told);
  });
});
