/** A refusal is a value. `code` names it for scripts and locales (`problem.<code>`); `params` fill the sentence. */
export interface Problem {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export type Result<T, P = Problem> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: P };

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
export const refuse = (
  code: string,
  params: Problem['params'] = {},
): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem: { code, params },
});
