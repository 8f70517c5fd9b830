/** Evidence through the whole house: a document's number, files where switched on, who may see them, what is refused. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setCampaign } from '../../src/admin/campaign-set.js';
import { sha256 } from '../../src/documents/evidence.js';
import { DAY_MS } from '../../src/domain/time.js';
import { cleanName, eraseUnnamed } from '../../src/runtime/service/evidence.js';
import { noteStaged } from '../../src/store/queries/staged.js';
import { Chat } from '../support/chat.js';
import { act, seatAt, seedWorld } from '../support/world.js';

const chat = new Chat('web', 'buttons');
const NOW = Date.parse('2023-12-11T08:05:00+07:00');
const text = new TextEncoder();
const PDF = text.encode(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
);
const JPG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);
const docx = (body: string): Uint8Array =>
  zipSync({
    '[Content_Types].xml': text.encode('<Types/>'),
    'word/document.xml': text.encode(`<w:document><w:p><w:t>${body}</w:t></w:p></w:document>`),
  });
const png = (width: number): Uint8Array => {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, 10);
  return bytes;
};

let refs = 0;
const say = async (who: string, said: string) =>
  (await chat.input(who, { kind: 'text', text: said }, `r${refs++}`)).map((one) => one.text).join('\n');
const press = (who: string, id: string) => chat.input(who, { kind: 'choice', choice: id }, `r${refs++}`);
const send = async (who: string, name: string, bytes: Uint8Array, caption = '') => {
  const id = `f${refs++}`;
  chat.files.set(id, bytes);
  const body = { kind: 'file' as const, file: { id, name, size: bytes.length }, caption };
  return (await chat.input(who, body, `r${refs++}`)).map((one) => one.text).join('\n');
};
const kept = (): string[] => {
  const folder = join(chat.house.config.dataDir, 'evidence');
  return existsSync(folder) ? readdirSync(folder) : [];
};

const turn = (value: 'on' | 'off') =>
  act(
    chat.house,
    setCampaign,
    { campaignId: 'prtc', name: 'evidence_files', value, document: null },
    chat.now() + 1_000,
  );

describe('evidence', () => {
  beforeAll(async () => {
    chat.setTime(NOW);
    await chat.open();
    await seedWorld(chat.house, ['2022']);
    await seatAt(chat.house, 'web:chuyen-vien', 'coordinator', []);
    await seatAt(chat.house, 'web:dai-son', 'focal_point', ['22765']);
    await seatAt(chat.house, 'web:van-hai', 'focal_point', ['22777']);
    await say('dai-son', 'HSCV 482/764, BCĐK 48/48, VBHC 1204/1204, KTXH 12/12');
  });

  afterAll(async () => {
    await chat.close();
    chat.remove();
  });

  it('takes a document by number and day', async () => {
    expect(await say('dai-son', 'minh chứng 3')).toContain('Xin gõ số và ngày văn bản');
    expect(await say('dai-son', '25/BC-UBND ngày 08/12/2023')).toContain(
      'tiêu chí 3: văn bản 25/BC-UBND ngày 08/12/2023',
    );
    expect(await say('dai-son', 'minh chứng')).toContain('3. Văn bản 25/BC-UBND ngày 08/12/2023');
  });

  it('takes no file while files are switched off, and keeps nothing', async () => {
    expect(await send('dai-son', 'bao-cao.pdf', PDF)).toContain('chưa được nhận');
    expect(kept()).toEqual([]);
  });

  it('is switched on by the coordinator only', async () => {
    expect(await say('van-hai', 'bật tệp minh chứng')).not.toContain('Đã bật');
    expect(await say('chuyen-vien', 'bật tệp minh chứng')).toContain('Đã bật');
  });

  it('warns before a file, keeps the original bytes, and says which criterion', async () => {
    expect(await say('dai-son', 'minh chứng 1')).toContain('Không gửi văn bản, hình ảnh có nội dung mật');
    expect(await send('dai-son', '../../số liệu\u202e.exe', PDF)).toContain(
      'Đã nhận minh chứng tiêu chí 1: số liệu.pdf',
    );
    expect(kept()).toEqual([sha256(PDF)]);
  });

  it('asks which criterion a file without one is for', async () => {
    expect(await send('dai-son', 'photo.jpg', JPG)).toContain('cho tiêu chí nào?');
    expect(await say('dai-son', '9')).toMatch(/Không có tiêu chí mang số này.*cho tiêu chí nào/su);
    expect(await say('dai-son', '2')).toContain('Ảnh đã bị kênh chat nén');
  });

  it('shows the officer where the same file was given before, and sends it', async () => {
    await say('van-hai', 'báo cáo');
    expect(await send('van-hai', 'a.pdf', PDF)).toContain('Câu hỏi về số liệu vẫn chờ ở đây');
    const owed = await chat.house.ask(async (facts) => {
      const unit = (await facts.units('prtc')).find((one) => one.code === '22777');
      return (await facts.obligations('prtc', unit?.id ?? 0)).find((one) => one.period === '2023');
    });
    const [list] = await press('chuyen-vien', `ev:${owed?.id}`);
    expect(list?.text).toContain('trùng tệp đã gửi: Phường Đài Sơn, năm 2023');
    const [file] = await press('chuyen-vien', list?.choices[0]?.id ?? '');
    expect(Buffer.from(file?.file?.bytes ?? [])).toEqual(Buffer.from(PDF));
    const [refused] = await press('dai-son', list?.choices[0]?.id ?? '');
    expect(refused?.file).toBeNull();
    const [own] = await press('van-hai', `ev:${owed?.id}`);
    expect(own?.text).toContain('a.pdf');
    expect(own?.text).not.toContain('Đài Sơn');
    const [hidden] = await press('dai-son', `ev:${owed?.id}`);
    expect(hidden?.text).toContain('không còn hiệu lực');
  });

  it('stands on the verifier’s card, one tap away', async () => {
    await say('dai-son', 'HSCV 482/764, BCĐK 48/48, VBHC 1204/1204, KTXH 12/12');
    expect(await say('dai-son', 'gửi')).toContain('Đã nhận báo cáo');
    const [card] = await chat.input('chuyen-vien', { kind: 'text', text: 'thẩm định' }, 'r-queue');
    const shown = card?.choices.find((one) => one.label === 'Minh chứng (3)');
    expect((await press('chuyen-vien', shown?.id ?? ''))[0]?.text).toContain('văn bản 25/BC-UBND ngày 08/12/2023');
  });

  it('is taken back while nobody verified the figure, and the file goes after a day', async () => {
    const shown = await chat.input('van-hai', { kind: 'text', text: 'minh chứng' }, 'r-own');
    const drop = shown[0]?.choices.find((one) => one.id.startsWith('ev_drop'))?.id ?? '';
    expect((await press('dai-son', drop))[0]?.text).toContain('không còn hiệu lực');
    expect((await press('van-hai', drop))[0]?.text).toContain('Đã gỡ tài liệu này');
    expect(await eraseUnnamed(chat.house, Date.now() + 2 * DAY_MS)).toBe(0);
    expect(kept().sort()).toEqual([sha256(PDF), sha256(JPG)].sort());
  });

  it.each([
    ['a program with another ending', 'anh.jpg', new Uint8Array([0x4d, 0x5a, 1, 2]), 'Chỉ nhận ảnh'],
    ['a page', 'a.pdf', text.encode('<html><script>'), 'Chỉ nhận ảnh'],
    ['a drawing with scripts', 'a.svg', text.encode('<svg onload="x()"/>'), 'Chỉ nhận ảnh'],
    ['nothing', 'a.pdf', new Uint8Array(), 'Tệp rỗng'],
    ['a PDF that runs something', 'a.pdf', text.encode('%PDF-1.4 /OpenAction << /JavaScript (x) >>'), 'có mã lệnh'],
    ['a picture made to fill the memory', 'a.png', png(30_000), 'Ảnh quá lớn'],
    ['macros', 'a.docx', zipSync({ '[Content_Types].xml': text.encode('x'), 'word/vbaProject.bin': JPG }), 'có macro'],
    ['an archive that is no document', 'a.docx', zipSync({ 'a.txt': text.encode('x') }), 'Chỉ nhận ảnh'],
    ['an archive cut short', 'a.docx', docx('x').subarray(0, 60), 'bị hỏng'],
    [
      'a secret stamp behind the first page',
      'a.docx',
      docx(`${'</w:t></w:p><w:p><w:t>dòng'.repeat(99)} TỐI MẬT`),
      'tài liệu mật',
    ],
    ['a PDF nobody can open', 'a.pdf', text.encode('%PDF-1.4\nsample\n%%EOF'), 'bị hỏng'],
    ['21 MB', 'a.pdf', new Uint8Array(21_000_000), 'quá lớn'],
  ])('refuses %s and keeps nothing of it', async (_, name, bytes, words) => {
    const before = kept();
    expect(await send('dai-son', name, bytes)).toContain(words);
    expect(kept()).toEqual(before);
  });

  it('does not take a file back up whose bytes may be gone', async () => {
    await send('dai-son', 'photo.jpg', JPG);
    chat.setTime(chat.now() + 13 * 3_600_000);
    expect(await say('dai-son', '2')).toContain('Xin gửi lại tệp');
    expect(await send('dai-son', 'photo.jpg', JPG)).toContain('cho tiêu chí nào?');
    expect(await say('dai-son', '2')).toContain('Đã nhận minh chứng tiêu chí 2');
  });

  it('takes so many files of one person in a day, attached or not, and reads none after them', async () => {
    const person = await chat.house.ask(async (facts) => (await facts.who('web:dai-son')).person?.id ?? '');
    const full = { inboxSeq: 9_999_999, personId: person, bytes: 200_000_000 };
    await chat.house.store.write((tx) => noteStaged(tx, full, chat.now()));
    const fetched = chat.fetched.length;
    expect(await send('dai-son', 'a.jpg', JPG)).toContain('quá nhiều tệp trong một ngày');
    expect(chat.fetched.length).toBe(fetched);
    expect(await send('van-hai', 'a.jpg', JPG, '2')).toContain('Đã nhận minh chứng');
    chat.setTime(chat.now() + DAY_MS + 1);
    expect(await send('dai-son', 'a.jpg', JPG, '2')).toContain('Đã nhận minh chứng');
  });

  it('leaves nothing half written behind', async () => {
    const half = join(chat.house.config.dataDir, 'evidence', `${'a'.repeat(64)}.x.half`);
    writeFileSync(half, 'x');
    await eraseUnnamed(chat.house, Date.now());
    expect(existsSync(half)).toBe(true);
    await eraseUnnamed(chat.house, Date.now() + 2 * DAY_MS);
    expect(existsSync(half)).toBe(false);
  });

  it('is switched off again: files are not taken, documents are', async () => {
    await turn('off');
    expect(await send('dai-son', 'bao-cao.pdf', PDF)).toContain('chưa được nhận');
    expect(await say('dai-son', 'minh chứng 9: 26/BC-UBND')).toContain('Không có tiêu chí mang số này');
    expect(await say('dai-son', 'minh chứng 2: 26/BC-UBND ngày 08/12/2023')).toContain('26/BC-UBND');
  });
});

describe('a name from outside', () => {
  it.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\báo cáo.docx.exe', 'báo cáo.docx.pdf'],
    ['a\u0000b\u202ec.pdf', 'abc.pdf'],
    ['..', 'tep.pdf'],
    ['', 'tep.pdf'],
    [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(60)}.pdf`],
  ])('%j', (name, shown) => {
    expect(cleanName(name, 'pdf')).toBe(shown);
  });
});
