/** Any half of a pair, lone or not: most texts have none. */
const HALF = /[\uD800-\uDFFF]/;

/** Half characters make platforms refuse or garble the whole message. */
export function wellFormed(text: string): string {
  return HALF.test(text) ? text.replace(/\p{Surrogate}/gu, '\uFFFD') : text;
}
