import type { Route } from '../channels/channel.js';
import { json, refusal } from '../channels/web/answer.js';
import { readJson, refuseVisit } from '../channels/web/guard.js';
import { isDay } from '../domain/time.js';
import type { Words } from '../messages/render.js';
import { dayLabels, type TrialPage } from './page-data.js';

/** POST /chat/trial-day {day}: the sample world moves to another day. Mounted in the trial only, this machine only. */
export function trialDayRoute(trial: TrialPage, words: Words): Route {
  return {
    method: 'POST',
    path: '/chat/trial-day',
    maxBody: 1_024,
    async handle(request) {
      const refused = refuseVisit(request, { trial: true });
      if (refused !== null) return refused;
      const body = readJson(request);
      if ('answer' in body) return body.answer;
      const { day } = body.value;
      if (typeof day !== 'string' || !isDay(day) || day < FIRST || day > LAST) return refusal(400, 'bad_day');
      await trial.day.set(day);
      return json(200, { day, labels: dayLabels(day, words) });
    },
  };
}

/** Beyond these no plan we know says anything. */
const FIRST = '2020-01-01';
const LAST = '2035-12-31';
