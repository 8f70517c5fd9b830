import { parseHtml } from './html.mjs';
import { ApiError } from './world.mjs';

const bad = (description) => new ApiError(400, `Bad Request: ${description}`);

/** The methods a bot like ours calls, each with the limits of the real one. */
export const METHODS = {
  getMe: (world) => ({
    id: Number(world.botId),
    is_bot: true,
    first_name: 'Emulator',
    username: 'emulator_bot',
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  }),
  sendMessage(world, params) {
    const chat = reachable(world, params.chat_id);
    const { text, entities } = readText(params.text, params.parse_mode);
    if (text.trim() === '') throw bad('message text is empty');
    if (text.length > 4096) throw bad('message is too long');
    return accept(world, chat, 'sendMessage', { text, entities, buttons: readButtons(params.reply_markup), params });
  },
  sendDocument(world, params, upload) {
    const chat = reachable(world, params.chat_id);
    const { text, entities } = readText(params.caption ?? '', params.parse_mode);
    if (text.length > 1024) throw bad('message caption is too long');
    if (!upload && typeof params.document !== 'string') throw bad('there is no document in the request');
    const buttons = readButtons(params.reply_markup);
    return accept(world, chat, 'sendDocument', { text, entities, buttons, params, document: upload ?? null });
  },
  sendPhoto(world, params, upload) {
    const chat = reachable(world, params.chat_id);
    const { text, entities } = readText(params.caption ?? '', params.parse_mode);
    if (text.length > 1024) throw bad('message caption is too long');
    if (!upload && typeof params.photo !== 'string') throw bad('there is no photo in the request');
    if (upload && upload.bytes.length > 10 * 1024 * 1024) throw bad('PHOTO_INVALID_DIMENSIONS');
    const buttons = readButtons(params.reply_markup);
    return accept(world, chat, 'sendPhoto', { text, entities, buttons, params, document: upload ?? null });
  },
  editMessageText(world, params) {
    const chat = reachable(world, params.chat_id);
    const message = world.chats.get(chat.id)?.find((one) => one.id === Number(params.message_id));
    if (!message || message.deleted) throw bad('message to edit not found');
    const { text, entities } = readText(params.text, params.parse_mode);
    if (text.trim() === '') throw bad('message text is empty');
    if (text.length > 4096) throw bad('MESSAGE_TOO_LONG');
    const buttons = readButtons(params.reply_markup);
    if (message.text === text && JSON.stringify(message.buttons) === JSON.stringify(buttons)) {
      throw bad('message is not modified: specified new message content and reply markup are exactly the same');
    }
    Object.assign(message, { text, entities, buttons, edits: (message.edits ?? 0) + 1 });
    return { message_id: message.id, text };
  },
  answerCallbackQuery(world, params) {
    world.answeredPresses.push(String(params.callback_query_id));
    return true;
  },
  sendChatAction: () => true,
  setMyCommands(world, params) {
    const commands = asJson(params.commands);
    for (const one of commands) {
      if (!/^[a-z0-9_]{1,32}$/.test(one.command)) throw bad('BOT_COMMAND_INVALID');
      if (one.description.length < 1 || one.description.length > 256) throw bad('BOT_COMMAND_DESCRIPTION_INVALID');
    }
    const scope = asJson(params.scope ?? '{}').type === 'all_group_chats' ? 'group:' : '';
    world.commands.set(`${scope}${params.language_code ?? ''}`, commands);
    return true;
  },
  getFile(world, params) {
    const file = world.files.get(params.file_id);
    if (!file) throw bad('wrong file_id or the file is temporarily unavailable');
    if (file.bytes.length > 20 * 1024 * 1024) throw bad('file is too big');
    return { file_id: params.file_id, file_unique_id: params.file_id, file_size: file.size, file_path: file.path };
  },
  setWebhook(world, params) {
    if (params.secret_token && !/^[\w-]{1,256}$/.test(params.secret_token)) {
      throw bad('secret token contains unallowed characters');
    }
    const maxConnections = Math.min(100, Math.max(1, Number(params.max_connections ?? 40)));
    world.webhook = { url: params.url ?? '', secret: params.secret_token ?? '', maxConnections, lastError: null };
    if (params.allowed_updates) world.allowed = [...asJson(params.allowed_updates)];
    world.onUpdate();
    return true;
  },
  deleteWebhook(world, params) {
    world.webhook = { url: '', secret: '', maxConnections: 40, lastError: null };
    if (params.drop_pending_updates) world.updates = [];
    return true;
  },
  getWebhookInfo(world) {
    world.purge();
    const { url, maxConnections, lastError } = world.webhook;
    return {
      url,
      has_custom_certificate: false,
      pending_update_count: world.updates.length,
      ...(url === '' ? {} : { max_connections: maxConnections }),
      ...(world.allowed ? { allowed_updates: world.allowed } : {}),
      ...(lastError ? { last_error_date: lastError.at, last_error_message: lastError.message } : {}),
    };
  },
};

function reachable(world, id) {
  const person = world.people.get(String(id));
  if (!person?.started) throw bad('chat not found');
  if (person.movedTo) throw new ApiError(400, 'Bad Request: chat was migrated', { migrate_to_chat_id: person.movedTo });
  if (person.blocked) throw new ApiError(403, 'Forbidden: bot was blocked by the user');
  if (person.deactivated) throw new ApiError(403, 'Forbidden: user is deactivated');
  return person;
}

function readText(given, mode) {
  if (typeof given !== 'string') throw bad('message text is empty');
  if (/\p{Surrogate}/u.test(given)) throw bad('strings must be encoded in UTF-8');
  // Telegram turns control characters into spaces, line ends excepted.
  const clean = given.replace(/\r/g, '').replace(/[\x00-\x09\x0b-\x1f]/g, ' ');
  if (mode === undefined) return { text: clean, entities: [] };
  if (mode !== 'HTML') throw bad('unsupported parse_mode');
  try {
    return parseHtml(clean);
  } catch (error) {
    throw bad(`can't parse entities: ${error.message}`);
  }
}

function readButtons(markup) {
  if (markup === undefined) return [];
  const rows = asJson(markup).inline_keyboard ?? [];
  const buttons = rows.flat();
  if (buttons.length > 100) throw bad('reply markup is too long');
  for (const button of buttons) {
    if (typeof button.text !== 'string' || button.text.trim() === '') {
      throw bad('inline keyboard button text must be non-empty');
    }
    const bytes = Buffer.byteLength(button.callback_data ?? '');
    if (bytes < 1 || bytes > 64) throw bad('BUTTON_DATA_INVALID');
  }
  return rows.map((row) => row.map((button) => ({ label: button.text, data: button.callback_data })));
}

function accept(world, person, method, { text, entities, buttons, params, document = null }) {
  const id = world.nextMessageId++;
  const message = world.accept(person.id, { id, method, chat: person.id, text, entities, buttons, document, params });
  return {
    message_id: message.id,
    date: Math.floor(message.at / 1000),
    chat: { id: person.id, type: 'private' },
    text,
  };
}

function asJson(value) {
  return typeof value === 'string' ? JSON.parse(value) : value;
}
