/** The pipe between the channels: inbox -> turn -> outbox -> delivery. Tests put it together the same way. */
import type { Channel, Fetched, FileRef, Outgoing } from '../../channels/channel.js';
import type { FileRead } from '../../conversation/turn.js';
import { createDelivery } from '../../delivery/delivery.js';
import type { Delivery, Destination } from '../../delivery/types.js';
import { createHandle, sayParked } from '../../inbox/handle.js';
import { createInbox } from '../../inbox/inbox.js';
import { createScreen } from '../../inbox/screen.js';
import type { Inbox } from '../../inbox/types.js';
import { line } from '../../messages/message.js';
import type { Words } from '../../messages/render.js';
import { languageOf, locatePerson, markGone } from '../../store/queries/address.js';
import type { InboxRow } from '../../store/queries/inbox.js';
import type { OutboxRow } from '../../store/queries/outbox.js';
import { noteReach } from '../../store/queries/reach.js';
import type { House } from '../composition.js';
import { hashCode } from '../ids.js';
import type { Log } from '../log.js';
import { EVIDENCE_BYTES, keepEvidence, takesEvidence } from './evidence.js';
import { makeFile } from './files.js';

const FILE_LIMIT = 5_000_000;

export interface Pipe {
  readonly inbox: Inbox;
  readonly delivery: Delivery;
}

export type PipeChannel = Pick<Channel, 'name' | 'limits' | 'send' | 'fetch'>;

export function createPipe(house: House, channels: readonly PipeChannel[], words: Words, log: Log): Pipe {
  const { store, clock, config } = house;
  const delivery = createDelivery({
    store,
    clock,
    log,
    channels,
    locate: (personId) => store.read((tx) => locatePerson(tx, personId, names)),
    render: (row, to) => render(house, channels, words, row, to),
    async onRefused(tx, _row, to, refused) {
      if (refused === 'blocked' || refused === 'unknown_address') {
        await markGone(tx, `${to.channel}:${to.address}`, clock.now());
      }
      if (refused === 'window_shut') await noteReach(tx, `${to.channel}:${to.address}`, { shutAt: clock.now() });
    },
    concurrency: config.sendConcurrency,
    ...(config.sendRatePerS === null ? {} : { ratePerSecond: config.sendRatePerS }),
  });
  const names = channels.map((channel) => channel.name);
  const handle = createHandle({ ...house, words, now: clock.now });
  const inbox = createInbox<FileRead>({
    store,
    clock,
    log,
    screen: createScreen((code) => hashCode(house.secretKey, code)),
    handle,
    fetch: (row) => readFile(house, channels, row),
    onParked: (tx, row) => sayParked(tx, row, clock.now()),
    deliver: (rows) => delivery.hand(rows),
    backlog: () => delivery.backlog(),
  });
  return { inbox, delivery };
}

/** A file is read before the turn, in a child process where it is a workbook; null at once for anything else. */
function readFile(house: House, channels: readonly PipeChannel[], row: InboxRow): Promise<FileRead> | null {
  if (row.body.kind !== 'file') return null;
  const { file } = row.body;
  const channel = channels.find((one) => one.name === row.channel);
  if (channel === undefined) return null;
  return fetchFile(house, channel, file, row);
}

async function fetchFile(house: House, channel: PipeChannel, file: FileRef, row: InboxRow): Promise<FileRead> {
  const proof = await takesEvidence(house, row);
  const fetched: Fetched = await channel.fetch(file, proof ? EVIDENCE_BYTES : FILE_LIMIT);
  const read = await readAsTable(fetched);
  return proof ? { ...read, kept: await keepEvidence(house, file.name, fetched) } : read;
}

async function readAsTable(fetched: Fetched): Promise<FileRead> {
  const { fileProblemLine, readTable } = await import('../../documents/table.js');
  if ('refused' in fetched) return { problem: line(`file.${fetched.refused}`) };
  const table = await readTable(fetched.bytes);
  return table.ok ? { table: table.value } : { problem: fileProblemLine(table.problem) };
}

async function render(
  house: House,
  channels: readonly PipeChannel[],
  words: Words,
  row: OutboxRow,
  to: Destination,
): Promise<Outgoing> {
  const limits = channels.find((channel) => channel.name === to.channel)?.limits;
  const language = row.language ?? (await house.store.read((tx) => languageOf(tx, `${to.channel}:${to.address}`)));
  const buttons = limits?.choices === 'buttons';
  const mark = house.trial === null ? {} : { mark: line('mark.sample') };
  const { file: recipe } = row.message;
  const takesFile = limits?.files === true || (limits?.files === 'pictures' && recipe?.kind === 'qr');
  // A QR code is a picture of what the text says anyway.
  const lost = recipe !== undefined && recipe.kind !== 'qr' && !takesFile;
  const message = lost ? { ...row.message, lines: [...row.message.lines, line('file.not_here')] } : row.message;
  const { text, choices } = words.render(message, { language, buttons, ...mark });
  const kept = choices.slice(0, limits?.maxChoices ?? choices.length);
  const cut = limits === undefined || text.length <= limits.text ? text : `${text.slice(0, limits.text - 1)}…`;
  const file = takesFile && recipe !== undefined ? await makeFile(recipe, house) : null;
  const { template } = row;
  const unasked = 'personId' in row.to;
  return {
    address: to.address,
    text: cut,
    titled: row.message.titled ?? false,
    choices: kept,
    file,
    template,
    unasked,
  };
}
