/** Work waiting for the standing agency. */

import type { CampaignId, TaskId } from './ids.js';

export type TaskEvent =
  | {
      readonly type: 'task_opened';
      readonly taskId: TaskId;
      readonly campaignId: CampaignId;
      readonly kind: string;
      readonly subject: string;
      readonly details: Readonly<Record<string, string | number>>;
    }
  | { readonly type: 'task_done'; readonly taskId: TaskId };
