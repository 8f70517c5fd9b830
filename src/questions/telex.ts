/** Keyboard leftovers ("ddatj", "phuwowngf", "d9at5"): the folded word behind them, tried only on unknown words. */

/** Telex and VNI keys taken out; the result is only used when it is a word of the vocabulary. */
export function mended(key: string): readonly string[] {
  if (key.length < 3 || key.length > 12) return [];
  const telex = key
    .replace(/dd/g, 'd')
    .replace(/(aa|ee|oo)/g, (pair) => pair.charAt(0))
    .replace(/(?<=[uoa])w/g, '')
    .replace(/w/g, 'u')
    .replace(/(?<=[aeiouy].{0,3})[sfrxj](?=$|[cmnptgh]{0,2}$)/g, '');
  const doubled = key.replace(/(.)\1+$/, '$1');
  return [telex, doubled].filter((form) => form !== key && form.length > 1);
}
