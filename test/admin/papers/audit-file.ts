/** The auditors' ZIP, opened again: versions, returns, reminders, papers, hashes, the chain's check; names only by the reviewer. */
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/documents/evidence.js';
import type { Event } from '../../../src/events/event.js';
import { evidenceStore } from '../../../src/runtime/service/evidence.js';
import { doubtOpen, enqueue } from '../../../src/store/queries/outbox.js';
import { reminderIntent } from '../../../src/store/schema/reminder.js';
import type { Chat, Heard } from '../../support/chat.js';
import { openPdf } from '../../support/open-files.js';
import { seatAt, writeEvents } from '../../support/world.js';

/** As the planner leaves them: one message in doubt, one taken back. */
async function reminders(chat: Chat, subject: string): Promise<void> {
  const said = { to: { channel: 'web', address: 'unit' }, lane: 'reminder', about: null, language: null } as const;
  const row = { ...said, message: { lines: [], choices: [] }, handed: false };
  const of = { campaignId: 'prtc', subject, occurrence: '2023-12-14', personId: 'p', at: 1, decidedAt: 1, tries: 1 };
  await chat.house.store.write(async (tx) => {
    const { id: outboxId } = await enqueue(tx, row, 1);
    await doubtOpen(tx, 'restored', 2);
    await tx.db.insert(reminderIntent).values([
      { ...of, rule: 'before-5', state: 'sent', outboxId },
      { ...of, rule: 'last-day', state: 'dropped', reason: 'met' },
    ]);
  });
}

export function auditTests(chat: Chat): void {
  const PERSON = 'Đầu mối mẫu có tên hiển thị';
  const BYTES = new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3]);
  let obligationId = '';

  const say = (who: string, text: string): Promise<Heard[]> => chat.input(who, { kind: 'text', text }, null);
  const unzip = (heard: Heard | undefined): Record<string, string> =>
    Object.fromEntries(
      Object.entries(unzipSync(heard?.file?.bytes ?? new Uint8Array())).map(([name, bytes]) => [
        name,
        strFromU8(bytes),
      ]),
    );

  beforeAll(async () => {
    chat.setTime(Date.parse('2023-12-22T08:05:00+07:00'));
    await seatAt(chat.house, 'web:unit', 'focal_point', ['22765']);
    const { seat, unitId } = await chat.house.ask(async (facts) => {
      const found = (await facts.seats('prtc')).find((one) => one.unit?.code === '22765');
      obligationId =
        (await facts.obligations('prtc', found?.unit?.id ?? 0)).find((one) => one.period === '2023')?.id ?? '';
      return { seat: found, unitId: found?.unit?.id ?? 0 };
    });
    await evidenceStore(chat.house).put(sha256(BYTES), BYTES);
    const file = { sha256: sha256(BYTES), size: BYTES.length, type: 'image/jpeg', name: `${PERSON}.jpg` };
    const given: Event = {
      type: 'evidence_given',
      campaignId: 'prtc',
      evidenceId: 'ev1',
      obligationId,
      unitId,
      criterionId: 'work_files_online',
      figureVersion: 1,
      file,
      document: null,
    };
    await writeEvents(chat.house, [given], chat.now());
    await reminders(chat, obligationId);
    expect(seat).toBeDefined();
    await say('unit', 'sửa 1 thành 485/764 vì sót 3 hồ sơ');
    await say('unit', 'đúng');
    await say('unit', 'văn bản 25/BC-UBND ngày 14/12/2023');
  });

  describe('the auditors’ file', () => {
    it('holds a cover and a table for each kind of record, by role', async () => {
      const [heard] = await say('officer', 'hồ sơ kiểm tra phường Đài Sơn năm 2023');
      expect(heard?.file?.name).toBe('Ho-so-kiem-tra-Phuong-Dai-Son-2023.zip');
      expect(heard?.text).toContain('theo vai trò');
      const files = unzip(heard);
      expect(Object.keys(files)).toEqual([
        '00-bia.pdf',
        '01-so-lieu.csv',
        '02-tham-dinh-so-lieu.csv',
        '03-nhac-han.csv',
        '04-van-ban.csv',
        '05-minh-chung.csv',
        '06-nhat-ky.csv',
        'ho-so.json',
      ]);
      expect(files['01-so-lieu.csv']).toContain('2023-12-08T09:15:00+07:00');
      expect(files['01-so-lieu.csv']).toContain('đầu mối 1');
      expect(files['01-so-lieu.csv']).toContain('485,764');
      const [, ...reminders] = (files['03-nhac-han.csv'] ?? '').trim().split('\r\n');
      expect(reminders.map((row) => row.split(',').slice(1, 5).join(' · '))).toEqual([
        'trước hạn 5 ngày làm việc · đã nhắc ·  · chưa rõ kết quả',
        'ngày cuối của hạn · không nhắc · đã báo cáo · ',
      ]);
      expect(files['04-van-ban.csv']).toContain('25/BC-UBND');
      expect(files['05-minh-chung.csv']).toContain(sha256(BYTES));
      expect(files['05-minh-chung.csv']).toContain('còn nguyên');
      expect(files['06-nhat-ky.csv']).toContain('figure_corrected');
      expect(Object.values(files).join('\n')).not.toContain(PERSON);
      const json = JSON.parse(files['ho-so.json'] ?? '');
      expect(json.chain).toMatchObject({ whole: true });
      expect(json.names).toBe(false);
      // Its cover names every file with the hash it has.
      const parts = unzipSync(heard?.file?.bytes ?? new Uint8Array());
      const { pages, sizes } = await openPdf(parts['00-bia.pdf'] ?? new Uint8Array());
      const said = pages.join('\n').replace(/\s+/g, '');
      expect(sizes[0]).toEqual([210, 297]);
      expect(pages[0]).toContain('HỒ SƠ KIỂM TRA');
      expect(said).toContain('nguyênvẹn');
      for (const [name, bytes] of Object.entries(parts).filter(([one]) => one !== '00-bia.pdf')) {
        expect(said).toContain(name);
        expect(said).toContain(sha256(bytes));
      }
    });

    it('names persons for the reviewer only, with the act in the audit, and says which evidence has changed', async () => {
      const [refused] = await say('officer', 'hồ sơ kiểm tra phường Đài Sơn năm 2023 kèm tên người');
      expect(refused?.text).toContain('chỉ cơ quan thẩm định hồ sơ');
      expect(Object.values(unzip(refused)).join('\n')).not.toContain(PERSON);
      await evidenceStore(chat.house).put(sha256(BYTES), new Uint8Array([0xff, 0xd8, 0xff, 9]));
      const [named] = await say('reviewer', 'hồ sơ kiểm tra phường Đài Sơn năm 2023 kèm tên người');
      expect(named?.text).toContain('đã ghi vào nhật ký');
      const files = unzip(named);
      expect(files['05-minh-chung.csv']).toContain(PERSON);
      expect(files['05-minh-chung.csv']).toContain('đã khác mã băm');
      expect(files['06-nhat-ky.csv']).toContain('paper_made');
    });

    it('is not for a leader, and asks which unit where none is named', async () => {
      const [leader] = await say('leader', 'hồ sơ kiểm tra phường Đài Sơn năm 2023');
      expect(leader?.file ?? null).toBeNull();
      expect((await say('officer', 'hồ sơ kiểm tra'))[0]?.text).toContain('đơn vị nào, năm nào');
      expect((await say('officer', 'hồ sơ kiểm tra Đài Sơn năm 2019'))[0]?.text).toContain('không có báo cáo');
    });
  });
}
