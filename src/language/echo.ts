/** Short words for how a reply was read: keys `reply.*`, used by the command line's `echo` and by questions back. */
import { type Line, line, type Param } from '../messages/message.js';
import type { Field, Reading, Reply } from './reply-type.js';

const count = (value: string): Param => ({ count: value });
const percent = (value: string): Param => ({ percent: value });

/** One reading in words and digits: "482 trên 764, đạt 63,09%". */
export function readingWords(reading: Reading): Line {
  const { numerator, denominator, value } = reading;
  if (numerator !== undefined && denominator !== undefined) {
    const params = { numerator: count(numerator), denominator: count(denominator) };
    return reading.percent === undefined
      ? line('reply.read.fraction', params)
      : line('reply.read.ratio', { ...params, percent: percent(reading.percent) });
  }
  if (numerator !== undefined) return line('reply.read.numerator', { numerator: count(numerator) });
  if (reading.percent !== undefined) return line('reply.read.percent', { percent: percent(reading.percent) });
  return value === undefined ? line('reply.read.nothing') : line('reply.read.count', { value: count(value) });
}

/** What the person reads about a reply. Nothing of a secret reply is repeated. */
export function echoOf(reply: Reply, field: Field): Line {
  switch (reply.outcome) {
    case 'value':
      return readingWords(reply);
    case 'ask': {
      const readings: Param = { list: reply.readings.map((reading) => ({ line: readingWords(reading) })) };
      const number = reply.numerator ?? reply.denominator ?? reply.number;
      return line(`reply.ask.${reply.reason}`, {
        readings,
        some: reply.readings.length,
        number: number === undefined ? '' : count(number),
        has: number === undefined ? 'no' : 'yes',
        field,
      });
    }
    case 'not_arisen':
      return line('reply.not_arisen');
    case 'pending':
      return reply.promise === undefined
        ? line('reply.pending')
        : line('reply.pending_until', { promise: reply.promise });
    case 'not_mine':
    case 'same':
    case 'secret':
    case 'unreadable':
      return line(`reply.${reply.outcome}`);
    default:
      return reply satisfies never;
  }
}
