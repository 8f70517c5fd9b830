/** What goes before a council, made as delivery makes it and opened again: whole dossiers only, persons apart, one page. */
import { beforeAll, describe, expect, it } from 'vitest';
import { sayer } from '../../../src/admin/exports/say.js';
import { sourceWords } from '../../../src/admin/papers/award-values.js';
import { paperValues } from '../../../src/admin/papers/values.js';
import type { AwardSheet } from '../../../src/domain/award-sheet.js';
import type { Event } from '../../../src/events/event.js';
import { fileOf } from '../../../src/runtime/service/heavy-files.js';
import type { Chat, Heard } from '../../support/chat.js';
import { words } from '../../support/office.js';
import { openDocx, openPdf } from '../../support/open-files.js';
import { seatAt, writeEvents } from '../../support/world.js';

export function councilTests(chat: Chat): void {
  const CAMPAIGN = 'prtc';
  const HOSTILE = 'Cá nhân mẫu =HYPERLINK("x") </w:t>';

  const say = (text: string, who = 'officer'): Promise<Heard[]> => chat.input(who, { kind: 'text', text }, null);

  interface Proposal {
    readonly code: string;
    readonly subject: 'unit' | 'person';
    readonly state: 'sent' | 'reviewed' | 'appraised';
    readonly papers: number;
    readonly awardId?: string;
    readonly what?: string;
  }

  const unitOf = (code: string): Promise<number> =>
    chat.house.ask(async (facts) => (await facts.units(CAMPAIGN)).find((unit) => unit.code === code)?.id ?? 0);

  async function propose(number: number, one: Proposal): Promise<void> {
    const unitId = await unitOf(one.code);
    const nominationId = `nom${number}`;
    const at = { nominationId, campaignId: CAMPAIGN };
    const fields: readonly (readonly ['who' | 'post' | 'what' | 'effect' | 'recognition', string])[] =
      one.subject === 'unit'
        ? [
            ['what', one.what ?? 'Trả kết quả trên môi trường mạng.'],
            ['effect', 'Cả phường.'],
          ]
        : [
            ['who', HOSTILE],
            ['post', 'Công chức'],
            ['what', one.what ?? 'Sáng kiến mẫu.'],
            ['effect', 'Toàn phường.'],
            ['recognition', ''],
          ];
    const events: Event[] = [
      {
        type: 'nomination_opened',
        ...at,
        unitId,
        occasion: 'so_ket',
        period: '2023',
        awardId: one.awardId ?? 'city_certificate',
        subject: one.subject,
        category: null,
        number,
      },
      ...fields.map(
        ([field, words], i): Event => ({ type: 'nomination_answered', ...at, field, words, version: i + 2 }),
      ),
    ];
    let version = fields.length + 1;
    const steps = { send: 'sent', review: 'reviewed', appraise: 'appraised' } as const;
    for (const step of ['send', 'review', 'appraise'] as const) {
      version += 1;
      events.push({ type: 'nomination_moved', ...at, step, to: steps[step], words: null, decided: null, version });
      if (steps[step] === one.state) break;
    }
    for (let i = 0; i < one.papers; i++) {
      const document = { number: `${i + 1}/TTr-UBND`, day: '2023-12-20' };
      const paperId = (await chat.house.ask((facts) => facts.awardRules(CAMPAIGN))).flatMap(({ rule }) =>
        rule.kind === 'papers' ? rule.papers : [],
      )[i]?.id;
      if (paperId === undefined) throw new Error('no such paper');
      events.push({ type: 'nomination_paper_given', givenId: `g${number}${i}`, ...at, paperId, file: null, document });
    }
    await writeEvents(chat.house, events, chat.now());
  }

  beforeAll(async () => {
    chat.setTime(Date.parse('2023-12-21T09:10:00+07:00'));
    await seatAt(chat.house, 'telegram:officer', 'coordinator', []);
    await seatAt(chat.house, 'web:22777', 'focal_point', ['22777']);
    const papers = [
      { id: 'own1', name: 'văn bản đề nghị', only: null },
      { id: 'own2', name: 'biên bản họp xét', only: null },
    ];
    await writeEvents(
      chat.house,
      [
        {
          type: 'award_rule_set',
          campaignId: CAMPAIGN,
          rule: { kind: 'papers', papers, document: null, day: '2023-12-18' },
        },
      ],
      chat.now(),
    );
    await propose(1, { code: '22759', subject: 'unit', state: 'reviewed', papers: 2 });
    await propose(2, { code: '22777', subject: 'unit', state: 'appraised', papers: 1 });
    await propose(3, { code: '22765', subject: 'unit', state: 'sent', papers: 2 });
    await propose(4, {
      code: '22759',
      subject: 'person',
      state: 'reviewed',
      papers: 2,
      awardId: 'province_certificate',
    });
    await propose(5, {
      code: '22777',
      subject: 'unit',
      state: 'sent',
      papers: 0,
      what: 'Rất nhiều việc đã làm. '.repeat(260),
    });
  });

  describe('the request', () => {
    it('asks which form, holds whole dossiers only, names who is left out, and leaves blanks', async () => {
      const [which] = await say('lập tờ trình');
      expect(which?.choices.map((one) => one.label)).toEqual(['Giấy khen', 'Bằng khen']);
      const [heard] = await say('lập tờ trình giấy khen sơ kết');
      expect(heard?.file?.name).toBe('DU-THAO-To-trinh-Giay-khen-so-ket-2023.docx');
      expect(heard?.text).toContain('Đưa vào: 1 tập thể, 0 cá nhân');
      expect(heard?.text).toContain('còn thiếu: Văn Hải');
      expect(heard?.text).toContain('2 đề nghị chưa được xét');
      const { text, html, page, xml } = await openDocx(heard?.file?.bytes ?? new Uint8Array());
      expect(page).toEqual([210, 297, 20, 15, 20, 30]);
      expect(xml).toContain('w:tblHeader');
      expect(text).toContain('TỜ TRÌNH');
      expect(text).toContain('DỰ THẢO');
      expect(text).toMatch(/Số:\s+\/TTr-…/);
      expect(text).toContain('Kính gửi: Chủ tịch Ủy ban nhân dân thành phố');
      expect(text).toContain('Kế hoạch số … tháng 02 năm 2023');
      expect(html).toContain('Phường Kinh Dinh');
      expect(html).toContain('Đạt 4/4 tiêu chuẩn định lượng');
      expect(text).toContain('Phường Văn Hải (còn thiếu biên bản họp xét)');
      expect(html.slice(html.indexOf('<table'), html.lastIndexOf('</table>'))).not.toContain('Đài Sơn');
      expect(text).not.toMatch(/được khen|\{/);
    });

    it('leaves out a unit that is held up since it was passed on, and names it with the document', async () => {
      const unitId = await unitOf('22759');
      const hold = { campaignId: CAMPAIGN, unitId, document: 'Công văn 46/NV', day: '2023-12-20' };
      await writeEvents(chat.house, [{ type: 'award_suspended', ...hold }], chat.now());
      const [none] = await say('lập tờ trình giấy khen sơ kết');
      const [list] = await say('lập bảng tổng hợp đề nghị sơ kết');
      await writeEvents(chat.house, [{ type: 'award_resumed', ...hold }], chat.now());
      expect([none?.file ?? null, list?.file ?? null]).toEqual([null, null]);
      expect(none?.text).toContain('đang tạm dừng xét: Kinh Dinh.');
      await propose(6, { code: '22741', subject: 'unit', state: 'reviewed', papers: 2 });
      await writeEvents(chat.house, [{ type: 'award_suspended', ...hold }], chat.now());
      const [heard] = await say('lập tờ trình giấy khen sơ kết');
      await writeEvents(chat.house, [{ type: 'award_resumed', ...hold }], chat.now());
      const { text, html } = await openDocx(heard?.file?.bytes ?? new Uint8Array());
      expect(text).toContain('Phường Kinh Dinh (tạm dừng xét theo Công văn 46/NV ngày 20/12/2023).');
      expect(html).not.toContain('<p>Phường Kinh Dinh</p>');
      expect(html).toContain('<p>Phường Phước Mỹ</p>');
      expect(text).toContain('danh sách xét chưa chốt, quy tắc');
    });

    it('says of each group whether its list is frozen: none speaks for another', () => {
      const list = (tierName: string, at: number | null) =>
        ({ tierName, rule: 'r', pending: null, frozen: at === null ? null : { at } }) as unknown as AwardSheet;
      const source = sourceWords([list('cấp huyện', chat.now()), list('cấp xã', null)], chat.now(), sayer(words));
      expect(source).toMatch(
        /danh sách xét \(cấp huyện: chốt lúc [\d:]+, 21\/12\/2023; cấp xã: chưa chốt\), quy tắc r,/,
      );
    });

    it('asks for one form: without a choice among several it is not made', async () => {
      const params = {
        paper: 'request',
        campaignId: CAMPAIGN,
        period: '2023',
        sample: false,
        now: chat.now(),
      } as const;
      const asked = await chat.house.ask((facts) => paperValues({ ...params, occasion: 'so_ket' }, facts, words));
      expect(asked).toMatchObject({
        problem: { code: 'award_which', params: { known: 'city_certificate, province_certificate' } },
      });
    });

    it('of a form that nobody is proposed for, or the plan does not name, is not made for another form', async () => {
      const [none] = await say('lập tờ trình cờ thi đua sơ kết');
      expect(none?.text).toBe('Kế hoạch không nêu hình thức này. Các hình thức: Giấy khen, Bằng khen.');
      const [which] = await say('lập tờ trình sơ kết bản pdf');
      expect(which?.choices.map((one) => one.id.endsWith(':p'))).toEqual([true, true]);
    });

    it('lists a person without a verdict, hostile names as text, and never over Telegram', async () => {
      const [heard] = await say('lập tờ trình bằng khen sơ kết');
      expect(heard?.text).not.toContain('Cá nhân mẫu');
      const { text, html } = await openDocx(heard?.file?.bytes ?? new Uint8Array());
      expect(text).toContain(`${HOSTILE}, Công chức`);
      expect(html.slice(html.indexOf('Cá nhân mẫu'))).not.toMatch(/đạt \d/i);
      const refused = await fileOf(
        {
          kind: 'paper',
          params: {
            paper: 'request',
            format: 'docx',
            campaignId: CAMPAIGN,
            period: '2023',
            occasion: 'so_ket',
            awardId: 'province_certificate',
          },
        },
        chat.house,
      );
      expect(refused).toMatchObject({ refused: { key: 'file.private' } });
    });
  });

  describe('the list and the minutes', () => {
    it.each([
      ['lập bảng tổng hợp đề nghị sơ kết', 'BẢNG TỔNG HỢP', 'Ghi chú'],
      ['lập biên bản họp sơ kết', 'BIÊN BẢN', 'Không đồng ý'],
    ])('%s', async (words, title, column) => {
      const [heard] = await say(words);
      const { text, html } = await openDocx(heard?.file?.bytes ?? new Uint8Array());
      expect(text).toContain(title);
      expect(html).toContain(column);
      expect(html).toContain('Phường Kinh Dinh');
      expect(text).not.toMatch(/\{|undefined/);
    });

    it('is printed on A4 with the same names', async () => {
      const [heard] = await say('lập bảng tổng hợp đề nghị sơ kết bản PDF');
      expect(heard?.file?.name).toMatch(/\.pdf$/);
      const { pages, sizes } = await openPdf(heard?.file?.bytes ?? new Uint8Array());
      expect(sizes[0]).toEqual([210, 297]);
      expect(pages.join(' ')).toContain('Phường Kinh Dinh');
    });

    it('has nothing to say of an occasion without proposals', async () => {
      const [heard] = await say('lập bảng tổng hợp đề nghị tổng kết');
      expect([heard?.file ?? null, heard?.text]).toEqual([null, expect.stringContaining('Chưa có đề nghị nào')]);
    });
  });

  describe('the summary', () => {
    it('is one page in the unit’s own words, for the office and for the unit itself', async () => {
      for (const who of ['officer', '22777']) {
        const [heard] = await say('lập báo cáo tóm tắt đề nghị 2 bản pdf', who);
        const { pages } = await openPdf(heard?.file?.bytes ?? new Uint8Array());
        expect(pages).toHaveLength(1);
        expect(pages[0]).toContain('Trả kết quả trên môi trường mạng.');
        expect(pages[0]).toMatch(/ỦY BAN NHÂN DÂN\s+PHƯỜNG VĂN HẢI/);
        expect(pages[0]).toContain('TM. ỦY BAN NHÂN DÂN');
      }
    });

    it('of a person holds no figures, and its sections follow each other', async () => {
      const [heard] = await say('lập báo cáo tóm tắt đề nghị 4');
      const { text } = await openDocx(heard?.file?.bytes ?? new Uint8Array());
      const sections = [...text.matchAll(/^(\d)\. (.+)$/gm)].map(([line]) => line);
      expect(sections).toEqual(['1. Thành tích', '2. Hiệu quả, phạm vi áp dụng', '3. Đã được công nhận']);
    });

    it('is refused rather than cut, and says by how many lines it is too long', async () => {
      const [heard] = await say('lập báo cáo tóm tắt đề nghị 5');
      expect(heard?.file ?? null).toBeNull();
      const lines = Number(/thừa (\d+) dòng/.exec(heard?.text ?? '')?.[1]);
      expect(lines).toBeGreaterThan(20);
    });

    it('of another unit’s proposal is not given to a unit, nor any to a leader', async () => {
      expect((await say('lập báo cáo tóm tắt đề nghị 1', '22777'))[0]?.text).toContain('Chưa thấy đề nghị 1');
      expect((await say('lập báo cáo tóm tắt đề nghị 1', 'leader'))[0]?.file ?? null).toBeNull();
      expect((await say('lập tờ trình', '22777'))[0]?.file ?? null).toBeNull();
    });
  });
}
