/** The web chat's mailbox: messages its pages fetch by number. */
import { and, asc, eq, gt, lt, sql } from 'drizzle-orm';
import type { OutgoingChoice } from '../../channels/channel.js';
import type { Instant } from '../../domain/time.js';
import type { Db, ReadDb, ReadTx, Tx } from '../port.js';
import { address, person } from '../schema/people.js';
import { mailbox } from '../schema/pipe.js';

export interface NewMail {
  readonly address: string;
  readonly text: string;
  readonly titled: boolean;
  readonly choices: readonly OutgoingChoice[];
  readonly file: { readonly id: string; readonly name: string; readonly type: string } | null;
}

export interface Mail extends NewMail {
  readonly id: number;
  readonly at: Instant;
}

const p = sql.placeholder;

const insertMail = (db: Db) =>
  db
    .insert(mailbox)
    .values({
      address: p('address'),
      text: p('text'),
      titled: p('titled'),
      choices: p('choices'),
      file: p('file'),
      at: p('at'),
    })
    .returning({ id: mailbox.id })
    .prepare();

/** The number under which the page finds it. */
export async function putMail(tx: Tx, mail: NewMail, at: Instant): Promise<number> {
  const { address, text, titled, choices, file } = mail;
  const [made] = await tx.prepared(insertMail).execute({ address, text, titled, choices, file, at });
  if (made === undefined) throw new Error('an insert returned no row');
  return made.id;
}

/** Of a locked person nothing is shown that was said before: the device may be in other hands. */
const notBeforeLock = sql`not exists (select 1 from ${address} inner join ${person} on ${person.id} = ${address.personId}
  where ${address.id} = 'web:' || ${p('address')} and ${person.lockedAt} > ${mailbox.at})`;

const mailRows = (db: ReadDb) =>
  db
    .select()
    .from(mailbox)
    .where(and(eq(mailbox.address, p('address')), gt(mailbox.id, p('after')), notBeforeLock))
    .orderBy(asc(mailbox.id))
    .limit(p('limit'))
    .prepare();

/** An address's messages after number `after`, oldest first. */
export async function mailAfter(tx: ReadTx, address: string, after: number, limit = 200): Promise<readonly Mail[]> {
  return tx.prepared(mailRows).execute({ address, after, limit });
}

/** Drops what is older than `before`. */
export async function eraseMail(tx: Tx, before: Instant): Promise<number> {
  const gone = await tx.db.delete(mailbox).where(lt(mailbox.at, before)).returning({ id: mailbox.id });
  return gone.length;
}
