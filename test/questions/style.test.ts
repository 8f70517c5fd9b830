/** House style over every answer of the question tables, in both languages. */
import { describe, expect, it } from 'vitest';
import { answer } from '../../src/questions/answer.js';
import { basisBubble } from '../../src/questions/compose.js';
import { understand } from '../../src/questions/understand.js';
import { TABLES } from './read-rows.js';
import { AS_TYPED, ENGLISH, LATER, VIETNAMESE } from './rows.js';
import { context, facts, lexicon, words } from './world.js';

const ALL = [
  ...[...VIETNAMESE, ...LATER, ...AS_TYPED, ...ENGLISH].map(([question]) => question),
  ...TABLES.flatMap(({ rows }) => rows.filter(({ before }) => before === null).map(({ question }) => question)),
];

describe.each(['vi', 'en'] as const)('answers in %s', (language) => {
  it('fit a phone, keep the tone, and show at most three buttons of twenty letters', () => {
    for (const question of ALL) {
      const understood = understand(question, lexicon, context());
      if (!('query' in understood)) continue;
      const { bubble } = answer(understood.query, facts, 'A-2317');
      for (const one of [bubble, basisBubble(understood.query, facts, 'A-2317')]) {
        const { text, choices } = words.render(one, { language, buttons: true });
        const why = `${question}\n${text}`;
        expect(text.split('\n').length, why).toBeLessThanOrEqual(12);
        expect(text.length, why).toBeLessThanOrEqual(420);
        expect(text, why).not.toMatch(/[!]|được khen|vi phạm|(?<!\p{L})bạn(?!\p{L})|undefined|null|NaN|\{/u);
        expect(choices.length, why).toBeLessThanOrEqual(3);
        for (const choice of choices) expect(choice.label.length, why).toBeLessThanOrEqual(20);
      }
      expect(
        words.render(bubble, { language, buttons: true }).text.split('\n')[0]?.length,
        question,
      ).toBeLessThanOrEqual(90);
    }
  });
  it('a question back carries no figure of a unit and at most five choices', () => {
    for (const question of ALL) {
      const understood = understand(question, lexicon, context());
      if (!('clarify' in understood)) continue;
      const { about, options } = understood.clarify;
      expect(options.length).toBeLessThanOrEqual(5);
      expect(words.say(about, language)).not.toMatch(/\d,\d/);
      for (const option of options) expect(words.say(option.label, language).length).toBeLessThanOrEqual(20);
    }
  });
});
