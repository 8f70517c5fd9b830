export interface Ran {
  readonly counts: Readonly<Record<'campaigns' | 'units' | 'opened' | 'figures' | 'answered' | 'reminded', number>>;
  readonly times: Readonly<Record<string, number>>;
  readonly memory: number;
}
export function run(parts: Readonly<Record<string, unknown>>, count: number, rounds?: number): Promise<Ran>;
