/** What a coordinator's words stand for, and which unit is meant. */
import { describe, expect, it } from 'vitest';
import { loadBuiltIn } from '../../src/campaigns/catalogue.js';
import { unitAmong } from '../../src/conversation/flows/office/unit-meant.js';
import { asTyped, readInvitation, readUnderPeople, readWhom } from '../../src/language/office.js';

describe('readInvitation', () => {
  it.each([
    ['', null, 'chat', ''],
    ['đầu mối phường Văn Hải', 'focal_point', 'chat', 'phuong van hai'],
    ['cán bộ đầu mối của P. Đài Sơn giúp', 'focal_point', 'chat', 'p dai son'],
    ['thủ trưởng đơn vị Mỹ Đông bản in', 'unit_head', 'printed', 'my dong'],
    ['dau moi van hai qua dien thoai', 'focal_point', 'phone', 'van hai'],
    ['lãnh đạo', 'leader', 'chat', ''],
    ['thẩm định hồ sơ', 'reviewer', 'chat', ''],
    ['chuyên viên', 'coordinator', 'chat', ''],
    ['đầu mối hay lãnh đạo Văn Hải', null, 'chat', 'hay van hai'],
    ['focal point of Van Hai by phone', 'focal_point', 'phone', 'van hai'],
  ] as const)('"%s"', (text, role, medium, unit) => {
    expect(readInvitation(text)).toEqual({ role, medium, unit, name: null });
  });
});

describe('what is quoted back', () => {
  it.each([
    ['khóa Văn Hải', 'van hai', 'Văn Hải'],
    ['gỡ tài khoản  chị Hoa', 'chi hoa', 'chị Hoa'],
    ['phường của Văn Hải', 'phuong van hai', 'phuong van hai'],
  ])('"%s"', (text, folded, quoted) => expect(asTyped(text, folded)).toBe(quoted));
});

describe('readWhom', () => {
  it.each([
    ['2', '2'],
    ['tài khoản của Mỹ Đông', 'my dong'],
    ['người số 3', '3'],
    ['', ''],
  ])('"%s"', (text, whom) => expect(readWhom(text)).toBe(whom));
});

describe('readUnderPeople', () => {
  it.each([
    ['khoa 2', { act: 'lock', whom: '2' }],
    ['go my dong', { act: 'remove', whom: 'my dong' }],
    ['khoa', null],
    ['2', null],
  ])('"%s"', (text, said) => expect(readUnderPeople(text)).toEqual(said));
});

describe('unitAmong', () => {
  const read = loadBuiltIn('prtc');
  const plan = read !== null && 'plan' in read ? read.plan : null;
  const units = (plan?.units ?? []).map((unit, i) => ({ ...unit, id: i + 1, parentCode: null }));
  const twins = [...units, { ...units[0], id: 99, code: '99999', name: 'Xã Mỹ Đông', type: 'Xã' } as (typeof units)[0]];

  it.each([
    ['phường Văn Hải', ['Phường Văn Hải']],
    ['van hai nhe', ['Phường Văn Hải']],
    ['22777', ['Phường Văn Hải']],
    ['xa thanh hai', ['Xã Thành Hải']],
    ['thành hải', ['Xã Thành Hải']],
    ['đông h', ['Phường Đông Hải']],
    ['tân tiến', []],
    ['mỹ', []],
    ['', []],
  ])('"%s"', (text, names) => {
    const meant = unitAmong(units, text);
    const found = meant.kind === 'one' ? [meant.unit] : meant.kind === 'some' ? meant.units : [];
    expect(found.map((unit) => unit.name)).toEqual(names);
  });

  it('never chooses between two of one name', () => {
    expect(unitAmong(twins, 'mỹ đông')).toMatchObject({ kind: 'some' });
    expect(unitAmong(twins, 'xã mỹ đông')).toMatchObject({ kind: 'one', unit: { id: 99 } });
  });
});
