/** A period in words: "năm 2023", "quý 3 năm 2024". */
import { requestedDay } from '../domain/period.js';
import { line, type Param } from '../messages/message.js';

export function periodWords(period: string): Param {
  if (period.startsWith('phase:')) return { line: line('period.phase', { id: period.slice(6) }) };
  const asOf = requestedDay(period);
  if (asOf !== null) return { line: line('period.adhoc', { day: { day: asOf, form: 'day' } }) };
  const [year = '', part] = period.split('-');
  if (part === undefined) return { line: line('period.year', { year }) };
  if (part.startsWith('H')) return { line: line('period.half', { year, n: Number(part.slice(1)) }) };
  if (part.startsWith('Q')) return { line: line('period.quarter', { year, n: Number(part.slice(1)) }) };
  if (part === '9M') return { line: line('period.nine_months', { year }) };
  return { line: line('period.month', { year, month: part }) };
}
