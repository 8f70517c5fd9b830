import type { SendOutcome } from '../channel.js';

/** What a code of Zalo's asks for. */
export type Action =
  | 'slow_down' // too much at once: everyone waits
  | 'repeat' // bounded by the rule for doubts
  | 'renew_token' // once, then once more
  | 'reupload'
  | 'next_morning' // templates are not delivered from 22 to 6
  | 'later' // this person has had enough for today
  | 'gone' // until the person writes again
  | 'unknown_address'
  | 'window_shut'
  | 'no_money' // quota or balance
  | 'too_long'
  | 'forbidden' // Zalo objects to the contents
  | 'stop' // a setting of app, OA or permission: everything waits, an officer must act
  | 'never';

/**
 * Zalo's codes (OA OpenAPI, and templates from -108 on) and what we do; an unknown one is `never` and logged as it is.
 * Sources: facts sheet 1.4, 1.10.
 */
export const CODES: Readonly<Record<number, Action>> = {
  [-32]: 'slow_down',
  [-100]: 'reupload',
  [-200]: 'repeat',
  [-201]: 'never',
  [-204]: 'stop',
  [-205]: 'stop',
  [-209]: 'stop',
  [-210]: 'too_long',
  [-211]: 'no_money',
  [-212]: 'stop',
  [-213]: 'gone',
  [-214]: 'repeat',
  [-216]: 'renew_token',
  [-217]: 'gone',
  [-218]: 'later',
  [-219]: 'stop',
  [-220]: 'renew_token',
  [-221]: 'stop',
  [-223]: 'stop',
  [-224]: 'stop',
  [-227]: 'gone',
  [-230]: 'window_shut',
  [-232]: 'window_shut',
  [-233]: 'never',
  [-234]: 'next_morning',
  [-235]: 'stop',
  [-237]: 'never',
  [-238]: 'no_money',
  [-240]: 'stop',
  [-241]: 'no_money',
  [-242]: 'stop',
  [-244]: 'gone',
  [-248]: 'forbidden',
  [-249]: 'never',
  [-320]: 'no_money',
  [-321]: 'no_money',
  [-403]: 'never',
  // Templates.
  [-108]: 'unknown_address',
  [-114]: 'window_shut',
  [-115]: 'no_money',
  [-117]: 'never',
  [-118]: 'unknown_address',
  [-119]: 'window_shut',
  [-124]: 'renew_token',
  [-1241]: 'stop',
  [-126]: 'no_money',
  [-127]: 'never',
  [-131]: 'never',
  [-132]: 'never',
  [-133]: 'next_morning',
  [-135]: 'stop',
  [-136]: 'no_money',
  [-137]: 'no_money',
  [-139]: 'window_shut',
  [-140]: 'window_shut',
  [-141]: 'window_shut',
  [-144]: 'later',
  [-147]: 'later',
  3: 'renew_token',
};

/** What Zalo answered, in its own words. */
export interface Refused {
  readonly code: number;
  readonly message: string;
}

export function actionOf({ code, message }: Refused): Action {
  // "user_id is invalid" and "message is invalid" share a code.
  if (code === -201 && /user_?id|recipient/i.test(message)) return 'unknown_address';
  return CODES[code] ?? 'never';
}

const RATE_PAUSE_MS = 5_000;
const DAY_QUOTA_PAUSE_MS = 6 * 3_600_000;
const HOUR_MS = 3_600_000;

/** Ms until six in the morning in Vietnam, where from 22 to 6 no template is delivered; 0 by day. */
export function untilMorning(now: number): number {
  const ofDay = (now + 7 * HOUR_MS) % (24 * HOUR_MS);
  if (ofDay >= 6 * HOUR_MS && ofDay < 22 * HOUR_MS) return 0;
  return (30 * HOUR_MS - ofDay) % (24 * HOUR_MS);
}

/** What a definite refusal makes of a send. `renew_token` and `reupload` were tried before. */
export function outcomeOf(refused: Refused, now: number): SendOutcome {
  const action = actionOf(refused);
  switch (action) {
    case 'slow_down':
      return { retry: RATE_PAUSE_MS, scope: 'lane' };
    case 'repeat':
    case 'reupload':
      return { inDoubt: `zalo ${refused.code}` };
    case 'renew_token':
    case 'stop':
      return { refused: 'bad_token' };
    case 'next_morning':
      return { retry: untilMorning(now) || HOUR_MS, scope: 'message' };
    case 'later':
      return { retry: DAY_QUOTA_PAUSE_MS, scope: 'message' };
    case 'gone':
      return { refused: 'blocked' };
    case 'unknown_address':
      return { refused: 'unknown_address' };
    case 'window_shut':
      return { refused: 'window_shut' };
    case 'no_money':
      return { refused: 'cap_reached' };
    case 'too_long':
      return { refused: 'too_long' };
    case 'forbidden':
      return { refused: 'forbidden_content' };
    case 'never':
      return { refused: 'other' };
    default:
      return action satisfies never;
  }
}
