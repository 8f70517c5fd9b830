/** Papers, exports and the auditors' file: what was made and handed out, and an office's own forms. */
import type { CampaignId } from './ids.js';

/** Bytes kept under their hash; `name` is shown, never a path. */
export interface FormFile {
  readonly sha256: string;
  readonly size: number;
  readonly name: string;
}

export type PapersEvent =
  /** Nothing changes but the record: who had which paper or table made. */
  | {
      readonly type: 'paper_made';
      readonly campaignId: CampaignId;
      /** `export:figures`, `roll_up`, `audit` … */
      readonly what: string;
      readonly period: string;
      readonly unitId: number | null;
      /** It names persons. */
      readonly names: boolean;
    }
  /** The office's own form takes the plain one's place from now on. */
  | { readonly type: 'form_set'; readonly campaignId: CampaignId; readonly paper: string; readonly file: FormFile }
  /** Back to the plain one. */
  | { readonly type: 'form_dropped'; readonly campaignId: CampaignId; readonly paper: string };
