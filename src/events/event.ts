/**
 * Everything that can happen, in the past tense, one file per subject. A flow or a command decides events;
 * `store/apply` is the one place where they become rows. Ids are text made by `newId`, except a unit's, which the
 * store gives.
 */

import type { ReportDated } from './again.js';
import type { AnnouncementAnswerEvent } from './announcement-answer.js';
import type { AssessmentEvent } from './assessment.js';
import type { AwardEvent } from './award.js';
import type { BroadcastEvent } from './broadcast.js';
import type { CampaignEvent } from './campaign.js';
import type { DeadlineEvent } from './deadline.js';
import type { EvidenceEvent } from './evidence.js';
import type { IssuerEvent } from './issuer.js';
import type { MessageEvent, ReachEvent, RemarkEvent } from './message.js';
import type { PapersEvent } from './papers.js';
import type { PeopleEvent } from './people.js';
import type { PrivacyEvent } from './privacy.js';
import type { QuestionEvent } from './question.js';
import type { ReminderEvent } from './reminder.js';
import type { GoalEvent, ReportEvent } from './report.js';
import type { ReviewEvent } from './review.js';
import type { TaskEvent } from './task.js';
import type { UnitPhoneSet } from './unit-phone.js';

export type * from './campaign.js';
export type * from './evidence.js';
export type * from './ids.js';
export type * from './message.js';
export type * from './people.js';
export type * from './privacy.js';
export type * from './question.js';
export type * from './reminder.js';
export type * from './report.js';
export * from './review.js';
export type * from './task.js';

export type Event =
  | UnitPhoneSet
  | AnnouncementAnswerEvent
  | BroadcastEvent
  | RemarkEvent
  | AssessmentEvent
  | IssuerEvent
  | AwardEvent
  | CampaignEvent
  | DeadlineEvent
  | PapersEvent
  | PeopleEvent
  | ReportEvent
  | GoalEvent
  | ReviewEvent
  | ReportDated
  | QuestionEvent
  | PrivacyEvent
  | EvidenceEvent
  | TaskEvent
  | MessageEvent
  | ReminderEvent
  | ReachEvent;
