/** Files on their way out: made in a thread where they are large, linked where the channel takes no such file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { runCli } from '../../../src/admin/cli/run.js';
import type { Limits, Outgoing } from '../../../src/channels/channel.js';
import { madeFile } from '../../../src/conversation/flows/office/papers/made.js';
import type { Turn } from '../../../src/conversation/turn.js';
import { type FileRecipe, line } from '../../../src/messages/message.js';
import { readLink } from '../../../src/runtime/service/link-files.js';
import { renderRow } from '../../../src/runtime/service/render.js';
import type { OutboxRow } from '../../../src/store/queries/outbox.js';
import type { Chat } from '../../support/chat.js';
import { made } from '../../support/files.js';
import { words } from '../../support/office.js';
import { openPdf } from '../../support/open-files.js';

export function fileTests(chat: Chat): void {
  const NOW = Date.parse('2023-12-18T08:05:00+07:00');

  beforeAll(async () => {
    chat.setTime(NOW);
  });

  const recipe = (format: string, more: FileRecipe['params'] = {}): FileRecipe => ({
    kind: 'export',
    params: { table: 'figures', format, campaignId: 'prtc', period: '2023', size: 64, ...more },
  });

  const LIMITS: Limits = {
    text: 4_000,
    choices: 'buttons',
    maxChoices: 5,
    files: true,
    durableReceiving: true,
    sendsPerSecond: 10,
  };

  async function sent(file: FileRecipe, limits: Partial<Limits>, channel: 'zalo-oa' | 'telegram' = 'zalo-oa') {
    const message = { lines: [{ key: 'papers.export.as_xlsx' }], choices: [], file };
    const row = {
      id: 7,
      message,
      language: 'vi',
      to: { address: 'zalo-oa:1' },
      template: null,
    } as unknown as OutboxRow;
    const parts = await renderRow(chat.house, { ...LIMITS, ...limits }, words, row, { channel, address: '1' });
    return parts[0] as Outgoing;
  }

  const linkIn = (text: string): string => /https:\/\/thidua\.example\/tep\?ma=([0-9a-f]{40})/.exec(text)?.[1] ?? '';

  describe('a large file', () => {
    it('is made in a thread of its own, with the same content', async () => {
      const [small, large] = await Promise.all([
        made(recipe('csv'), chat.house),
        made(recipe('csv', { size: 50_000 }), chat.house),
      ]);
      expect(large?.name).toBe('So-lieu-prtc-2023.csv');
      expect(Buffer.from(large?.bytes ?? []).equals(Buffer.from(small?.bytes ?? [1]))).toBe(true);
    });

    it('of nothing that is there is not made', async () => {
      expect(await made(recipe('csv', { size: 50_000, period: '1999' }), chat.house)).toBeNull();
    });
  });

  describe('a file the channel does not take', () => {
    it('goes as a link that is over after a day', async () => {
      const out = await sent(recipe('xlsx'), { fileTypes: ['application/pdf'] });
      expect(out.file).toBeNull();
      expect(out.text).toContain('(đến 08:05, 19/12/2023)');
      const id = linkIn(out.text);
      expect((await readLink(chat.house, id))?.name).toBe('So-lieu-prtc-2023.xlsx');
      expect(await readLink(chat.house, `${'0'.repeat(40)}`)).toBeNull();
      chat.setTime(NOW + 86_400_000 + 60_000);
      expect(await readLink(chat.house, id)).toBeNull();
      chat.setTime(NOW);
    });

    it('has the same link however often it is sent', async () => {
      const again = await sent(recipe('xlsx'), { files: false });
      expect(linkIn(again.text)).toBe(linkIn((await sent(recipe('xlsx'), { fileBytes: 10 })).text));
    });

    it('comes along where the channel takes it', async () => {
      expect((await sent(recipe('xlsx'), {})).file?.name).toBe('So-lieu-prtc-2023.xlsx');
    });
  });

  describe('papers of persons', () => {
    it('never go over Telegram, and never by a link', async () => {
      const telegram = await sent(recipe('xlsx', { personal: 1 }), {}, 'telegram');
      expect([telegram.file, linkIn(telegram.text)]).toEqual([null, '']);
      expect(telegram.text).toContain('hồ sơ cá nhân');
      const zalo = await sent(recipe('xlsx', { personal: 1 }), { files: false });
      expect([zalo.file, linkIn(zalo.text)]).toEqual([null, '']);
    });
  });

  describe('a file that cannot be made', () => {
    it('is said to be missing', async () => {
      expect((await sent(recipe('csv', { period: '1999' }), {})).text).toContain('Chưa lập được tệp');
    });
  });

  describe('a file that takes a while', () => {
    const seat = { id: 's', campaignId: 'prtc', role: 'coordinator', unit: null, confirmed: true } as const;
    const turn = { session: { open: { kind: 'none' } } } as unknown as Turn;
    const order = {
      seat,
      what: 'export:figures',
      period: '2023',
      recipe: recipe('csv'),
      lines: [line('papers.which')],
    };

    it.each([
      ['a small one comes with its words', 64, true],
      ['a large one is announced, and follows', 84_792, false],
    ])('%s', (_, size, atOnce) => {
      const answer = madeFile(turn, { ...order, size });
      expect(answer.bubble.file === undefined).toBe(!atOnce);
      expect((answer.after ?? []).map((one) => one.bubble.file?.params.size)).toEqual(atOnce ? [] : [size]);
      expect(answer.bubble.lines[0]?.key).toBe(atOnce ? 'papers.which' : 'papers.making');
    });
  });

  describe('on the command line', () => {
    const out = (name: string): string => join(chat.house.config.dataDir, name);

    async function run(args: readonly string[]) {
      const { dataDir, databaseFile } = chat.house.config;
      vi.stubEnv('THIDUA_MODE', 'office');
      vi.stubEnv('DATA_DIR', dataDir);
      vi.stubEnv('DATABASE_URL', `file:${databaseFile}`);
      const said: string[] = [];
      const streams = { in: process.stdin, out: (text: string) => void said.push(text), err: () => undefined };
      const status = await runCli([...args, '--campaign', 'prtc', '--json'], streams).finally(() => vi.unstubAllEnvs());
      return { status, said: JSON.parse(said.join('')) };
    }

    it('the list comes on pages too', async () => {
      const ran = await run(['export', 'eligibility', '--period', '2023', '--out', out('danh-sach.pdf')]);
      expect(ran.said).toMatchObject({ format: 'pdf', rows: 17 });
      expect(readFileSync(out('danh-sach.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    });

    it.each([
      ['a table that is no paper, as pages', ['export', 'figures', '--out', 'x.pdf'], 'usage_one_of'],
      ['a draft as a kind of file it is not', ['dossier', 'draft', 'roll_up', '--out', 'x.txt'], 'usage_one_of'],
      [
        'an occasion that is none',
        ['dossier', 'draft', 'request', '--occasion', 'tet', '--out', 'x.docx'],
        'usage_one_of',
      ],
      ['a form no plan names', ['dossier', 'draft', 'request', '--award', 'tet', '--out', 'x.docx'], 'usage_one_of'],
      [
        'a period nobody can read',
        ['dossier', 'draft', 'request', '--period', 'tet', '--out', 'x.docx'],
        'period_unreadable',
      ],
    ])('%s is refused by name', async (_, args, code) => {
      expect(await run(args)).toMatchObject({ status: 1, said: { error: { code } } });
    });
  });

  describe('the list to be considered', () => {
    it('is printed on A4 pages, with who is missing what', async () => {
      const file = await made(
        { kind: 'export', params: { ...recipe('pdf').params, table: 'eligibility' } },
        chat.house,
      );
      expect(file?.name).toBe('DU-THAO-Danh-sach-xet-prtc-2023.pdf');
      const { pages, sizes } = await openPdf(file?.bytes ?? new Uint8Array());
      expect(sizes[0]).toEqual([210, 297]);
      const said = pages.join(' ').replace(/\s+/g, ' ');
      expect(said).toContain('DANH SÁCH');
      expect(said).toContain('thiếu 8 văn bản');
      expect(said).toContain('Phường Đài Sơn chưa đạt 3/4');
      expect(said).toContain('Danh sách để xét');
      expect(said).not.toContain('cột Chưa đánh giá');
      expect(said).toContain('Nhóm: phường, xã');
      expect(said).toMatch(/Phường Mỹ Hải chưa đạt 3\/4 [^;]+thiếu 12 hồ sơ; số liệu chưa được thẩm định hết/);
      expect(said).toMatch(/Phường Mỹ Đông chưa đủ số liệu 0\/4 .*chưa gửi báo cáo/);
    });
  });
}
