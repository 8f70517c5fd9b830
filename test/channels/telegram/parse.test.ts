import { describe, expect, it } from 'vitest';
import { parseJson, writeJson } from '../../../src/channels/common/json.js';
import { parseUpdate } from '../../../src/channels/telegram/parse.js';

const from = { id: 7, is_bot: false, first_name: 'Nguyễn', last_name: 'Thị Hà', language_code: 'vi' };
const chat = { id: 7, type: 'private' };
const message = (body: object) => ({
  update_id: 10,
  message: { message_id: 3, from, chat, date: 1_702_000_000, ...body },
});
const parse = (update: unknown) => parseUpdate('4242', update, () => writeJson(update));

describe('an update becomes what a person did', () => {
  it.each([
    ['text', message({ text: '85,5%' }), { kind: 'text', text: '85,5%' }],
    [
      'decomposed text, untouched',
      message({ text: 'Phường'.normalize('NFD') }),
      { kind: 'text', text: 'Phường'.normalize('NFD') },
    ],
    ['start', message({ text: '/start' }), { kind: 'start', payload: '' }],
    ['start by deep link', message({ text: '/start abc-DEF_1' }), { kind: 'start', payload: 'abc-DEF_1' }],
    ['start naming the bot', message({ text: '/start@some_bot x' }), { kind: 'start', payload: 'x' }],
    ['not start', message({ text: '/started' }), { kind: 'text', text: '/started' }],
    [
      'document',
      message({ document: { file_id: 'F', file_name: 'a.xlsx', file_size: 9 }, caption: 'kèm' }),
      { kind: 'file', file: { id: 'F', name: 'a.xlsx', size: 9 }, caption: 'kèm' },
    ],
    [
      'document without a name',
      message({ document: { file_id: 'F' } }),
      { kind: 'file', file: { id: 'F', name: 'document', size: null }, caption: '' },
    ],
    [
      'the largest photo',
      message({
        photo: [
          { file_id: 's', width: 9, height: 9 },
          { file_id: 'L', width: 90, height: 90, file_size: 5 },
          { file_id: 'm', width: 20, height: 20 },
        ],
      }),
      { kind: 'file', file: { id: 'L', name: 'photo.jpg', size: 5 }, caption: '' },
    ],
    ['sticker', message({ sticker: {} }), { kind: 'other', what: 'sticker' }],
    ['contact', message({ contact: { phone_number: '0912' } }), { kind: 'other', what: 'contact' }],
    ['voice', message({ voice: {} }), { kind: 'other', what: 'voice' }],
    [
      'animation, which carries a document',
      message({ animation: {}, document: { file_id: 'F' } }),
      { kind: 'other', what: 'animation' },
    ],
    ['venue, which carries a location', message({ venue: {}, location: {} }), { kind: 'other', what: 'venue' }],
    ['something new', message({ hologram: {} }), { kind: 'other', what: 'unknown' }],
    [
      'edit',
      { update_id: 10, edited_message: { message_id: 3, from, chat, date: 1, edit_date: 1_702_000_000, text: '86' } },
      { kind: 'edit', text: '86', of: '3' },
    ],
    [
      'edit of a caption',
      {
        update_id: 10,
        edited_message: { message_id: 3, from, chat, date: 1, edit_date: 1_702_000_000, caption: 'mới' },
      },
      { kind: 'edit', text: 'mới', of: '3' },
    ],
    [
      'blocked',
      { update_id: 10, my_chat_member: { chat, from, date: 1_702_000_000, new_chat_member: { status: 'kicked' } } },
      { kind: 'gone' },
    ],
    [
      'unblocked',
      { update_id: 10, my_chat_member: { chat, from, date: 1_702_000_000, new_chat_member: { status: 'member' } } },
      { kind: 'back' },
    ],
  ])('%s', (_name, update, body) => {
    const parsed = parse(update);
    expect(parsed.malformed).toBeNull();
    expect(parsed.item).toMatchObject({
      key: 'telegram:4242:10',
      channel: 'telegram',
      address: '7',
      displayName: 'Nguyễn Thị Hà',
      language: 'vi',
      at: 1_702_000_000_000,
      body,
    });
  });

  it.each([
    ['with its message', { message_id: 3, chat, date: 5 }],
    ['with an inaccessible message', { message_id: 3, chat, date: 0 }],
  ])('a press %s has no time of its own', (_name, shown) => {
    const parsed = parse({ update_id: 10, callback_query: { id: 'P', from, message: shown, data: 'send:41:3' } });
    expect(parsed).toMatchObject({
      press: 'P',
      item: { address: '7', at: null, ref: null, body: { kind: 'choice', choice: 'send:41:3' } },
    });
  });
});

describe('nothing for us', () => {
  const group = { id: -100, type: 'supergroup' };
  it.each([
    ['a group message', message({ chat: group, text: 'x' })],
    ['a channel post', { update_id: 10, channel_post: {} }],
    ['a poll answer', { update_id: 10, poll_answer: {} }],
    ['another bot', message({ from: { ...from, is_bot: true }, text: 'x' })],
    ['a pinned message', message({ pinned_message: {} })],
    [
      'a moving location',
      { update_id: 10, edited_message: { message_id: 3, from, chat, date: 1, edit_date: 2, location: {} } },
    ],
    [
      'added to a group',
      { update_id: 10, my_chat_member: { chat: group, from, date: 1, new_chat_member: { status: 'member' } } },
    ],
    ['an inline press', { update_id: 10, callback_query: { id: 'P', from, data: 'x', inline_message_id: 'i' } }],
    [
      'a game press',
      { update_id: 10, callback_query: { id: 'P', from, message: { message_id: 3, chat }, game_short_name: 'g' } },
    ],
  ])('%s', (_name, update) => {
    expect(parse(update)).toMatchObject({ updateId: 10, item: null, malformed: null });
  });
});

describe('unreadable, set aside', () => {
  const deep = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`) as unknown;
  it.each([
    ['null', null],
    ['undefined', undefined],
    ['a number', 5],
    ['a list', [message({ text: 'x' })]],
    ['nothing', {}],
    ['only an id', { update_id: 10 }],
    ['an unknown kind', { update_id: 10, telepathy: {} }],
    ['no chat', { update_id: 10, message: { message_id: 1, text: 'x', date: 1 } }],
    ['a chat without type', message({ chat: { id: 7 }, text: 'x' })],
    ['a chat id as words', message({ chat: { id: '7', type: 'private' }, text: 'x' })],
    ['a fractional chat id', message({ chat: { id: 7.5, type: 'private' }, text: 'x' })],
    ['text as a number', message({ text: 5 })],
    ['no date', message({ date: undefined, text: 'x' })],
    ['a date as words', message({ date: '1702000000', text: 'x' })],
    ['a document without id', message({ document: {} })],
    ['an empty photo', message({ photo: [] })],
    ['a message that is a list', { update_id: 10, message: [] }],
    ['a press without sender', { update_id: 10, callback_query: { id: 'P', message: { chat }, data: 'x' } }],
    ['press data as a number', { update_id: 10, callback_query: { id: 'P', from, message: { chat }, data: 5 } }],
    ['a proto key', JSON.parse('{"update_id":10,"__proto__":{"message":{"text":"x"}}}') as unknown],
    ['depth 5,000', { update_id: 10, message: deep }],
  ])('%s', (_name, update) => {
    const parsed = parse(update);
    expect(parsed.item).toBeNull();
    expect(parsed.malformed).toMatchObject({
      channel: 'telegram',
      key: expect.stringMatching(/^telegram:4242:(10|[0-9a-f]{64})$/),
    });
  });
});

describe('parseJson', () => {
  it.each([
    ['an id beyond 2^53', '{"id":9007199254740993}', { id: '9007199254740993' }],
    ['a negative one', '{"id":-9007199254740993}', { id: '-9007199254740993' }],
    ['digits in a text', '{"text":"9007199254740993"}', { text: '9007199254740993' }],
    ['digits after an escaped quote', String.raw`{"text":"a\" 9007199254740993"}`, { text: 'a" 9007199254740993' }],
    ['a safe number', '{"id":9007199254,"x":"1234567890123456"}', { id: 9_007_199_254, x: '1234567890123456' }],
    ['a fraction', '{"x":0.1250000000000000000}', { x: 0.125 }],
  ])('%s', (_name, text, value) => {
    expect(parseJson(text)).toEqual(value);
  });

  it('carries a great id from the update to the address', () => {
    const update = parseJson(
      '{"update_id":10,"message":{"message_id":1,"date":1,"chat":{"id":9007199254740993,"type":"private"},"text":"x"}}',
    );
    expect(parse(update).item?.address).toBe('9007199254740993');
  });
});
