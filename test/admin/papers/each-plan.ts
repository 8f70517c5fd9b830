/**
 * For each plan the whole way in its own conversation: a report, the list, a proposal passed on with its papers and one that
 * lacks them, then what goes before the council; every file is opened again. Figures and document numbers are samples.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Heard } from '../../support/chat.js';
import { type OpenedDocx, openDocx, openPdf } from '../../support/open-files.js';
import type { Step } from '../../support/transcript.js';
import { play } from '../../transcripts/run.js';

/** The screen after `##`, else what the person says. */
function steps(scene: Readonly<Record<string, string>>, lines: readonly string[]): Step[] {
  const said = lines.map(
    (line): Step =>
      line.startsWith('## ') ? { kind: 'screen', name: line.slice(3) } : { kind: 'person', text: line, edit: false },
  );
  return [{ kind: 'scene', settings: new Map(Object.entries({ ...scene, 'số liệu': 'không' })) }, ...said];
}

interface Way {
  readonly plan: string;
  readonly scene: Readonly<Record<string, string>>;
  readonly rules: readonly string[];
  readonly report: readonly string[];
  readonly confirm: string;
  readonly list: string;
  readonly units: readonly [whole: string, short: string];
  readonly form: readonly string[];
  readonly papers: readonly string[];
  readonly occasion: string;
  readonly request: string;
  /** What the papers must say. */
  readonly says: {
    readonly plan: string;
    readonly agency: string;
    readonly parent: string;
    readonly to: string;
    readonly by: string;
    readonly award: string;
    readonly whole: string;
    readonly result: string;
    readonly short: string;
    readonly meeting: string;
    readonly tiers: readonly string[];
    readonly figures: string;
    readonly signer: string;
  };
}

const WAYS: readonly Way[] = [
  {
    plan: 'st',
    scene: { lúc: '2023-11-27 08:00', 'phong trào': 'st' },
    rules: [],
    report: ['HSCV 820/1000, VBHC 800/800, CĐBC 20/20'],
    confirm: '[Xác nhận cả 3]',
    list: 'danh sách xét hằng năm cấp huyện',
    units: ['942', '943'],
    form: ['[Bằng khen]'],
    papers: ['1: 08/KH-UBND ngày 10/02/2023', '2: 301/BC-UBND ngày 20/11/2023'],
    occasion: 'hằng năm',
    request: 'bằng khen',
    says: {
      plan: 'Kế hoạch số … ngày … của UBND tỉnh Sóc Trăng',
      agency: 'SỞ THÔNG TIN VÀ TRUYỀN THÔNG',
      parent: 'ỦY BAN NHÂN DÂN TỈNH SÓC TRĂNG',
      to: 'Kính gửi: Chủ tịch UBND tỉnh',
      by: 'Chủ tịch UBND tỉnh (IV.2.a, c)',
      award: 'Bằng khen',
      whole: 'Huyện Châu Thành',
      result: 'Đạt 3/3 tiêu chuẩn định lượng',
      short: 'Huyện Kế Sách (còn thiếu Kế hoạch phát động hoặc văn bản triển khai',
      meeting: 'các thành viên có tên dưới đây họp xét',
      tiers: ['cấp huyện', 'cấp xã'],
      figures: '820/1.000 = 82%',
      signer: 'TM. ỦY BAN NHÂN DÂN',
    },
  },
  {
    plan: 'gv',
    scene: {
      lúc: '2023-12-11 08:00',
      'phong trào': 'gv',
      'đơn vị mẫu': 'T01 Trường mẫu A = school, T02 Trường mẫu B = school',
    },
    rules: [],
    report: ['HSCV 61/100, BCĐK 44/44, VBHC 90/90', 'không phát sinh'],
    confirm: '[Xác nhận cả 4]',
    list: 'danh sách xét trường học',
    units: ['T01', 'T02'],
    form: ['[Giấy khen]'],
    papers: ['1: 15/TTr-TM ngày 05/12', '2: 16/BB-TM ngày 05/12', '3: 17/BC-TM ngày 05/12'],
    occasion: 'sơ kết',
    request: 'giấy khen',
    says: {
      plan: 'Kế hoạch số … ngày … của UBND quận Gò Vấp',
      agency: 'VĂN PHÒNG UBND QUẬN',
      parent: 'ỦY BAN NHÂN DÂN QUẬN GÒ VẤP',
      to: 'Kính gửi: Chủ tịch UBND quận',
      by: 'Chủ tịch UBND quận (IV.1-3)',
      award: 'Giấy khen của UBND quận',
      whole: 'Trường mẫu A',
      result:
        'Đạt 3/3 tiêu chuẩn định lượng; không phát sinh: Báo cáo KT-XH trên phần mềm Thành phố; chưa đánh giá: Tuyên truyền, phát động, mô hình',
      short: 'Trường mẫu B (còn thiếu Văn bản đề nghị khen thưởng của đơn vị',
      meeting: 'Hội đồng Thi đua - Khen thưởng quận họp xét',
      tiers: ['cơ quan, đơn vị, địa phương thuộc quận', 'trường học'],
      figures: '61/100 = 61%',
      signer: 'THỦ TRƯỞNG ĐƠN VỊ',
    },
  },
  {
    plan: 'hp',
    scene: { lúc: '2023-12-11 08:00', 'phong trào': 'hp' },
    // The plan names no papers: the list is the reviewer's own.
    rules: ['## thẩm định', 'danh mục hồ sơ văn bản đề nghị; ngày 08/12/2023', '[Ghi lại]'],
    report: ['950/1000'],
    confirm: '[Xác nhận]',
    list: 'danh sách xét sơ kết quận huyện',
    units: ['303', '304'],
    form: [],
    papers: ['1: 15/TTr-UBND ngày 05/12'],
    occasion: 'sơ kết',
    request: 'bằng khen',
    says: {
      plan: 'Kế hoạch số 175/KH-UBND ngày 15/07/2022 của UBND thành phố Hải Phòng',
      agency: 'SỞ THÔNG TIN VÀ TRUYỀN THÔNG',
      parent: 'ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG',
      to: 'Kính gửi: Chủ tịch UBND thành phố',
      by: 'Chủ tịch UBND thành phố (VI.3-2)',
      award: 'Bằng khen',
      whole: 'Quận Hồng Bàng',
      result: 'Đạt 1/1 tiêu chuẩn định lượng; báo cáo gửi muộn',
      short: 'Quận Ngô Quyền (còn thiếu văn bản đề nghị)',
      meeting: 'các thành viên có tên dưới đây họp xét',
      tiers: ['quận, huyện', 'xã, phường, thị trấn'],
      figures: '950/1.000 = 95%',
      signer: 'TM. ỦY BAN NHÂN DÂN',
    },
  },
];

function linesOf(way: Way): string[] {
  const [whole, short] = way.units;
  const proposal = ['đề nghị khen thưởng', '[Tập thể]', ...way.form, 'Thành tích mẫu', 'Toàn đơn vị', '[Gửi đề nghị]'];
  return [
    ...way.rules,
    ...[`## đầu mối ${whole}`, 'báo cáo', ...way.report, '[Gửi báo cáo]'],
    ...['## chuyên viên', 'thẩm định', way.confirm, way.list, '[Chốt danh sách]', '[Chốt]'],
    ...[`## đầu mối ${whole}`, ...proposal, '[Xem hồ sơ]', ...way.papers],
    ...[`## đầu mối ${short}`, ...proposal],
    ...['## chuyên viên', 'đề nghị 1', '[Chuyển hồ sơ]', 'đề nghị 2', '[Chuyển hồ sơ]'],
    `lập tờ trình ${way.request} ${way.occasion}`,
    `lập tờ trình cờ thi đua ${way.occasion}`,
    `lập bảng tổng hợp đề nghị ${way.occasion}`,
    `lập bảng tổng hợp đề nghị ${way.occasion} bản pdf`,
    `lập biên bản họp ${way.occasion}`,
    'lập báo cáo tóm tắt đề nghị 1 bản pdf',
    'lập báo cáo tổng hợp',
    `xuất danh sách đủ tiêu chuẩn ${way.occasion} json`,
  ];
}

/** One line; a number broken after its hyphen is whole again. */
const flat = (text: string): string => text.replace(/(\S-)\n/g, '$1').replace(/\s+/g, ' ');

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'];
/** The numbers of a paper's sections, as they follow each other. */
const numerals = (text: string): readonly string[] =>
  [...text.matchAll(/^([IVX]+)\. (?=\p{Lu}{2})/gmu)].map(([, numeral = '']) => numeral);

export function eachPlanTests(): void {
  describe.each(WAYS)('$plan', (way) => {
    const { says } = way;
    let heard: readonly Heard[] = [];
    const files = (start: string, end: string): Heard['file'] =>
      heard.find(({ file }) => file?.name.startsWith(`DU-THAO-${start}`) && file.name.endsWith(end))?.file ?? null;
    const opened = new Map<string, Promise<OpenedDocx>>();
    const docx = (start: string): Promise<OpenedDocx> => {
      const paper = opened.get(start) ?? openDocx(files(start, 'docx')?.bytes ?? new Uint8Array());
      opened.set(start, paper);
      return paper;
    };
    const pdf = async (start: string): Promise<readonly string[]> =>
      (await openPdf(files(start, 'pdf')?.bytes ?? new Uint8Array())).pages.map(flat);

    beforeAll(async () => {
      const played = await play(steps(way.scene, linesOf(way)), 'web', 'keptOpen');
      expect(played.problems).toEqual([]);
      heard = played.bubbles;
    });

    it('says in chat what went in and who was left out', () => {
      const { text } = heard.find(({ file }) => file?.name.includes('To-trinh')) ?? { text: '' };
      expect(text).toContain('Đưa vào: 1 tập thể, 0 cá nhân');
      expect(text).toContain(`Thẩm quyền: ${says.by}`);
    });

    it.each(['To-trinh', 'Bang-tong-hop', 'Bien-ban'])(
      '%s: its own plan and offices, a draft, blanks left blank',
      async (start) => {
        const { text, html } = await docx(start);
        const signs = start === 'Bien-ban' ? 'NGƯỜI CHỦ TRÌ' : 'THỦ TRƯỞNG CƠ QUAN';
        for (const said of [says.plan, says.agency, says.parent, 'DỰ THẢO', signs]) expect(text).toContain(said);
        expect(text).toMatch(/Số:\s+\/(TTr|BTH|BB)-…/);
        expect(text).toMatch(/, ngày\s+tháng\s+năm 2023/);
        const table = html.slice(html.indexOf('Hình thức đề nghị'));
        const rows = table.slice(0, table.indexOf('</table>'));
        expect(rows).toContain(`<p>${says.whole}</p>`);
        expect(rows).toContain(`<p>${says.award}</p>`);
        expect(rows).not.toContain(says.short.slice(0, says.short.indexOf(' (')));
        expect(text).not.toMatch(/được khen|đã tặng|\{|undefined|null/);
      },
    );

    it('asks the one the plan names, with the result and who lacks which paper', async () => {
      const { text } = await docx('To-trinh');
      expect(text).toContain(says.to);
      for (const start of ['To-trinh', 'Bang-tong-hop']) {
        const paper = await docx(start);
        expect(paper.html).toContain(`<p>${says.result}</p>`);
        expect(paper.text).toContain(`Chưa đưa vào: ${says.short}`);
      }
    });

    it('says whether meeting the criteria is enough to be considered', async () => {
      for (const start of ['To-trinh', 'Bao-cao-tong-hop']) {
        const { text } = await docx(start);
        expect(text.includes('Đạt tiêu chí chưa phải là đạt tiêu chuẩn khen thưởng')).toBe(way.plan === 'hp');
      }
    });

    it('is made for no other form than the one asked for', () => {
      expect(heard.filter(({ file }) => file?.name.includes('To-trinh'))).toHaveLength(1);
    });

    it('counts the standards in the exported list as in the papers', () => {
      const { bytes } = heard.find(({ file }) => file?.name.endsWith('json'))?.file ?? { bytes: new Uint8Array() };
      const { rows, notes } = JSON.parse(new TextDecoder().decode(bytes));
      const row = rows.find((one: { unit_name: string }) => one.unit_name === says.whole);
      const [, met, all] = /Đạt (\d)\/(\d)/.exec(says.result) ?? [];
      expect(row).toMatchObject({ eligibility: 'listed', standards_met: met, standards: all });
      expect(notes.join(' ')).toMatch(/đã chốt lúc [^;]+; bảng này lập theo số liệu hiện nay, không khác bản chốt/);
    });

    it('leaves the minutes to the meeting', async () => {
      const { text } = await docx('Bien-ban');
      expect(text).toContain(says.meeting);
      for (const blank of [
        'Thời gian',
        'Chủ trì',
        'Thư ký',
        'Thư ký \\(ký, ghi rõ họ tên\\)',
        'Kết luận của người chủ trì',
      ])
        expect(text).toMatch(new RegExp(`${blank}: \\.{20,}`));
    });

    it('prints the list and the one-page summary with the same words', async () => {
      const printed = (await pdf('Bang-tong-hop')).join(' ');
      for (const said of [says.plan, says.whole, says.short.slice(0, 20)]) expect(printed).toContain(said);
      const summary = await pdf('Bao-cao-tom-tat');
      expect(summary).toHaveLength(1);
      for (const said of [says.plan, says.whole, says.figures, says.signer]) expect(summary[0]).toContain(said);
    });

    it('sums up tier by tier', async () => {
      const { text, html } = await docx('Bao-cao-tong-hop');
      for (const tier of says.tiers) expect(text).toContain(`Nhóm: ${tier}`);
      expect(text).toContain(says.plan);
      expect(html).toContain(`<p>${says.figures}</p>`);
      expect(numerals(text)).toEqual(ROMAN.slice(0, numerals(text).length));
      expect(numerals(text).length).toBeGreaterThan(5);
    });
  });

  describe('nt_ldtbxh', () => {
    it('refuses plainly what its plan gives no ground for, and still sums up, naming who has not sent', async () => {
      const scene = { lúc: '2023-12-11 08:00', 'phong trào': 'nt_ldtbxh', 'đơn vị mẫu': 'L01 Phòng mẫu A = dept_hq' };
      const refused = ['danh sách xét', 'lập tờ trình', 'lập bảng tổng hợp đề nghị', 'lập biên bản họp'];
      const { bubbles } = await play(
        steps(scene, ['## chuyên viên', ...refused, 'lập báo cáo tổng hợp']),
        'web',
        'keptOpen',
      );
      expect(bubbles).toHaveLength(refused.length + 1);
      for (const one of bubbles.slice(0, -1)) {
        expect(one.file ?? null).toBeNull();
        expect(one.text).toContain('tiêu chuẩn nằm ở Mục V Kế hoạch 3420/KH-UBND ngày 05/8/2022');
      }
      const { text } = await openDocx(bubbles.at(-1)?.file?.bytes ?? new Uint8Array());
      expect(text).toContain('Kế hoạch số … ngày … của Sở Lao động - Thương binh và Xã hội tỉnh Ninh Thuận');
      expect(text).toContain('VĂN PHÒNG SỞ');
      expect(text).toContain('Nhóm: phòng thuộc Sở');
      expect(text).toContain('Đơn vị chưa gửi báo cáo: Phòng mẫu A.');
      expect(text).toContain('Soạn từ số liệu của phong trào, chưa có số liệu nào, lập lúc');
      expect(text).not.toContain('số liệu đã thẩm định,');
    });
  });
}
