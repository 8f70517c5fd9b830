/** A real Chromium drives the pages. SCREENSHOTS=<folder> keeps pictures for people to judge. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Channel, Incoming, Outgoing } from '../../src/channels/channel.js';
import { CODE, type RigOptions, startWeb, type WebRig } from './rig.js';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const pictures = process.env.SCREENSHOTS;

const SUMMARY = {
  text: 'Báo cáo năm 2023 – Phường Mỹ Đông\n1. Hồ sơ công việc: 482/764 = 63,09%\n2. Báo cáo định kỳ điện tử: 48/48 = 100%\n3. Văn bản hành chính điện tử: 1.204/1.204 = 100%\n4. Báo cáo KT-XH trên phần mềm tỉnh: 12/12 = 100%\nSố liệu tính đến ngày 08/12/2023.\nNếu đúng, xin bấm Gửi báo cáo. Cần sửa, gõ ví dụ: sửa 3\nDữ liệu mẫu',
  titled: true,
  choices: [
    { id: 'send:1:1', label: 'Gửi báo cáo' },
    { id: 'as_of:1:1', label: 'Đổi ngày số liệu' },
    { id: 'later:1:1', label: 'Để sau' },
  ],
};
const QUESTION = {
  text: 'Báo cáo năm 2023 – Phường Mỹ Đông\nHạn: trước ngày 15/12/2023 (hết Thứ Năm, 14/12).\n\n1/4. Hồ sơ công việc xử lý trên môi trường mạng\nXin cho biết: bao nhiêu hồ sơ, trên tổng số bao nhiêu? (ví dụ 120/200)\nNăm trước: 417/742, đạt 56,20%\nDữ liệu mẫu',
  titled: true,
  choices: [
    { id: 'how:1', label: 'Cách tính' },
    { id: 'none:1', label: 'Chưa có số liệu' },
  ],
};

/** A small house: a figure gets the summary, a press its receipt with a draft, everything else the question. */
async function answer(channel: Channel, { address, body }: Incoming): Promise<void> {
  const say = (out: Partial<Outgoing>) =>
    channel.send({ address, text: '', titled: false, choices: [], file: null, ...out });
  if (body.kind === 'choice') {
    const file = { name: 'du-thao.docx', type: 'application/msword', bytes: Buffer.from('x') };
    await say({ text: `Đã nhận. Mã 7K4P (${body.choice}).`, file });
  } else if (body.kind === 'text' && /\d/.test(body.text)) await say(SUMMARY);
  else if (body.kind === 'start' || body.kind === 'text') await say(QUESTION);
  else if (body.kind === 'file') await say({ text: `Đã nhận tệp ${body.file.name}, ${body.file.size} byte.` });
}

describe.skipIf(CHROMIUM === undefined)(
  `the web chat in Chromium${CHROMIUM ? '' : ' (skipped: no Chromium here)'}`,
  { timeout: 30_000 },
  () => {
    let browser: Browser;
    let rig: WebRig;
    let page: Page;
    const problems: string[] = [];

    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
    }, 60_000);
    afterAll(() => browser.close());
    afterEach(async () => {
      await page.context().close();
      await rig.stop();
      expect(problems.splice(0)).toEqual([]);
    });

    async function open(path = '/', options: RigOptions = {}, context: BrowserContextOptions = PHONE): Promise<void> {
      rig = await startWeb({ answer, ...options });
      page = await (await browser.newContext(context)).newPage();
      page.setDefaultTimeout(10_000);
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (line) => {
        // 401 before anybody came in, and lost connections, are part of the play.
        if (line.type() === 'error' && !/status of 40[149]|ERR_(FAILED|CONNECTION)/.test(line.text()))
          problems.push(line.text());
      });
      await page.goto(`http://localhost:${rig.port}${path}`);
    }
    const picture = async (name: string) => {
      if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
    };
    const said = () =>
      rig.received.map(({ body }) =>
        body.kind === 'text' ? body.text : body.kind === 'choice' ? body.choice : body.kind,
      );
    const type = async (text: string) => {
      await page.getByLabel('Tin nhắn').fill(text);
      await page.getByLabel('Tin nhắn').press('Enter');
    };

    it('a focal point types a figure, presses a button and reads the receipt', async () => {
      await open();
      await page.getByText('ngày giả định Thứ Hai, 11/12/2023').waitFor();
      expect(await page.getByText('Dữ liệu mẫu', { exact: true }).isVisible()).toBe(true);
      await picture('1-empty');
      await type('Báo cáo');
      await page.getByText('1/4. Hồ sơ công việc').waitFor();
      await picture('2-question');
      await type('482/764');
      await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
      await page.getByText('Mã 7K4P (send:1:1)').waitFor();
      await page.getByText('đã gửi').waitFor();
      expect(said()).toEqual(['Báo cáo', '482/764', 'send:1:1']);
      expect(await page.locator('strong.title').allTextContents()).toEqual([
        'Báo cáo năm 2023 – Phường Mỹ Đông',
        'Báo cáo năm 2023 – Phường Mỹ Đông',
      ]);
      await picture('3-receipt');
      // Older buttons stay pressable; the house says what has become of them.
      await page.getByRole('button', { name: 'Chưa có số liệu' }).click();
      await page.getByText('Mã 7K4P (none:1)').waitFor();
      const download = page.waitForEvent('download');
      await page.getByText('Tải tệp: du-thao.docx').first().click();
      expect((await download).suggestedFilename()).toBe('du-thao.docx');
    });

    it('shows the whole conversation again after a reload', async () => {
      await open();
      await type('Báo cáo');
      await page.getByText('1/4. Hồ sơ').waitFor();
      await type('482/764');
      await page.getByRole('button', { name: 'Gửi báo cáo' }).waitFor();
      const order = () =>
        page.locator('.message .bubble').evaluateAll((all) => all.map((one) => one.textContent?.slice(0, 20)));
      const before = await order();
      await page.reload();
      await page.getByRole('button', { name: 'Gửi báo cáo' }).waitFor();
      await expect.poll(order).toEqual(before);
      expect(rig.received).toHaveLength(2);
    });

    it('sends again what a lost connection swallowed, once', async () => {
      await open();
      await page.getByLabel('Tin nhắn').waitFor();
      // The server takes the first one but its answer never arrives.
      let lost = 0;
      await page.route('**/chat/messages', async (route) => {
        if (route.request().method() !== 'POST' || lost > 0) return route.continue();
        lost += 1;
        await route.fetch();
        await route.abort('connectionreset');
      });
      await type('482/764');
      await type('một');
      await page.getByText('chưa gửi được, đang thử lại').waitFor();
      await picture('4-retry');
      await page.getByText('1/4. Hồ sơ').waitFor();
      expect(said()).toEqual(['482/764', 'một']);
      expect(await page.locator('.own').count()).toBe(2);
    });

    it('keeps what was typed while offline over a reload', async () => {
      await open();
      await page.getByLabel('Tin nhắn').waitFor();
      await page.route('**/chat/messages', (route) =>
        route.request().method() === 'POST' ? route.abort() : route.continue(),
      );
      await type('482/764');
      await page.getByText('chưa gửi được').waitFor();
      expect(said()).toEqual([]);
      await page.unroute('**/chat/messages');
      await page.reload();
      await page.getByRole('button', { name: 'Gửi báo cáo' }).waitFor();
      expect(said()).toEqual(['482/764']);
    });

    it('changes persona, unit and day', async () => {
      await open();
      await page.getByLabel('Đơn vị').selectOption('Phường Đô Vinh');
      await expect.poll(() => [...rig.memory.sessions.values()].at(-1)).toBe('trial-focal_point:22741');
      await type('Báo cáo');
      await page.getByText('1/4. Hồ sơ').waitFor();
      await page.getByRole('button', { name: 'Phòng VHTT' }).click();
      await page.getByText('Xin gõ: Báo cáo').waitFor();
      expect(await page.getByRole('button', { name: 'Phòng VHTT' }).getAttribute('aria-pressed')).toBe('true');
      await type('ai chưa nộp');
      await expect.poll(() => rig.received.at(-1)?.address).toBe('trial-coordinator');
      await page.getByText('ngày giả định').click();
      await page.getByLabel('Sang ngày').fill('2023-12-15');
      await picture('5-day');
      await page.getByRole('button', { name: 'Đổi ngày' }).click();
      await page.getByText('ngày giả định Thứ Sáu, 15/12/2023').waitFor();
      expect(rig.clock.day).toBe('2023-12-15');
      await page.reload();
      await page.getByText('ai chưa nộp').waitFor();
      expect(await page.getByRole('button', { name: 'Phòng VHTT' }).getAttribute('aria-pressed')).toBe('true');
    });

    it('follows when another tab becomes somebody else', async () => {
      await open();
      await page.getByLabel('Tin nhắn').waitFor();
      const other = await page.context().newPage();
      await other.goto(page.url());
      await other.getByRole('button', { name: 'Lãnh đạo' }).click();
      await expect.poll(() => [...rig.memory.sessions.values()].at(-1)).toBe('trial-leader');
      await type('482/764');
      await page.getByText('Vai trò đã được đổi').waitFor();
      await expect.poll(() => page.locator('[aria-pressed=true]').textContent()).toBe('Lãnh đạo');
      expect(said()).toEqual([]);
    });

    it('sends a file', async () => {
      await open();
      await page
        .getByLabel('Gửi tệp')
        .setInputFiles({ name: 'số liệu.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n') });
      await page.getByText('Đã nhận tệp số liệu.csv, 4 byte.').waitFor();
      await page.getByLabel('Gửi tệp').setInputFiles({ name: 'x', mimeType: '', buffer: Buffer.alloc(5_242_881) });
      await page.getByText('không quá 5 MB').waitFor();
      expect(said()).toEqual(['file']);
    });

    it('does not send while a Vietnamese keyboard composes, nor on Shift+Enter, and grows', async () => {
      await open();
      const box = page.getByLabel('Tin nhắn');
      await box.fill('a');
      const low = (await box.boundingBox())?.height ?? 0;
      await box.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
      await box.press('Shift+Enter');
      await box.pressSequentially('b');
      expect(await box.inputValue()).toBe('a\nb');
      expect((await box.boundingBox())?.height).toBeGreaterThan(low);
      expect(said()).toEqual([]);
    });

    it('shows mark-up as it is written', async () => {
      await open();
      await type('<img src=x onerror=alert(1)>');
      await page.getByText('<img src=x onerror=alert(1)>').waitFor();
      expect(await page.locator('.log img').count()).toBe(0);
    });

    it('speaks English when told, the house too', async () => {
      await open();
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByText('assumed day: Monday 11 Dec 2023').waitFor();
      await expect.poll(said).toEqual(['Tiếng Anh']);
    });

    it('asks for a code in an office, and takes it from the invitation page', async () => {
      await open('/', { trial: false });
      await page.getByLabel('Mã mời').waitFor();
      await picture('6-code');
      await page.goto(`http://localhost:${rig.port}/tham-gia#${CODE}`);
      await page.getByText('Phường Văn Hải').waitFor();
      expect(await page.getByText(CODE, { exact: true }).isVisible()).toBe(true);
      await picture('7-invite');
      await page.getByText('Mở trò chuyện', { exact: true }).click();
      await page.getByText('1/4. Hồ sơ công việc').waitFor();
      expect(page.url()).toBe(`http://localhost:${rig.port}/`);
      expect(rig.received.map(({ body }) => body)).toEqual([{ kind: 'start', payload: CODE }]);
    });

    it('copies the message to paste elsewhere', async () => {
      const links = { zalo: 'https://zalo.me/1', telegram: 'https://t.me/x?start={code}' };
      await open(
        `/tham-gia#${CODE}`,
        { trial: false, links },
        { ...PHONE, permissions: ['clipboard-read', 'clipboard-write'] },
      );
      await page.getByRole('button', { name: 'Sao chép' }).click();
      await page.getByText('Đã sao chép').waitFor();
      await picture('8-invite-links');
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`Tham gia ${CODE}`);
      expect(await page.getByText('Mở Telegram').getAttribute('href')).toBe(`https://t.me/x?start=${CODE}`);
    });

    it.each([
      ['wrong', '#K7QM-9F2X-TB4W-AAAA', 'Mã này không dùng được'],
      ['broken', '#%E0%A4%A', 'Trang này mở từ mã QR'],
      ['missing', '', 'Trang này mở từ mã QR'],
    ])('has a way on for a code that is %s', async (_name, hash, words) => {
      await open(`/tham-gia${hash}`, { trial: false });
      await page.getByText(words).waitFor();
      expect(await page.getByRole('button').count()).toBe(0);
    });

    it.each<[string, BrowserContextOptions]>([
      ['a small dark phone', { ...PHONE, viewport: { width: 360, height: 640 }, colorScheme: 'dark' }],
      ['a phone on its side', { ...PHONE, viewport: { width: 740, height: 360 } }],
      ['a desk', { viewport: { width: 1280, height: 800 } }],
    ])('fits on %s: nothing runs over, everything can be touched', async (name, context) => {
      await open('/', {}, context);
      await type('Báo cáo');
      await page.getByText('1/4. Hồ sơ').waitFor();
      await type('482/764');
      await page.getByRole('button', { name: 'Gửi báo cáo' }).waitFor();
      await picture(`9-${name.replaceAll(' ', '-')}`);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      const low = await page
        .locator('button:visible, select:visible, textarea:visible, .attach:visible')
        .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML));
      expect(low).toEqual([]);
      await expect(page.getByLabel('Tin nhắn').isVisible()).resolves.toBe(true);
    });
  },
);
