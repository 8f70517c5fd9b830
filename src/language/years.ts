/** Years as people say them: "năm ngoái", "năm 23". */
import type { Day } from '../domain/time.js';

const AGO: readonly (readonly [RegExp, number])[] = [
  [/ (?:nam nay|this year) /g, 0],
  [/ (?:nam (?:ngoai|truoc|roi|vua roi)|last year) /g, 1],
  [/ nam kia /g, 2],
];

/** The folded text with every such year as "nam 2022". */
export function withYears(folded: string, today: Day): string {
  let said = ` ${folded} `;
  for (const [words, ago] of AGO) said = said.replace(words, ` nam ${Number(today.slice(0, 4)) - ago} `);
  return said.replace(/ nam (2\d|3[0-5]) /g, ' nam 20$1 ').trim();
}
