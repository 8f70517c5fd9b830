import type { Route } from '../channels/channel.js';
import { json, refusal } from '../channels/web/answer.js';
import { readJson, refuseVisit, visitorOf } from '../channels/web/guard.js';
import { createThrottle } from '../channels/web/throttle.js';

export interface InvitePreview {
  /** null for roles of the whole campaign. */
  readonly unit: string | null;
  readonly role: string;
  readonly campaign: string;
}
/** null for a wrong, a used and an expired code alike; looking uses nothing up. */
type PreviewInvitation = (code: string) => Promise<InvitePreview | null>;

export interface InviteOptions {
  readonly preview: PreviewInvitation;
  readonly now: () => number;
  readonly publicUrl?: string;
}

const TEN_MINUTES = 600_000;
/** People of one office share an address; 80 random bits are not guessed at any such rate. */
const TRIES = 60;
const CODE = /^[A-Za-z0-9][A-Za-z0-9 -]{3,40}$/;

/** POST /invite/preview {code}: what the QR page shows. The code comes in a body, so no log of addresses holds it. */
export function invitePreviewRoute(options: InviteOptions): Route {
  const throttle = createThrottle(TRIES, TEN_MINUTES, options.now);
  const rules = {
    trial: false,
    ...(options.publicUrl === undefined ? {} : { publicOrigin: new URL(options.publicUrl).origin }),
  };
  return {
    method: 'POST',
    path: '/invite/preview',
    maxBody: 1_024,
    async handle(request) {
      const refused = refuseVisit(request, rules);
      if (refused !== null) return refused;
      const body = readJson(request);
      if ('answer' in body) return body.answer;
      const wait = throttle.hit(visitorOf(request));
      if (wait !== null) return refusal(429, 'too_many', { 'retry-after': String(wait) });
      const { code } = body.value;
      const found = typeof code === 'string' && CODE.test(code) ? await options.preview(code) : null;
      return found === null ? refusal(404, 'code_unusable') : json(200, found);
    },
  };
}
