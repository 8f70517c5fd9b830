/** What flows ask about papers. */
import type { Instant } from '../domain/time.js';
import type { CampaignId } from '../events/ids.js';
import type { FormFile } from '../events/papers.js';

export interface PaperFormView {
  readonly paper: string;
  readonly file: FormFile;
  readonly at: Instant;
}

export interface PaperFacts {
  /** The office's own forms in use; a paper without one has the plain form. */
  paperForms(campaignId: CampaignId): Promise<readonly PaperFormView[]>;
}
