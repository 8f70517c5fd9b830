/** `npm start` on a bare machine, in a real browser: a ward reports, a leader asks, the standing agency sees. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { startService } from '../support/service.js';
import { temporaryFolder } from '../support/store.js';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const PORT = 10_000 + Math.floor(Math.random() * 20_000);
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const pictures = process.env.SCREENSHOTS;

async function picture(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
}

it.skipIf(CHROMIUM === undefined)(
  `the trial in Chromium${CHROMIUM ? '' : ' (skipped: no Chromium here)'}`,
  { timeout: 90_000 },
  async () => {
    const env = {
      PATH: process.env.PATH ?? '',
      DATA_DIR: temporaryFolder(),
      PORT: String(PORT),
      TZ: 'America/Los_Angeles',
    };
    const service = startService(env);
    const browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
    try {
      const page = await (await browser.newContext(PHONE)).newPage();
      page.setDefaultTimeout(15_000);
      await until(() => fetch(`http://127.0.0.1:${PORT}/readyz`).then((answer) => answer.ok));
      await page.goto(`http://127.0.0.1:${PORT}/`);
      await page.getByText('ngày giả định Thứ Hai, 11/12/2023').waitFor();
      const type = async (text: string): Promise<void> => {
        await page.getByLabel('Tin nhắn').fill(text);
        await page.getByLabel('Tin nhắn').press('Enter');
      };

      await type('Báo cáo');
      await page.getByText('1/4. Hồ sơ công việc').waitFor();
      await picture(page, '1-question');
      await type('334/612, đã trừ hồ sơ mật');
      await page.getByText('334 trên 612 hồ sơ, đạt 54,58%').waitFor();
      for (const [text, next] of [
        ['44/44', '3/4.'],
        ['905 trên 905', '4/4.'],
        ['12/12', 'Số liệu tính đến ngày 11/12/2023'],
      ] as const) {
        await type(text);
        await page.getByText(next).first().waitFor();
      }
      await picture(page, '2-summary');
      await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
      await page.getByText('Đã nhận báo cáo năm 2023 của Phường Mỹ Đông').waitFor();
      await page.getByText('đúng hạn').first().waitFor();
      await picture(page, '3-receipt');

      await page.getByText('Lãnh đạo', { exact: true }).click();
      await type('phường nào đạt 60%?');
      await page.getByText('8 phường đạt từ 60%').waitFor();
      await page.getByText('16/16 đã báo cáo').waitFor();
      await picture(page, '4-leader');
      await page.reload();
      await page.getByText('8 phường đạt từ 60%').waitFor();

      await page.getByText('Phòng VHTT', { exact: true }).click();
      await type('ai đã nộp');
      await page.getByText('Đã nộp 16/16').waitFor();
      await picture(page, '5-office');
      expect(await page.getByText('Dữ liệu mẫu').count()).toBeGreaterThan(1);
    } finally {
      await browser.close();
      service.process.kill('SIGTERM');
    }
    expect(await service.ended).toEqual({ code: 0, signal: null });
  },
);

async function until(look: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 300; i++) {
    if (await look().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the service did not become ready');
}
