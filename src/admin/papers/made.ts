/** The record that a paper, table or file was made and handed out. */
import { ok } from '../../domain/problem.js';
import type { PapersEvent } from '../../events/papers.js';
import type { Decide } from '../decide.js';

type Made = Extract<PapersEvent, { type: 'paper_made' }>;

export const paperMade = (args: Omit<Made, 'type'>): Made => ({ type: 'paper_made', ...args });

export const noteMade: Decide<Omit<Made, 'type'>, null> = async (args) =>
  ok({ events: [paperMade(args)], result: null });
