/** What goes out in place of a message where Zalo lets nothing else through: each kind of news has its approved template. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutgoingTemplate } from '../../src/channels/channel.js';
import { namesOf, type PaidSending, templateData } from '../../src/channels/zalo-oa/templates.js';
import { announcementTemplate, TEMPLATE_FIELDS } from '../../src/messages/template.js';
import { packageRoot } from '../../src/runtime/root.js';
import { outbox } from '../../src/store/schema/pipe.js';
import { Chat, type Heard } from '../support/chat.js';
import { seatAt, seedWorld } from '../support/world.js';

const chat = new Chat('zalo-oa', 'buttons');

beforeAll(async () => {
  chat.setTime(Date.parse('2023-12-07T09:12:00+07:00'));
  await chat.open();
  await seedWorld(chat.house, ['2022']);
  await seatAt(chat.house, 'zalo-oa:unit', 'focal_point', ['22756']);
  await seatAt(chat.house, 'zalo-oa:office', 'coordinator', []);
});

afterAll(async () => {
  await chat.close();
  chat.remove();
});

async function says(address: string, ...texts: readonly string[]): Promise<readonly Heard[]> {
  let heard: readonly Heard[] = [];
  for (const text of texts) heard = await chat.input(address, { kind: 'text', text }, null);
  return heard;
}

const templatesTo = (address: string, heard: readonly Heard[]): readonly (OutgoingTemplate | null | undefined)[] =>
  heard.filter((one) => one.address === address && one.unasked === true).map((one) => one.template);

const verification = (result: string) => [
  { name: 'verification', fields: { unit: 'Phường Tấn Tài', period: 'năm 2023', result } },
];

it('a figure that goes back, a question, and what became of the report', async () => {
  await says('unit', 'HSCV 549/751, BCĐK 47/47, VBHC 1077/1077, KTXH 12/12', 'số đúng', 'gửi');
  const asked = await says('office', 'thẩm định số liệu', 'hỏi lại', '1', 'số này lấy ở đâu');
  expect(templatesTo('unit', asked)).toEqual(verification('có câu hỏi về Hồ sơ công việc'));
  const back = await says('office', 'thẩm định số liệu', 'trả lại', '1', 'khác tài liệu', 'gửi');
  expect(templatesTo('unit', back)).toEqual(verification('đề nghị rà soát Hồ sơ công việc, hết Thứ Hai, 11/12'));
  await says('unit', '449/751, gõ nhầm', 'gửi lại');
  const agreed = await says('office', 'thẩm định số liệu', 'xác nhận');
  expect(templatesTo('unit', agreed)).toEqual(verification('4/4 tiêu chí đã được xác nhận'));
});

it('a deadline', async () => {
  await seatAt(chat.house, 'zalo-oa:late', 'focal_point', ['22759']);
  chat.setTime(Date.parse('2023-12-11T09:00:00+07:00'));
  const reminded = await chat.remind();
  const [template] = templatesTo('late', reminded);
  expect(template).toMatchObject({ name: 'deadline', fields: { deadline: '14/12/2023', count: '1' } });
});

it('the end of a period, after which nobody is reminded of it', async () => {
  const closed = await says('office', 'chốt kỳ', 'chốt kỳ');
  expect(templatesTo('unit', closed)).toEqual(verification('đã chốt kỳ báo cáo'));
  chat.setTime(Date.parse('2023-12-14T09:00:00+07:00'));
  expect(templatesTo('late', await chat.remind())).toEqual([]);
});

describe('a code that was asked for', () => {
  const press = async (label: string, heard: readonly Heard[]) => {
    const id = heard.flatMap((one) => one.choices).find((one) => one.label === label)?.id ?? '';
    return chat.input('office', { kind: 'choice', choice: id }, null);
  };

  it('goes to whoever asked only after the officer has checked, once, and is forgotten', async () => {
    const asked = await says('stranger', 'xin mã', 'Phường Văn Hải, đầu mối báo cáo');
    const told = asked.filter((one) => one.address === 'office');
    const check = await press('Gửi mã', told);
    expect(check.map((one) => one.address)).toEqual(['office']);
    const sent = await press('Đã đối chiếu, gửi mã', check);
    const [code] = sent.filter((one) => one.address === 'stranger');
    expect(code?.template).toMatchObject({ name: 'invitation', fields: { unit: 'Phường Văn Hải' } });
    expect(code?.text).toContain(`Tham gia ${code?.template?.fields.code}`);
    expect((await press('Đã đối chiếu, gửi mã', check))[0]?.text).toContain('đã được trả lời');
    const kept = await chat.house.store.read((tx) => tx.db.select().from(outbox));
    expect(kept.filter((row) => row.template?.name === 'invitation')).toEqual([]);
  });

  it('whose unit is not clear is made as any other and handed over by the officer', async () => {
    const asked = await says('nobody', 'xin mã', 'một phường nào đó');
    const made = await press(
      'Gửi mã',
      asked.filter((one) => one.address === 'office'),
    );
    expect(made.map((one) => [one.address, /vai trò|đơn vị nào/.test(one.text)])).toEqual([['office', true]]);
  });
});

const approved = (fields: Readonly<Record<string, string>>) => ({ id: '1', price: 0, fields });

it.each([
  ['as it is approved', approved({ unit: 'don_vi' }), { unit: 'Phường Đài Sơn' }, { don_vi: 'Phường Đài Sơn' }],
  ['a field more is left out', approved({ unit: 'a' }), { unit: 'x', result: 'y' }, { a: 'x' }],
  ['a field that is missing', approved({ unit: 'a', result: 'b' }), { unit: 'x' }, null],
  ['cut to what Zalo takes', approved({ result: 'b' }), { result: 'số '.repeat(50) }, { b: `${'số '.repeat(33)}…` }],
])('data of a template: %s', (_name, one, given, data) => {
  expect(templateData(one, given)).toEqual(data);
});

it('the guide names the fields of every template as they are filled', () => {
  const guide = readFileSync(new URL('docs/cai-dat-zalo.md', packageRoot), 'utf8');
  const listed = [...guide.matchAll(/^\| `(\w+)` .*? \| .*? \| ((?:`\w+`(?:, )?)+) \|$/gm)].map(
    ([, name = '', fields = '']) => [name, [...fields.matchAll(/\w+/g)].map(String)],
  );
  expect(Object.fromEntries(listed)).toEqual(TEMPLATE_FIELDS);
});

it('an announcement gives how it begins', () => {
  expect(announcementTemplate({ unit: 'Phường mẫu', text: 'Họp sơ kết\n\nlúc 8 giờ' }).fields).toEqual({
    unit: 'Phường mẫu',
    title: 'Họp sơ kết lúc 8 giờ',
  });
});

it('only what is approved is offered', () => {
  const paid: PaidSending = { monthlyCap: 1, latePrice: 0, templates: { verification: approved({}) } };
  expect(namesOf(paid)).toEqual(['verification']);
});
