/** Whether a total score is asked for: no plan has one, so that no ranking or verdict may stand in for it. */
import { fold, normal } from '../language/fold.js';

const SCORE =
  /(?:^| )(?:tong diem|cham diem|thang diem|bang diem|diem thi dua|diem tong|theo (?:tong )?diem(?! phan)|(?:duoc|dat|co) (?:may|bao nhieu) diem(?! phan| nua)|diem (?:cao|thap) nhat|(?:nhieu|it) diem nhat|total score|scoring)(?: |$)/;

/** "Trọng số"; "trong số các phường" are other words. */
const WEIGHT = /(?:^| )(?:trọng số|trong so(?= (?:la|bao|cua|diem|tieu|moi|tung) |$))/;

const wordsOnly = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

export const asksForScore = (text: string): boolean =>
  SCORE.test(wordsOnly(fold(text))) || WEIGHT.test(wordsOnly(normal(text)));
