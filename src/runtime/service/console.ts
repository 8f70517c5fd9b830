/** Who sits at the terminal: in a trial a sample person with a seat of their own; in an office whoever has a code. */
import { apply } from '../../store/apply.js';
import type { House } from '../composition.js';
import { personasOf, personEvents, TRIAL_CAMPAIGN } from '../trial.js';

/** Nothing in an office, for an unknown persona, or when the person sat here before. */
export async function openConsolePersona(house: House, persona: string): Promise<void> {
  if (house.trial === null) return;
  const address = `console:${persona}`;
  const known = await house.ask((facts) => facts.who(address));
  if (known.known) return;
  const units = await house.ask((facts) => facts.units(TRIAL_CAMPAIGN));
  const all = personasOf(units);
  const wanted = all.find((one) => one.id === persona || one.role === persona);
  if (wanted === undefined) return;
  const { make, secretKey, store, clock } = house;
  const events = personEvents(TRIAL_CAMPAIGN, wanted, address, make, await house.words());
  const env = { actor: { kind: 'service' as const }, address: null, seq: null, secretKey, handed: false };
  await store.write((tx) => apply(tx, events, { ...env, now: clock.now(), newId: make.newId }));
}
