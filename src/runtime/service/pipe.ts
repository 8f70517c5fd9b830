/** The pipe between the channels: inbox -> turn -> outbox -> delivery. Tests put it together the same way. */
import type { Channel, Fetched, FileRef, Limits } from '../../channels/channel.js';
import type { FileRead } from '../../conversation/turn.js';
import { createDelivery } from '../../delivery/delivery.js';
import type { Delivery } from '../../delivery/types.js';
import { createHandle, sayParked } from '../../inbox/handle.js';
import { createInbox } from '../../inbox/inbox.js';
import { createScreen } from '../../inbox/screen.js';
import type { Inbox } from '../../inbox/types.js';
import { line } from '../../messages/message.js';
import type { Words } from '../../messages/render.js';
import { locatePerson, markGone } from '../../store/queries/address.js';
import type { InboxRow } from '../../store/queries/inbox.js';
import { redirect } from '../../store/queries/outbox.js';
import { noteReach } from '../../store/queries/reach.js';
import type { House } from '../composition.js';
import { hashCode } from '../ids.js';
import type { Log } from '../log.js';
import { EVIDENCE_BYTES, keepEvidence, sentTooMuch, useOf } from './evidence.js';
import { takesForm } from './forms.js';
import { renderRow } from './render.js';

const FILE_LIMIT = 5_000_000;

export interface Pipe {
  readonly inbox: Inbox;
  readonly delivery: Delivery;
}

export type PipeChannel = Pick<Channel, 'name' | 'limits' | 'send' | 'fetch'>;

export function createPipe(house: House, channels: readonly PipeChannel[], words: Words, log: Log): Pipe {
  const { store, clock, config } = house;
  const open = channels.map(({ name, limits }) => ({ name, window: limits.window ?? null }));
  const limitsOf = (name: string): Limits => {
    const found = channels.find((channel) => channel.name === name);
    if (found === undefined) throw new Error('a row for a channel that does not run');
    return found.limits;
  };
  const delivery = createDelivery({
    store,
    clock,
    log,
    channels,
    locate: (personId, besides) => store.read((tx) => locatePerson(tx, personId, open, besides, clock.now())),
    render: (row, to) => renderRow(house, limitsOf(to.channel), words, row, to),
    async onRefused(tx, _row, to, refused, movedTo) {
      if (movedTo !== null) return redirect(tx, to.channel, to.address, movedTo);
      if (refused === 'blocked' || refused === 'unknown_address') {
        await markGone(tx, `${to.channel}:${to.address}`, clock.now());
      }
      if (refused === 'window_shut') await noteReach(tx, `${to.channel}:${to.address}`, { shutAt: clock.now() });
    },
    concurrency: config.sendConcurrency,
    ...(config.sendRatePerS === null ? {} : { ratePerSecond: config.sendRatePerS }),
  });
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
  const { proves: personId, imports } = await useOf(house, row);
  const none: FileRead = { problem: line('file.not_taken') };
  if (personId === null) {
    const form = await takesForm(house, row, file.name);
    if (!form && !imports) return none;
    const fetched = await channel.fetch(file, FILE_LIMIT);
    return (form ? await formIn(house, file.name, fetched) : null) ?? readAsTable(fetched);
  }
  if (await sentTooMuch(house, personId, row)) return { ...none, kept: { refused: line('evidence.too_much_person') } };
  const fetched = await channel.fetch(file, EVIDENCE_BYTES);
  const kept = await keepEvidence(house, { row, personId, name: file.name }, fetched);
  return { ...(imports ? await readAsTable(fetched) : none), kept };
}

/** From somebody who changes forms; null where no file came. */
async function formIn(house: House, name: string, fetched: Fetched): Promise<FileRead | null> {
  if ('refused' in fetched) return null;
  const { keepForm } = await import('./forms.js');
  const kept = await keepForm(house, name, fetched.bytes);
  const problem = line('import.problem.file_unknown');
  if (kept.ok) return { problem, form: { given: kept.value } };
  return { problem, form: { refused: line(`papers.form.refused.${kept.problem.code}`) } };
}

async function readAsTable(fetched: Fetched): Promise<FileRead> {
  const { fileProblemLine, readTable } = await import('../../documents/table.js');
  if ('refused' in fetched) return { problem: line(`file.${fetched.refused}`) };
  const table = await readTable(fetched.bytes);
  return table.ok ? { table: table.value } : { problem: fileProblemLine(table.problem) };
}
