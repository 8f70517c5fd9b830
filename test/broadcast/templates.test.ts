/** Texts to begin from, for all five plans: what the plan says stands in them, what it does not say does not. */
import { describe, expect, it } from 'vitest';
import { TEMPLATES, templateOf } from '../../src/broadcast/templates.js';
import { blanksIn, readText, renderFor } from '../../src/broadcast/text.js';
import { valuesFor } from '../../src/broadcast/values.js';
import type { Line } from '../../src/messages/message.js';
import { words } from '../support/office.js';
import { builtIn } from '../support/plans.js';

const PLANS = ['prtc', 'st', 'nt_ldtbxh', 'gv', 'hp'] as const;
const say = (line: Line, language: 'vi' | 'en') => words.say(line, language);

describe.each(PLANS)('the templates of %s', (id) => {
  const plan = builtIn(id);
  const reader = {
    role: 'focal_point' as const,
    reports: [{ unit: plan.units[0]?.name ?? 'Đơn vị mẫu', period: '2024', dueBefore: null, sent: false, missing: [] }],
  };
  it.each(TEMPLATES)('%s', (kind) => {
    const made = templateOf(kind, plan, say);
    expect(made).not.toBeNull();
    for (const language of ['vi', 'en'] as const) {
      const source = made?.texts[language] ?? '';
      const read = readText(source);
      expect(read.ok ? '' : JSON.stringify(read.problem)).toBe('');
      expect(source.split('\n').length).toBeLessThanOrEqual(9);
      if (!read.ok) continue;
      const filled = read.value.map((piece) => ('blank' in piece ? { words: '…' } : piece));
      const text = renderFor(filled, valuesFor(plan, reader), (line) => words.say(line, language));
      expect(text).not.toMatch(/[{}]|null|undefined/);
      if (language === 'vi') expect(text).not.toMatch(/được khen|bạn(?!\p{L})|!/u);
    }
  });
});

describe('what the plan says', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['prtc', 'launch', 'Báo cáo trước ngày 15/12 (VI.1); kỳ này: {hạn cuối}.'],
    ['st', 'launch', 'Báo cáo (V.4); kỳ này: {hạn cuối}.'],
    ['nt_ldtbxh', 'launch', 'Báo cáo trước ngày 20/12 (VI.2); kỳ này: {hạn cuối}.'],
    ['gv', 'launch', 'Báo cáo (V.3-3); kỳ này: {hạn cuối}.'],
    ['hp', 'launch', 'Báo cáo trước ngày 01/12 (VI.5); kỳ này: {hạn cuối}.'],
    ['prtc', 'so_ket', 'Kế hoạch ghi thời gian sơ kết: Quý IV năm 2023 (Mục IV.1).'],
    ['gv', 'so_ket', 'Kế hoạch ghi thời gian sơ kết: trong năm 2023 (II.1).'],
    ['hp', 'so_ket', 'Kế hoạch không nêu thời gian sơ kết (I.2, VI.3).'],
    ['hp', 'tong_ket', 'Kế hoạch ghi thời gian tổng kết: trong năm 2025 (V.1).'],
    ['prtc', 'launch', 'Kế hoạch trong hệ thống chưa ghi số, ngày văn bản; xin bổ sung nếu đã có.'],
  ];
  it.each(rows)('%s, %s: %s', (id, kind, expected) => {
    const template = TEMPLATES.find((one) => one === kind);
    const made = template === undefined ? null : templateOf(template, builtIn(id), say);
    const all = [made?.texts.vi ?? '', ...(made?.notes ?? []).map((note) => words.say(note, 'vi'))].join('\n');
    expect(all.split('\n')).toContain(expected);
  });

  it('is the plan itself as the source of its launch, where it has a number', () => {
    expect(templateOf('launch', builtIn('hp'), say)?.source).toEqual({
      number: '175/KH-UBND',
      day: '2022-07-15',
      clause: null,
    });
    expect(templateOf('launch', builtIn('st'), say)?.source).toBeNull();
  });

  it('leaves the day and the hall to the writer', () => {
    const read = readText(templateOf('so_ket', builtIn('prtc'), say)?.texts.vi ?? '');
    expect(read.ok && blanksIn(read.value).map((one) => one.name)).toEqual(['thời gian', 'địa điểm', 'số văn bản']);
  });

  it('has no review where the plan names none', () => {
    const plan = { ...builtIn('prtc'), phases: [] };
    expect(templateOf('so_ket', plan, say)).toBeNull();
  });
});
