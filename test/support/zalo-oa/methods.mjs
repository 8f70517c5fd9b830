import { randomBytes } from 'node:crypto';
import { OaError } from './world.mjs';

const newId = () => `m${randomBytes(10).toString('hex')}`;
const invalid = (field) => new OaError(-201, `${field} is invalid`);

/** What a call of ours may ask, each with the limits of the real one: `(world, input) => data`. */
export const METHODS = {
  'POST /v3.0/oa/message/cs': (world, { body }) => {
    const id = body.recipient?.user_id;
    if (typeof id !== 'string') throw invalid('user_id');
    if (isNight(world) && world.options.nightBlocksConsultation) throw new OaError(-234, 'Cannot send at night');
    const read = readMessage(world, body.message);
    const quota = world.window(id);
    const message = world.accept(id, { id: newId(), user: id, kind: 'cs', ...read, quota });
    world.echo(message);
    return { message_id: message.id, user_id: id, sent_time: String(message.at), ...(quota ? { quota } : {}) };
  },
  'POST /v3.0/oa/message/template': (world, { body }) => {
    const id = body.user_id;
    const person = world.people.get(id);
    if (!person) throw new OaError(-118, 'Zalo account not existed');
    const template = world.options.templates[body.template_id];
    if (!template) throw new OaError(-249, 'This template cannot be sent by UID');
    if (isNight(world)) throw new OaError(-133, 'Cannot send at night 22-06');
    if (person.refusesTemplates) throw new OaError(-139, 'User refused this type of message');
    for (const field of template.fields) {
      if (typeof body.template_data?.[field] !== 'string') throw new OaError(-132, `Parameter ${field} is missing`);
      if (body.template_data[field].length > 100) throw new OaError(-1124, `Parameter ${field} is too long`);
    }
    world.charge(template.price);
    const text = Object.values(body.template_data).join(' · ');
    const sent = {
      id: newId(),
      user: id,
      kind: 'template',
      text,
      buttons: [],
      template: body,
      file: null,
      quota: null,
    };
    const message = world.accept(id, sent);
    return { message_id: message.id, sent_time: String(message.at) };
  },
  'POST /v2.0/oa/message': () => {
    throw new OaError(-240, 'MessageV2 API has been shut down');
  },
  'POST /v2.0/oa/upload/image': (world, { upload }) => {
    const { bytes } = wanted(upload, 1_000_000, isImage);
    return { attachment_id: world.asset('image', { name: upload.name, bytes }) };
  },
  'POST /v2.0/oa/upload/file': (world, { upload }) => {
    const { bytes } = wanted(upload, 5_000_000, isDocument);
    return { token: world.asset('file', { name: upload.name, bytes }) };
  },
  'GET /v3.0/oa/user/detail': (world, { data }) => {
    const person = world.people.get(data.user_id);
    if (!person) throw invalid('user_id');
    if (!person.following) throw new OaError(-213, 'User has not followed OA');
    return {
      user_id: person.id,
      user_id_by_app: `9${person.id}`,
      display_name: person.name,
      is_sensitive: false,
      user_is_follower: person.following,
      user_last_interaction_date: '08/12/2023',
      shared_info: person.shared ?? {},
    };
  },
  'GET /v3.0/oa/user/getlist': (world, { data }) => {
    if (!(data.count <= 50) || !(data.offset <= 9951)) throw new OaError(-210, 'count is over limit');
    const users = [...world.people.values()].filter((one) => one.following);
    const page = users.slice(data.offset, data.offset + data.count).map((one) => ({ user_id: one.id }));
    return { total: users.length, count: page.length, offset: data.offset, users: page };
  },
  'GET /v2.0/oa/getoa': (world) => ({
    oaid: world.options.oaId,
    name: 'OA emulator',
    is_verified: world.options.verified,
    oa_type: 4,
    num_follower: world.people.size,
    package_name: 'Gói Nâng cao',
  }),
  'POST /v3.0/oa/quota/message': (world, { body }) => {
    const person = world.people.get(body.user_id);
    if (!person) throw invalid('user_id');
    return {
      last_interaction: String(person.lastActAt ?? 0),
      cs_reply: { remain: '8', total: '8' },
      promotion: { daily_remain: '1', daily_total: '1', monthly_remain: '4', monthly_total: '4' },
    };
  },
};

function readMessage(world, message) {
  if (typeof message !== 'object' || message === null) throw invalid('message');
  const text = message.text ?? '';
  if (typeof text !== 'string' || /\p{Surrogate}/u.test(text)) throw invalid('message.text');
  if (text.length > 2000) throw new OaError(-210, 'message.text is over limit 2000');
  const { attachment } = message;
  if (attachment === undefined) {
    if (text.trim() === '') throw invalid('message.text');
    return { text, buttons: [], file: null };
  }
  const { type, payload } = attachment;
  if (type === 'file') {
    if (text !== '') throw invalid('message.text');
    return { text: '', buttons: [], file: world.takeAsset('file', payload?.token) };
  }
  if (type !== 'template' || typeof payload !== 'object') throw invalid('attachment');
  return { text, ...readTemplate(world, payload, text) };
}

function readTemplate(world, payload, text) {
  switch (payload.template_type) {
    case undefined:
      if (text.trim() === '') throw invalid('message.text');
      return { buttons: readButtons(payload.buttons), file: null };
    case 'media': {
      const [element, ...others] = payload.elements ?? [];
      if (!element || others.length > 0) throw invalid('elements');
      if ((element.url === undefined) === (element.attachment_id === undefined)) throw invalid('attachment_id');
      if (!['image', 'gif', 'sticker'].includes(element.media_type)) throw invalid('media_type');
      const file = element.attachment_id ? world.takeAsset('image', element.attachment_id) : null;
      if (payload.buttons !== undefined) throw invalid('buttons');
      return { buttons: [], file };
    }
    case 'request_user_info': {
      const [element, ...others] = payload.elements ?? [];
      if (!element || others.length > 0) throw invalid('elements');
      if (!(element.title?.length <= 100) || !(element.subtitle?.length <= 500)) throw invalid('title');
      if (!/^https:/.test(element.image_url ?? '')) throw invalid('image_url');
      return { buttons: [], file: null, asksInfo: true };
    }
    case 'list':
      throw new OaError(-233, 'Message type is not support');
    default:
      throw invalid('template_type');
  }
}

const BUTTON_TYPES = ['oa.open.url', 'oa.query.show', 'oa.query.hide', 'oa.open.phone', 'oa.open.sms'];

function readButtons(buttons) {
  if (!Array.isArray(buttons) || buttons.length === 0 || buttons.length > 5) throw invalid('buttons');
  return buttons.map((button) => {
    if (!BUTTON_TYPES.includes(button.type)) throw invalid('buttons.type');
    if (typeof button.title !== 'string' || button.title.trim() === '' || button.title.length > 100) {
      throw invalid('buttons.title');
    }
    const query = button.type.startsWith('oa.query');
    if (query && (typeof button.payload !== 'string' || button.payload.length > 1000)) throw invalid('buttons.payload');
    return { label: button.title, type: button.type, payload: button.payload };
  });
}

function wanted(upload, most, fits) {
  if (upload?.field !== 'file') throw invalid('file');
  if (upload.bytes.length > most) throw new OaError(-210, 'file is over limit');
  if (!fits(upload)) throw invalid('file');
  return upload;
}

const startsWith = (bytes, ...head) => head.every((one, i) => bytes[i] === one);
const isImage = ({ bytes }) => startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff);
const isDocument = ({ name }) => /\.(pdf|docx?|csv)$/i.test(name);

function isNight(world) {
  const hour = Math.floor((world.now() / 3_600_000 + 7) % 24);
  return hour >= 22 || hour < 6;
}
