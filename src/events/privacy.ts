import type { PrivacyKind } from '../domain/privacy.js';
import type { Day } from '../domain/time.js';
import type { PersonId } from './ids.js';

/** What a person asks about their own data (see `domain/privacy.ts`). */
export type PrivacyEvent =
  | {
      readonly type: 'privacy_requested';
      readonly requestId: string;
      readonly personId: PersonId;
      readonly kind: PrivacyKind;
      readonly words: string | null;
      readonly answerBy: Day;
      readonly doneBy: Day;
      /** Done on the spot (an export). */
      readonly done: boolean;
    }
  | { readonly type: 'privacy_done'; readonly requestId: string; readonly personId: PersonId; readonly outcome: string }
  /** Name, chat accounts, texts and seats are gone; the unit's figures stay. */
  | { readonly type: 'person_erased'; readonly personId: PersonId };
