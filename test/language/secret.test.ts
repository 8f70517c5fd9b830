import { describe, expect, it } from 'vitest';
import { carriesSecret } from '../../src/language/secret.js';

describe('carries secret material', () => {
  it.each([
    'CV số 05 TUYỆT MẬT về nhân sự',
    'văn bản TỐI MẬT',
    'MẬT',
    'QĐ 12 (Mật)',
    'Độ mật: Tối mật',
    'công văn mật về nhân sự',
    'có 3 hồ sơ mật',
    'co 3 ho so mat',
    '12 văn bản mật',
    '12 van ban mat',
    'số văn bản mật là 5',
    'văn bản mật: 5',
    '356/604, ngoài ra có 12 văn bản mật',
    'đã trừ 12 hồ sơ mật',
    'đã trừ hồ sơ mật (12 cái)',
    'trừ hồ sơ mật 5',
    'trừ 3 văn bản mật còn 648',
    'không tính 5 tài liệu bí mật',
    'hồ sơ mật 12 cái',
    'tài liệu tuyệt mật kèm theo',
    'báo cáo tối mật về quốc phòng',
    'văn bản đóng dấu mật',
    'gửi anh văn bản mật của công an',
    'có 5 tài liệu BMNN',
    'tuyet mat 05',
    'BC_TUYETMAT_2023.docx',
    'KH-12-MAT.pdf',
    'Công văn mật số 12.pdf',
    'QĐ tối mật.docx',
    'top secret report',
    '3 secret documents',
    'vài hồ sơ mật chưa nhập',
    'TÀI LIỆU MẬT',
    '648 (trong đó 12 hồ sơ mật)',
  ])('%s', (text) => {
    expect(carriesSecret(text)).toBe(true);
  });
});

it('sees it far down in a long message', () => {
  const talk = 'Nội dung báo cáo của phường. '.repeat(120);
  expect(talk.length).toBeGreaterThan(3000);
  expect(carriesSecret(talk)).toBe(false);
  for (const cut of [0, 7, 190, 1700])
    expect(carriesSecret(`${talk.slice(0, talk.length - cut)} có 12 văn bản mật`)).toBe(true);
});

describe('is ordinary', () => {
  it.each([
    'đã trừ hồ sơ mật',
    '648, đã trừ hồ sơ mật rồi',
    '391/648, đã trừ hồ sơ mật rồi',
    'đã trừ hồ sơ mật 391/648',
    'không tính hồ sơ mật',
    'trừ văn bản mật',
    'ko tính văn bản mật nhé',
    'da tru ho so mat',
    'chưa tính hồ sơ mật',
    'không bao gồm tài liệu mật',
    '482/764 (không tính hồ sơ thuộc phạm vi bí mật nhà nước)',
    'hồ sơ mật không tính',
    'hồ sơ mật đã trừ, còn 391/648',
    'loại trừ văn bản mật',
    '482/764 hồ sơ không mật',
    'phường không phát sinh hồ sơ mật',
    'không có văn bản mật nào',
    'ĐÃ TRỪ HỒ SƠ MẬT',
    'hồ sơ mật có tính không?',
    'có nhập văn bản mật không',
    'bảo mật',
    'đang đổi mật khẩu, lát gửi tiếp',
    'quên mật khẩu phần mềm',
    'MẬT KHẨU',
    'AN TOÀN BẢO MẬT',
    'mật độ dân số 1200',
    'mật ong',
    'mất mạng nên gửi trễ',
    'tôi mất điện thoại',
    'toi mat dien thoai',
    'mặt bằng chung 85%',
    'hồ sơ mất 3 cái',
    'mat',
    'mat mang roi',
    'bề mặt',
    'Bao cao bao mat he thong.pdf',
    'Luật Bảo vệ bí mật nhà nước',
    'mat khau',
    'excluding secret documents, 391/648',
    'không mất hồ sơ nào, 12/12',
    'Thong-ke-HSCV-2023.pdf',
    '482/764',
    '',
  ])('%s', (text) => {
    expect(carriesSecret(text)).toBe(false);
  });
});
