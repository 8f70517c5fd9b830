import { describe, expect, it } from 'vitest';
import { invitationCodeIn, phoneCodeIn } from '../../src/language/codes.js';

describe('invitation codes', () => {
  const CODE = 'K7QM-9F2X-TB4W-HN3C';
  it.each([
    'Tham gia K7QM-9F2X-TB4W-HN3C',
    'K7QM-9F2X-TB4W-HN3C',
    'k7qm-9f2x-tb4w-hn3c',
    'K7QM9F2XTB4WHN3C',
    'K7QM 9F2X TB4W HN3C',
    'tham gia k7qm 9f2x tb4w hn3c',
    'Mã: K7QM-9F2X-TB4W-HN3C.',
    'Anh ơi cho em tham gia: K7QM–9F2X–TB4W–HN3C',
  ])('%s', (text) => expect(invitationCodeIn(text)).toBe(CODE));

  it.each([
    ['Tham gia AAAA-BBBB-CCCC-DDDD', 'AAAA-BBBB-CCCC-DDDD'],
    ['O7QM-9F2X-TB4W-HNLI', '07QM-9F2X-TB4W-HN11'],
  ])('%s is %s', (text, code) => expect(invitationCodeIn(text)).toBe(code));

  it.each([
    'xin chào',
    'dung viec nhan toan',
    '1234 5678 9012 3456',
    '1234567890123456',
    'hscv 266/431 bcdk 41/41',
    'tham gia',
    'K7QM-9F2X-TB4W',
    'Phường Văn Hải, đầu mối báo cáo',
    '',
  ])('not in: %s', (text) => expect(invitationCodeIn(text)).toBeNull());
});

describe('six digits told over the telephone', () => {
  it.each(['tham gia 123456', 'Tham gia 123 456', 'mã 123456', 'ma: 123456', 'mã số 123456'])('%s', (text) =>
    expect(phoneCodeIn(text)).toBe('123456'),
  );
  it.each(['123456', '123456/234567', 'tham gia 1234567', 'mà 123456', 'mã 123456/200000', ''])('not in: %s', (text) =>
    expect(phoneCodeIn(text)).toBeNull(),
  );
});
