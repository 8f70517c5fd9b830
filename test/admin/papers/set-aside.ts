/** A unit that meets every figure and is still not on the list: what each paper says of it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Event } from '../../../src/events/event.js';
import type { Chat } from '../../support/chat.js';
import { made } from '../../support/files.js';
import { openDocx, openPdf } from '../../support/open-files.js';
import { writeEvents } from '../../support/world.js';

export function setAsideTests(chat: Chat): void {
  const campaignId = 'prtc';
  const period = '2023';
  const nothing = new Uint8Array();

  const unitOf = (name: string): Promise<number> =>
    chat.house.ask(async (facts) => (await facts.units(campaignId)).find((unit) => unit.name === name)?.id ?? 0);

  async function judged(verdict: 'not_met' | 'open', after: number): Promise<Event> {
    const of = { campaignId, unitId: await unitOf('Phường Bảo An'), criterionId: 'q_effective_movement', period };
    return { type: 'standard_assessed', ...of, verdict, words: null, statement: 0, at: chat.now(), after };
  }
  const held = async (type: 'award_suspended' | 'award_resumed'): Promise<Event> => {
    const at = { document: 'Công văn 45/NV', day: '2023-12-18' };
    return { type, campaignId, unitId: await unitOf('Phường Đô Vinh'), ...at };
  };

  beforeAll(async () => {
    chat.setTime(Date.parse('2023-12-18T08:05:00+07:00'));
    await writeEvents(chat.house, [await held('award_suspended'), await judged('not_met', 0)], chat.now());
  });

  afterAll(async () => {
    await writeEvents(chat.house, [await held('award_resumed'), await judged('open', 1)], chat.now());
    chat.setTime(Date.parse('2023-12-18T08:05:00+07:00'));
  });

  const list = (format: string) => ({ kind: 'export', params: { table: 'eligibility', format, campaignId, period } });
  const rowOf = (text: string, name: string): string => text.split('\n').find((one) => one.includes(name)) ?? '';

  it('the exported list says which qualitative standard is not met', async () => {
    const text = new TextDecoder().decode((await made(list('csv'), chat.house))?.bytes);
    expect(rowOf(text, 'Phường Bảo An')).toMatch(/,not_met,4,4,"[^"]+: chưa đạt",/);
  });

  it('the list on A4 pages says what keeps each of them from it, and is dated when it was made', async () => {
    chat.setTime(Date.parse('2024-01-05T08:05:00+07:00'));
    const { pages } = await openPdf((await made(list('pdf'), chat.house))?.bytes ?? nothing);
    const said = pages.join(' ').replace(/\s+/g, ' ');
    expect(said).toMatch(/Phường Bảo An chưa đạt 4\/4 [^/]+: chưa đạt/);
    expect(said).toContain('Phường Đô Vinh tạm dừng xét 4/4 theo Công văn 45/NV ngày 18/12/2023');
    expect(said).toMatch(/ngày tháng năm 2024/);
  });

  it('the roll-up counts both among those whose figures suffice, and names them apart from the list', async () => {
    const params = { paper: 'roll_up', format: 'docx', campaignId, period };
    const { text } = await openDocx((await made({ kind: 'paper', params }, chat.house))?.bytes ?? nothing);
    const [, listed = '', apart = ''] =
      /^(Phường [^;]+); đạt định lượng nhưng tạm dừng xét hoặc chưa đạt tiêu chuẩn định tính: (.+)$/m.exec(text) ?? [];
    expect(listed).not.toMatch(/Bảo An|Đô Vinh/);
    expect(apart).toBe('Phường Bảo An, Phường Đô Vinh');
  });
}
