/** Announcements as they are typed: a file that goes with one, leaders as second person, who wants no news, permissions. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setCampaign } from '../../src/admin/campaign-set.js';
import { Office } from '../broadcast/rig.js';
import { act, seatAt, seedWorld } from '../support/world.js';

const office = new Office();
const { chat } = office;
let refs = 0;

const say = async (who: string, text: string): Promise<string> =>
  (await chat.input(who, { kind: 'text', text }, `r${refs++}`))
    .filter((one) => one.address === who)
    .map((one) => one.text)
    .join('\n');

async function press(who: string, label: string): Promise<string> {
  const shown = chat.heard.filter((one) => one.address === who).toReversed();
  const id = shown.flatMap((one) => one.choices).find((one) => one.label === label)?.id ?? '';
  return (await chat.input(who, { kind: 'choice', choice: id }, `r${refs++}`)).map((one) => one.text).join('\n');
}

const rule = (name: string, value: string) =>
  act(chat.house, setCampaign, { campaignId: 'prtc', name, value, document: null }, chat.now());

const TO = 'gửi thông báo cho Đô Vinh, Phước Mỹ: Kính gửi {đơn vị}: mời họp.';

describe('announcements in chat', () => {
  beforeAll(async () => {
    await office.open(['22738', '22741'], ['one']);
    await seatAt(chat.house, 'web:chief', 'leader', []);
  });
  afterAll(() => office.close());

  it('are none of a focal point’s business', async () => {
    expect(await say('w22738', TO)).not.toContain('nơi nhận');
    expect(await say('w22738', 'dừng gửi')).not.toContain('thông báo');
  });

  it('refuse a field nobody knows by name, and let it be typed again', async () => {
    expect(await say('one', 'gửi thông báo cho Đô Vinh: Hạn {hạng cuối}.')).toContain('gần nhất là "hạn cuối"');
    expect(await say('one', 'Họp lúc {lãnh đạo ký}.')).toContain('dùng: đơn vị, hạn cuối, số liệu còn thiếu');
    expect(await say('one', 'Kính gửi {đơn vị}.')).toContain('Gửi 1 nơi nhận');
  });

  it('carry a file that was sent while they were written, to each receiver', async () => {
    await say('one', TO);
    const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);
    chat.files.set('paper', bytes);
    const file = { id: 'paper', name: 'Giay moi.jpg', size: bytes.length };
    const [card] = await chat.input('one', { kind: 'file', file, caption: '' }, `r${refs++}`);
    expect(card?.text).toContain('Kèm tệp Giay moi.jpg');
    await say('one', 'gửi 2');
    chat.setTime(chat.now() + 121_000);
    const heard = (await chat.announce()).filter((one) => one.address.startsWith('w'));
    expect(heard.map((one) => `${one.address} ${one.file?.name}`).sort()).toEqual([
      'w22738 Giay moi.jpg',
      'w22741 Giay moi.jpg',
    ]);
  });

  it('are agreed with by a leader only where the campaign gave leaders the part', async () => {
    expect(await say('chief', 'duyệt thông báo')).not.toContain('chờ Anh/Chị duyệt');
    await rule('announcement_leader', 'on');
    expect(await say('one', TO)).toContain('sau khi có người duyệt');
    expect(await say('one', 'gửi 2')).toContain('cần người thứ hai duyệt');
    expect(await press('one', 'Trình duyệt')).toContain('Đã trình 1 người duyệt');
    expect(await press('chief', 'Trả lại')).toContain('xin gõ điều cần sửa');
    expect(await say('chief', 'Thiếu giờ họp')).toContain('Đã trả lại');
    expect(await press('chief', 'Duyệt gửi')).toContain('chưa trình duyệt');
    expect(await press('one', 'Sửa nội dung')).toContain('mời họp');
    expect(await say('one', 'sửa: Kính gửi {đơn vị}: mời họp lúc 14 giờ.')).toContain('14 giờ');
    await press('one', 'Trình duyệt');
    const seen = chat.heard.findLast((one) => one.address === 'chief' && one.text.includes('14 giờ'))?.choices[0]?.id;
    await press('one', 'Rút lại');
    expect(await say('one', 'gửi lúc 8h sáng mai')).toContain('từ 08:00');
    await press('one', 'Trình duyệt');
    const old = await chat.input('chief', { kind: 'choice', choice: seen ?? '' }, `r${refs++}`);
    expect(old.map((one) => one.text).join()).toMatch(/đã thay đổi so với tin trước[\s\S]*Gửi lúc 08:00/);
    await press('one', 'Rút lại');
    await say('one', 'gửi ngay');
    await press('one', 'Trình duyệt');
    expect(await say('chief', 'duyệt gửi')).toContain('14 giờ');
    expect(await say('chief', 'duyệt gửi')).toContain('Đã duyệt');
    expect((await chat.announce()).filter((one) => one.text.includes('mời họp lúc 14 giờ'))).toHaveLength(2);
    await rule('announcement_leader', 'off');
  });

  it('that are optional leave out who turned them off, and say so beforehand', async () => {
    expect(await say('w22741', 'tắt thông báo')).toContain('Nhắc hạn, giấy mời');
    await say('one', TO);
    expect(await say('one', 'không bắt buộc')).toContain('• 1 không nhận thông báo tùy chọn');
    expect(await say('w22741', 'bật thông báo')).toContain('Đã bật');
    expect(await say('one', 'tùy chọn')).not.toContain('không nhận');
  });

  it('above the limit of one person wait until somebody can agree', async () => {
    await rule('announcement_alone', '0');
    expect(await say('one', TO)).toContain('Một người chỉ được gửi đến 0 nơi');
    expect(await say('one', 'gửi 2')).toContain('Một người chỉ được gửi đến 0 nơi');
  });

  it('of good practice keep the commas of what is told', async () => {
    await say('one', 'thông báo mẫu nêu gương');
    const said = await say('one', 'Phường Đô Vinh, tổ công nghệ số đến từng nhà, mỗi tuần một buổi');
    expect(said).toContain('Phường Đô Vinh: tổ công nghệ số đến từng nhà, mỗi tuần một buổi.');
    await say('one', 'thôi');
  });

  it('of a review take hour and day though a comma parts them', async () => {
    for (const when of ['14h, thứ sáu 29/12', '14h thứ sáu 29/12', 'thứ sáu 29/12, 14 giờ']) {
      await say('one', 'thông báo mẫu sơ kết');
      const said = await say('one', `${when}, tầng 2, hội trường UBND, Giấy mời số 12/GM-UBND`);
      expect(said).toContain('14:00, Thứ Sáu 29/12/2023, tại tầng 2, hội trường UBND.');
      await say('one', 'thôi');
    }
  });

  it('stop half-way and say how many received them', async () => {
    await rule('announcement_alone', '200');
    await say('one', TO);
    await say('one', 'gửi 2');
    chat.setTime(chat.now() + 121_000);
    chat.answers = (out) => (out.address === 'w22741' ? { retry: 3_600_000, scope: 'message' } : null);
    await chat.announce();
    expect(await say('one', 'dừng gửi')).toContain('1/2 nơi đã nhận');
    chat.answers = () => null;
    expect(await chat.announce()).toEqual([]);
  });

  it('leave a command that names no receivers to be one, and an hour its colon', async () => {
    await say('one', 'gửi thông báo: Họp lúc 14:00 ngày mai.');
    expect(await say('one', 'các thông báo')).toContain('mới nhất trước');
    await say('one', 'thông báo họp lúc 14:00 ngày mai cho Đô Vinh: Họp 14:00.');
    expect(chat.heard.at(-1)?.text).not.toContain('“00');
    expect(await say('one', 'gửi thông báo cho Đô Vinh: Họp 14:00 ngày mai.')).toContain('“Họp 14:00 ngày mai.”');
    expect(await say('one', 'gửi 1 nơi')).toContain('sẽ gửi 1 nơi nhận');
    const number = /số (\d+)/.exec(chat.heard.at(-1)?.text ?? '')?.[1];
    expect(await say('one', `dừng gửi ${number}`)).toContain(`Đã dừng thông báo số ${number}`);
  });

  it('stay as they were under a question, or words nobody can read', async () => {
    await say('one', TO);
    expect(await say('one', 'phường nào đạt 60%')).not.toContain('Gửi');
    expect(await say('one', 'hỏi gì đó lạ lắm')).toContain('bản nháp vẫn giữ nguyên');
    const said = await say('one', 'văn bản: GM số 12/GM-UBND ngày 20/12/2023, mục II.3');
    expect(said).toContain('Văn bản: GM số 12/GM-UBND ngày 20/12/2023, mục II.3; tin nhắn');
    expect(await say('one', 'for phường Đô Vinh')).toContain('Gửi 1 nơi nhận');
    expect(await say('one', 'gửi 1')).toContain('sẽ gửi 1 nơi nhận');
    expect(await say('one', 'dung gui')).toContain('Đã dừng thông báo');
    expect(await say('one', 'dung gui')).not.toContain('Đã dừng');
    expect(await say('one', 'đính chính thông báo 999: Sai.')).toContain('Không có thông báo này');
  });

  it('are not written of a command, and leaving says what is left', async () => {
    const listOf = () => chat.house.ask((facts) => facts.announcements().list('prtc'));
    const before = (await listOf()).length;
    for (const text of ['dừng gửi', 'dung gui', 'menu', 'các thông báo']) {
      await say('one', 'gửi thông báo');
      await say('one', text);
    }
    await say('one', 'gửi thông báo');
    expect(await say('one', 'thôi')).toBe('Đã thôi, chưa soạn thông báo nào.');
    expect(await listOf()).toHaveLength(before);
    await say('one', TO);
    expect(await say('one', 'thôi')).toContain('Bản nháp còn giữ');
  });

  it('that put another right go to its receivers, though others are named; some can be left out', async () => {
    expect(await say('one', 'đính chính thông báo: Họp 15 giờ.')).toContain('Gửi 1 nơi nhận');
    expect(await say('one', 'cho các phường')).toContain('không thêm được');
    expect(await say('one', 'trừ Phước Mỹ')).toContain('Gửi 1 nơi nhận');
    expect(await say('one', 'trừ Đô Vinh')).toContain('Không có nơi nhận nào');
  });

  it('of a person with two campaigns stay in the one that was chosen, or that is open', async () => {
    await seedWorld(chat.house, [], 'gv');
    await seatAt(chat.house, 'web:one', 'coordinator', [], 'gv');
    await chat.input('one', { kind: 'choice', choice: 'camp:gv' }, `r${refs++}`);
    const launch = await chat.input('one', { kind: 'choice', choice: 'launch:compose' }, `r${refs++}`);
    expect(launch.map((one) => one.text).join()).toContain('Gửi cho ai?');
    const listOf = (id: string) => chat.house.ask((facts) => facts.announcements().list(id));
    expect((await listOf('gv')).map((one) => one.content.text.vi)).toEqual([expect.stringContaining('Gò Vấp')]);
    const [other] = await listOf('prtc');
    await chat.input('one', { kind: 'choice', choice: `bc_show:${other?.id}` }, `r${refs++}`);
    expect(await say('one', 'sửa: Họp 16 giờ.')).toContain('“Họp 16 giờ.”');
    expect(await say('one', 'thôi')).toContain('chưa gửi gì');
    expect(await say('one', 'các thông báo')).toContain('1 thông báo,');
    const asked = (await listOf('prtc')).find((one) => one.state === 'done')?.id ?? '';
    const answers = await chat.input('one', { kind: 'choice', choice: `an_list:${asked}` }, `r${refs++}`);
    expect(answers.map((one) => one.text).join()).toContain('Thông báo số');
  });
});
