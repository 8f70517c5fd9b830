/** The standing agency's roll-up, made as delivery makes it and opened again by other libraries; for every plan. */
import { beforeAll, describe, expect, it } from 'vitest';
import { sayer } from '../../../src/admin/exports/say.js';
import { commonFields } from '../../../src/admin/papers/common.js';
import { loadBuiltIn } from '../../../src/campaigns/catalogue.js';
import type { FigureValue } from '../../../src/domain/figure.js';
import { filesHouse, makeFile } from '../../../src/runtime/service/files.js';
import type { Chat } from '../../support/chat.js';
import { made } from '../../support/files.js';
import { words } from '../../support/office.js';
import { type OpenedDocx, openDocx, openPdf } from '../../support/open-files.js';
import { writeEvents } from '../../support/world.js';

export function rollUpTests(chat: Chat): void {
  let docx: OpenedDocx;
  let name = '';

  const recipe = (format: string) => ({
    kind: 'paper',
    params: { paper: 'roll_up', format, campaignId: 'prtc', period: '2023' },
  });

  beforeAll(async () => {
    chat.setTime(Date.parse('2023-12-18T08:05:00+07:00'));
    const file = await made(recipe('docx'), chat.house);
    name = file?.name ?? '';
    docx = await openDocx(file?.bytes ?? new Uint8Array());
  });

  describe('the roll-up', () => {
    it('is a draft after Nghị định 30/2020: A4, margins, font, blanks, repeated heads', () => {
      expect(name).toBe('DU-THAO-Bao-cao-tong-hop-prtc-2023.docx');
      expect(docx.page).toEqual([210, 297, 20, 15, 20, 30]);
      expect(docx.xml).toContain('Times New Roman');
      expect(docx.xml.match(/w:tblHeader/g)).toHaveLength(5);
      expect(docx.text).toContain('DỰ THẢO');
      expect(docx.text).toMatch(/Số:\s+\/BC-…/);
      expect(docx.text).toMatch(/Phan Rang-Tháp Chàm, ngày\s+tháng\s+năm 2023/);
      expect(docx.text).toContain('ỦY BAN NHÂN DÂN THÀNH PHỐ PHAN RANG-THÁP CHÀM');
    });

    it('quotes the plan with its number as given: blank stays blank', () => {
      expect(docx.text).toContain('Kế hoạch số … tháng 02 năm 2023 của UBND thành phố Phan Rang-Tháp Chàm');
    });

    it('says how complete it is and names who is missing', () => {
      expect(docx.text).toContain('Số đơn vị phải báo cáo: 17; đã gửi: 15');
      expect(docx.text).toContain('Đơn vị chưa gửi báo cáo: Phường =HYPERLINK("http://x"), Phường Mỹ Đông.');
      expect(docx.text).toContain('I. TÌNH HÌNH BÁO CÁO CỦA CÁC ĐƠN VỊ');
    });

    it('adds up counts, never rates, and holds them against the targets', () => {
      expect(docx.html).toContain('6.737/10.709 = 62,91%');
      expect(docx.html).toContain('<p>9/15</p>');
      expect(docx.html).toContain('16.943/16.951 = 99,95%');
    });

    it('lists who meets the quantitative standards as a list to be considered', () => {
      expect(docx.text).toContain('Phường Bảo An, Phường Đô Vinh');
      expect(docx.text).toContain('Danh sách để xét');
      expect(docx.text).not.toContain('được khen');
    });

    it('holds every unit in the annex, what is not verified marked', () => {
      const annex = docx.text.slice(docx.text.indexOf('PHỤ LỤC'));
      expect(annex).toContain('482/764 = 63,09%');
      expect(annex).toContain('402/690 = 58,26%*');
    });

    it('prints on A4 with the same words', async () => {
      const { pages, sizes } = await openPdf((await made(recipe('pdf'), chat.house))?.bytes ?? new Uint8Array());
      expect(new Set(sizes.map((size) => size.join('x')))).toEqual(new Set(['210x297']));
      expect(pages.join(' ').replace(/\s+/g, ' ')).toMatch(/Đơn vị chưa gửi báo cáo: .*Phường Mỹ Đông/);
    });

    it('says in a trial that its figures are samples, as the unit’s own report does', async () => {
      const [sent] = (await chat.house.ask((facts) => facts.obligationsIn('prtc', '2023'))).filter(
        (one) => one.submitted,
      );
      const recipes = [recipe('docx'), { kind: 'unit_report', params: { obligationId: sent?.id ?? '' } }];
      for (const one of recipes) {
        const file = await makeFile(one, { ...filesHouse(chat.house), sample: true });
        if (file === null || 'refused' in file) throw new Error(one.kind);
        expect((await openDocx(file.bytes)).text).toMatch(/^DỰ THẢO – DỮ LIỆU MẪU$/m);
      }
      expect(docx.text).not.toContain('DỮ LIỆU MẪU');
    });

    it('of a year of imported figures says so, names what is missing, and how many units a sum is of', async () => {
      const unitIds = (await chat.house.ask((facts) => facts.units('prtc'))).map((unit) => unit.id);
      const at = { period: '2021', state: 'verified', note: null, after: 0 } as const;
      const figure = (i: number, value: FigureValue) => ({
        ...{ ...at, unitId: unitIds[i] ?? 0, criterionId: 'work_files_online', value },
      });
      const figures = [
        figure(0, { kind: 'percent', percent: '85.5' }),
        figure(1, { kind: 'ratio', numerator: 30, denominator: 100 }),
      ];
      await writeEvents(
        chat.house,
        [{ type: 'figures_imported', campaignId: 'prtc', figures, source: 'import', at: chat.now() }],
        chat.now(),
      );
      const params = { ...recipe('docx').params, period: '2021' };
      const { text } = await openDocx((await made({ kind: 'paper', params }, chat.house))?.bytes ?? new Uint8Array());
      expect(text).toContain('Kỳ này không ghi nhận báo cáo phải gửi; số liệu được nhập từ tệp.');
      expect(text).not.toMatch(/chưa gửi báo cáo:/);
      expect(text).toContain('30/100 = 30% (cộng từ 1 đơn vị; 1 đơn vị chỉ có tỷ lệ)');
      expect(text).toMatch(/= 100%\n+chưa có số liệu\n/);
    });

    it('is not made of a period that holds nothing', async () => {
      expect(
        await made({ ...recipe('docx'), params: { ...recipe('docx').params, period: '1999' } }, chat.house),
      ).toBeNull();
    });
  });

  it.each([
    ['prtc', 'Kế hoạch số … tháng 02 năm 2023 của UBND thành phố Phan Rang-Tháp Chàm', 'Phan Rang-Tháp Chàm'],
    ['st', 'Kế hoạch số … ngày … của UBND tỉnh Sóc Trăng', 'Sóc Trăng'],
    ['nt_ldtbxh', 'Kế hoạch số … ngày … của Sở Lao động', 'Ninh Thuận'],
    ['gv', 'Kế hoạch số … ngày … của UBND quận Gò Vấp', 'Gò Vấp'],
    ['hp', 'Kế hoạch số 175/KH-UBND ngày 15/07/2022 của UBND thành phố Hải Phòng', 'Hải Phòng'],
  ])('%s: every paper quotes its own plan, with the number as given', (id, quoted, place) => {
    const loaded = loadBuiltIn(id);
    if (loaded === null || 'problems' in loaded) throw new Error(id);
    const { plan } = loaded;
    const fields = commonFields({ plan, about: 'x', symbol: 'BC', now: 0, source: '' }, sayer(words));
    expect(fields.ke_hoach?.startsWith(quoted)).toBe(true);
    expect([fields.dia_danh, fields.co_quan, fields.ky_hieu]).toEqual([place, plan.roles.standingAgency.name, 'BC-…']);
  });
}
