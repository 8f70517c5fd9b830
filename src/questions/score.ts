/** Whether a total score is asked for: no plan has one, so that no ranking or verdict may stand in for it. */
import { fold } from '../language/fold.js';

const SCORE =
  /(?:^| )(?:tong diem|cham diem|thang diem|bang diem|trong so|diem thi dua|diem tong|theo (?:tong )?diem(?! phan)|total score|scoring)(?: |$)/;

export const asksForScore = (text: string): boolean =>
  SCORE.test(
    fold(text)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
