import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../../src/channels/zalo-bot/parse.js';

const ID = '0a1b2c3d4e5f60718293';
const message = (body: object, more: object = {}) => ({
  from: { id: ID, display_name: 'Văn phòng UBND', is_bot: false },
  chat: { id: ID, chat_type: 'PRIVATE' },
  message_id: 'ffffffffffffffffff01',
  date: 1_750_000_000_000,
  ...body,
  ...more,
});
const event = (name: string, body: object = {}, more: object = {}) => ({
  event_name: `message.${name}.received`,
  message: message(body, more),
});
const read = (value: unknown) => parseEvent('777', value, () => JSON.stringify(value));

describe('what a person says', () => {
  it('is one item with its own key, flat or wrapped alike', () => {
    const flat = read(event('text', { text: '482/764' }));
    expect(flat).toEqual({
      item: {
        key: 'zalo-bot:777:ffffffffffffffffff01',
        channel: 'zalo-bot',
        address: ID,
        displayName: 'Văn phòng UBND',
        language: null,
        at: 1_750_000_000_000,
        ref: 'ffffffffffffffffff01',
        body: { kind: 'text', text: '482/764' },
      },
      malformed: null,
    });
    expect(read({ ok: true, result: event('text', { text: '482/764' }) })).toEqual(flat);
  });

  it.each([
    ['text', event('text', { text: 'báo cáo' }), { kind: 'text', text: 'báo cáo' }],
    [
      'NFD text',
      event('text', { text: 'Đô Vinh'.normalize('NFD') }),
      { kind: 'text', text: 'Đô Vinh'.normalize('NFD') },
    ],
    ['a sticker', event('sticker', { sticker: 'x', url: 'https://a/b' }), { kind: 'other', what: 'sticker' }],
    ['a voice message', event('voice', { voice_url: 'https://a/b.aac' }), { kind: 'other', what: 'voice' }],
    ['what is not supported', event('unsupported'), { kind: 'other', what: 'unsupported' }],
    ['a link with text', event('link', { text: 'https://a' }), { kind: 'text', text: 'https://a' }],
    ['a link without', event('link'), { kind: 'other', what: 'unsupported' }],
    ['a reaction', event('reaction'), { kind: 'other', what: 'reaction' }],
    [
      'a picture as the live service sends it',
      event('image', { photo_url: 'https://a/b.jpg', caption: 'công văn' }),
      { kind: 'file', file: { id: 'https://a/b.jpg', name: 'photo.jpg', size: null }, caption: 'công văn' },
    ],
    [
      'a picture as the documents have it',
      event('image', { photo: 'https://a/b.jpg' }),
      { kind: 'file', file: { id: 'https://a/b.jpg', name: 'photo.jpg', size: null }, caption: '' },
    ],
    [
      'a list of pictures',
      event('image', { photos: [{ url: 'https://a/b.jpg' }] }),
      { kind: 'file', file: { id: 'https://a/b.jpg', name: 'photo.jpg', size: null }, caption: '' },
    ],
    [
      'words in a group',
      event('text', { text: '@Bot hướng dẫn' }, { chat: { id: 'aa', chat_type: 'GROUP' } }),
      { kind: 'group', text: '@Bot hướng dẫn' },
    ],
    [
      'a picture in a group',
      event('image', { photo_url: 'https://a/b.jpg' }, { chat: { id: 'aa', chat_type: 'GROUP' } }),
      { kind: 'group', text: '' },
    ],
  ])('%s', (_name, value, body) => {
    expect(read(value).item?.body).toEqual(body);
  });

  it.each([
    ['milliseconds', 1_750_000_000_000, 1_750_000_000_000],
    ['seconds', 1_750_000_000, 1_750_000_000_000],
    ['no number', 'heute', null],
    ['nothing', undefined, null],
  ])('time in %s', (_name, date, at) => {
    expect(read(event('text', { text: 'x' }, { date })).item?.at).toBe(at);
  });

  it('ids of digits beyond 2^53 stay as they are', () => {
    const chat = { id: '9007199254740993', chat_type: 'PRIVATE' };
    expect(read(event('text', { text: 'x' }, { chat, message_id: '9007199254740995' })).item).toMatchObject({
      address: '9007199254740993',
      key: 'zalo-bot:777:9007199254740995',
    });
  });
});

describe('what is nothing for us', () => {
  it.each([
    ['the test call', { event_name: 'webhook.test', message: { date: 1, message_id: 'webhook-test', text: 'x' } }],
    ['another bot', event('text', { text: 'x' }, { from: { id: 'b', is_bot: true } })],
  ])('%s', (_name, value) => {
    expect(read(value)).toEqual({ item: null, malformed: null });
  });
});

describe('what nobody can read is set aside, once under one key', () => {
  it.each([
    ['an unknown kind', event('poll', { text: 'x' })],
    ['a kind named like an object’s own', { event_name: 'constructor', message: message({ text: 'x' }) }],
    ['no message', { event_name: 'message.text.received' }],
    ['no id', event('text', { text: 'x' }, { message_id: undefined })],
    ['an id that is no id', event('text', { text: 'x' }, { message_id: 'a b/..' })],
    ['no chat', event('text', { text: 'x' }, { chat: null })],
    ['text that is no text', event('text', { text: 5 })],
    ['a picture without address', event('image')],
    ['a picture whose address is none', event('image', { photo_url: 'nope' })],
    ['a list', []],
    ['null', null],
  ])('%s', (_name, value) => {
    const first = read(value);
    expect(first.item).toBeNull();
    expect(first.malformed).toMatchObject({ channel: 'zalo-bot' });
    expect(read(value)).toEqual(first);
  });
});
