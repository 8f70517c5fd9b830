/** An office's own form from chat: fetched, changed, sent back, used; and what is wrong with one told by name. */
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkForm, KINDS, namesOf, PAPERS } from '../../../src/admin/papers/kinds.js';
import { plainForm } from '../../../src/admin/papers/make.js';
import { readForm } from '../../../src/documents/form.js';
import { evidenceFolder, filesGone } from '../../../src/runtime/service/evidence.js';
import type { Chat, Heard } from '../../support/chat.js';
import { words } from '../../support/office.js';
import { openDocx } from '../../support/open-files.js';

export function formTests(chat: Chat): void {
  const OFFICER = 'officer';

  beforeAll(async () => {
    chat.setTime(Date.parse('2023-12-22T08:05:00+07:00'));
  });

  const say = (text: string, who = OFFICER): Promise<Heard[]> => chat.input(who, { kind: 'text', text }, null);
  const send = (name: string, bytes: Uint8Array, caption = '', who = OFFICER): Promise<Heard[]> => {
    chat.files.set(name, bytes);
    return chat.input(who, { kind: 'file', file: { id: name, name, size: bytes.length }, caption }, null);
  };

  /** The plain form with its words changed, as an office would. */
  async function changed(change: (xml: string) => string): Promise<Uint8Array> {
    const parts = unzipSync((await plainForm(KINDS.roll_up, words)).bytes);
    const name = 'word/document.xml';
    return zipSync({ ...parts, [name]: strToU8(change(strFromU8(parts[name] ?? new Uint8Array()))) });
  }

  describe('the plain form of each paper', () => {
    it.each(PAPERS)('%s holds only names it knows, and every name it must', async (paper) => {
      const read = readForm((await plainForm(KINDS[paper], words)).bytes);
      if (!read.ok) throw new Error(read.problem.code);
      const { unknown, missing, loose } = checkForm(KINDS[paper], read.value);
      expect({ unknown, missing, loose }).toEqual({ unknown: [], missing: [], loose: [] });
      expect(namesOf(KINDS[paper])).toEqual(expect.arrayContaining([...read.value.fields]));
    });
  });

  describe('an office’s own form', () => {
    it('is fetched, changed, sent back, and used from then on', async () => {
      const [listed] = await say('mẫu văn bản');
      expect(listed?.text).toContain('Báo cáo tổng hợp: mẫu kèm theo chương trình');
      const [plain] = await say('mẫu văn bản báo cáo tổng hợp');
      expect(plain?.file?.name).toBe('MAU-Bao-cao-tong-hop.docx');
      const own = await changed((xml) => xml.replace('DỰ', 'DỰ').replace('I. TÌNH HÌNH', 'PHẦN THỨ NHẤT. TÌNH HÌNH'));
      const [taken] = await send('mau-cua-phong.docx', own);
      expect(taken?.text).toContain('Đã nhận mẫu của cơ quan: Báo cáo tổng hợp');
      const [draft] = await say('lập báo cáo tổng hợp năm 2023');
      expect(draft?.text).toContain('Lập theo mẫu của cơ quan');
      const { text, html } = await openDocx(draft?.file?.bytes ?? new Uint8Array());
      expect(text).toContain('PHẦN THỨ NHẤT. TÌNH HÌNH');
      expect(text).toContain('DỰ THẢO');
      expect(text).toContain('Phường Mỹ Đông');
      expect(html).toContain('6.737/10.709 = 62,91%');
      expect(text).not.toContain('{{');
    });

    it('that is gone from the disk is said to be gone: no paper is made in another form instead', async () => {
      const [own] = await chat.house.ask((facts) => facts.paperForms('prtc'));
      const path = join(evidenceFolder(chat.house), own?.file.sha256 ?? '');
      renameSync(path, `${path}.away`);
      const [[draft], [pages]] = [await say('lập báo cáo tổng hợp'), await say('lập báo cáo tổng hợp bản pdf')];
      const gone = await filesGone(chat.house);
      renameSync(`${path}.away`, path);
      expect([draft?.file ?? null, gone]).toEqual([null, 1]);
      expect(draft?.text).toContain('Tệp mẫu của cơ quan không còn trên máy chủ');
      expect(pages?.file?.name).toMatch(/\.pdf$/);
      expect(await filesGone(chat.house)).toBe(0);
    });

    it('is left out again', async () => {
      const [shown] = await say('mẫu văn bản báo cáo tổng hợp');
      expect(shown?.file?.name).toBe('mau-cua-phong.docx');
      const [dropped] = await say('bỏ mẫu này');
      expect(dropped?.text).toContain('trở lại mẫu kèm theo chương trình');
      for (const name of readdirSync(evidenceFolder(chat.house))) rmSync(join(evidenceFolder(chat.house), name));
      expect(await filesGone(chat.house)).toBe(0);
      const [draft] = await say('lập báo cáo tổng hợp');
      expect(draft?.text).not.toContain('mẫu của cơ quan');
    });

    it.each([
      ['an unknown name', (xml: string) => xml.replace('{{ky}}', '{{ky_nay}}'), 'ky_nay'],
      ['a missing name', (xml: string) => xml.replaceAll('{{don_vi_chua_gui}}', ''), 'don_vi_chua_gui'],
      ['a draft mark taken out', (xml: string) => xml.replace('{{du_thao}}', ''), 'du_thao'],
      ['a list outside a table', (xml: string) => xml.replace('{{ky}}', '{{ky}} {{ket_qua.muc}}'), 'ket_qua.muc'],
    ])('with %s is not taken, and the name is told', async (_, change, name) => {
      await say('mẫu văn bản báo cáo tổng hợp');
      const [refused] = await send('sai.docx', await changed(change));
      expect(refused?.text).toContain('Chưa nhận mẫu: Báo cáo tổng hợp');
      expect(refused?.text).toContain(name);
      const forms = await chat.house.ask((facts) => facts.paperForms('prtc'));
      expect(forms).toEqual([]);
    });

    it('that is no Word file says so; of which paper is asked where nobody said', async () => {
      await say('mẫu văn bản báo cáo tổng hợp');
      expect((await send('gia.docx', strToU8('không phải')))[0]?.text).toContain('không phải văn bản Word');
      await say('menu');
      expect((await send('mau.docx', await changed((xml) => xml)))[0]?.text).toContain('mẫu của văn bản nào');
      expect((await send('mau2.docx', await changed((xml) => xml), 'mẫu báo cáo tổng hợp'))[0]?.text).toContain(
        'Đã nhận',
      );
    });

    it('is the coordinator’s alone', async () => {
      const [heard] = await send('mau3.docx', await changed((xml) => xml), 'mẫu báo cáo tổng hợp', 'reviewer');
      expect(heard?.text).not.toContain('Đã nhận');
      expect((await say('mẫu văn bản', 'reviewer'))[0]?.text).not.toContain('Mẫu văn bản đang dùng');
    });
  });
}
