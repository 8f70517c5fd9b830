/** What the reviewer sets: the office's list of papers, quotas, points of a decree, the collecting day, the council. */
import { listedPapers, setAwardRule, setCouncil } from '../../../admin/award/rules.js';
import { occasionMeant } from '../../../admin/award/sheet.js';
import { awardsFor, NOMINEES, type Nominee } from '../../../domain/award.js';
import { DECREES } from '../../../domain/award-law.js';
import type { Act } from '../../../domain/people.js';
import { dayOf } from '../../../domain/time.js';
import type { AwardRule } from '../../../events/award.js';
import { readDated, readOccasion, readPaperList } from '../../../language/award.js';
import { readDay, withoutDay } from '../../../language/dates.js';
import { type Line, line, type Param } from '../../../messages/message.js';
import type { CampaignView, SeatView } from '../../facts.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { deskOf } from '../office/seat.js';
import { agencies } from './basis.js';
import { formAmong } from './list-words.js';
import { keeping, officeSeatFor, refusal } from './seat.js';
import { occasionParam, whenParams } from './words.js';

interface Place {
  readonly seat: SeatView;
  readonly campaign: CampaignView;
}

async function placeOf(turn: Turn, acts: readonly Act[]): Promise<Place | null> {
  const seat = officeSeatFor(turn, acts);
  const campaign = seat === null ? null : await turn.facts.campaign(seat.campaignId);
  return seat === null || campaign === null ? null : { seat, campaign };
}

const RULES: readonly Act[] = ['award_rules'];

/** What the card says of a rule; the same line is said again when it is done. */
function ruleLine({ campaign }: Place, rule: AwardRule): Line {
  switch (rule.kind) {
    case 'papers': {
      const papers: Param =
        rule.papers.length === 0
          ? 'none'
          : {
              list: rule.papers.map(
                (one): Param => ({ line: line('award.rule.paper', { name: one.name, only: one.only ?? 'none' }) }),
              ),
            };
      return line('award.rule.papers', { papers, day: { day: rule.day, form: 'day' }, ...agencies(campaign) });
    }
    case 'quota': {
      const form = campaign.plan.awards.find((one) => one.id === rule.awardId)?.form ?? '';
      const said = { ...whenParams(rule), form, nominee: rule.nominee, most: rule.most };
      return line('award.rule.quota', { ...said, document: rule.document, day: { day: rule.day, form: 'day' } });
    }
    case 'decree':
      return line('award.rule.decree', {
        number: DECREES.find((one) => one.id === rule.decree)?.number ?? rule.decree,
        words: rule.words,
        day: { day: rule.day, form: 'day' },
      });
    case 'collect':
      return line('award.rule.collect', {
        ...whenParams(rule),
        last: { day: rule.last, form: 'weekday_year' },
        document: rule.document ?? 'none',
      });
    default:
      return rule satisfies never;
  }
}

async function card(turn: Turn, place: Place, rule: AwardRule): Promise<Answer> {
  const look = await setAwardRule({ campaignId: place.campaign.id, rule }, turn.facts, deskOf(turn));
  if (!look.ok) return keeping(turn, [refusal(look.problem)]);
  const lines = [ruleLine(place, rule), line('award.rule.confirm')];
  return {
    bubble: bubble(lines, [choice('aw_set', 'award_set'), choice('menu:left', 'office_stop')]),
    open: {
      kind: 'office',
      act: 'award',
      step: 'rule',
      held: { campaignId: place.campaign.id, rule: JSON.stringify(rule) },
    },
    by: place.seat.id,
  };
}

/** The acts that let somebody set a rule of the kind. */
const actsFor = (rule: Pick<AwardRule, 'kind'>): readonly Act[] =>
  rule.kind === 'collect' ? ['award_rules', 'review_award'] : RULES;

/** `aw_set`: what was shown, judged anew. */
export async function rulePress(turn: Turn): Promise<Answer | null> {
  const { open } = turn.session;
  if (officeSeatFor(turn, ['award_rules', 'review_award']) === null) return null;
  if (open.kind !== 'office' || open.act !== 'award' || open.step !== 'rule')
    return keeping(turn, [line('stale.passed')]);
  const rule = JSON.parse(String(open.held.rule)) as AwardRule;
  const seat = officeSeatFor(turn, actsFor(rule), String(open.held.campaignId));
  const campaign = seat === null ? null : await turn.facts.campaign(seat.campaignId);
  if (seat === null || campaign === null) return keeping(turn, [line('stale.gone')]);
  const done = await setAwardRule({ campaignId: campaign.id, rule }, turn.facts, deskOf(turn));
  if (!done.ok) return { bubble: bubble([refusal(done.problem)]), open: NOTHING_OPEN };
  return {
    bubble: bubble([line('award.rule.done'), ruleLine({ seat, campaign }, rule)]),
    open: NOTHING_OPEN,
    events: done.value.events,
    by: seat.id,
  };
}

/** "danh mục hồ sơ văn bản đề nghị; báo cáo thành tích; biên bản họp xét; ngày 18/12/2023". Null for whoever may not. */
export async function startPapers(turn: Turn, rest: string): Promise<Answer | null> {
  const place = await placeOf(turn, RULES);
  if (place === null) return null;
  const said = readPaperList(rest, dayOf(turn.now));
  const { papers } = said;
  if (papers.length === 0) return keeping(turn, [line('award.rule.papers_how')]);
  const day = said.day ?? dayOf(turn.now);
  const listed = listedPapers(papers, await turn.facts.awardRules(place.campaign.id));
  return card(turn, place, { kind: 'papers', papers: listed, document: said.document, day });
}

/** One of the two: a quota for both is set in two messages. */
function nomineeSaid(rest: string): Nominee | null {
  const [collective, individual] = [/tap the|collective/.test(rest), /ca nhan|individual|person/.test(rest)];
  if (collective === individual) return null;
  return individual ? 'individual' : 'collective';
}

/** "số lượng khen thưởng sơ kết giấy khen tập thể 5; theo QĐ 12/QĐ-UBND; ngày 18/12/2023" */
export async function startQuota(turn: Turn, rest: string): Promise<Answer | null> {
  const place = await placeOf(turn, RULES);
  if (place === null) return null;
  const { campaign } = place;
  const today = dayOf(turn.now);
  const dated = readDated(rest, today);
  const said = readOccasion(dated.head, today);
  const ask = await turn.facts.ask(campaign.id);
  const meant = occasionMeant(campaign, { occasion: said.occasion, period: said.year }, ask.period, turn.now);
  if (!meant.ok) return keeping(turn, [refusal(meant.problem)]);
  const nominee = nomineeSaid(said.rest);
  const [most, second] = said.rest.match(/(?<![\d-])\d+/g) ?? [];
  const forms = NOMINEES.filter((one) => nominee === null || one === nominee).flatMap((one) =>
    awardsFor(campaign.plan, meant.value.occasion, one),
  );
  const form = formAmong(forms, said.rest);
  const counted = most !== undefined && second === undefined && nominee !== null;
  if (form === null || !counted || dated.document === null || dated.day === null) {
    const known: Param = { list: [...new Set(forms.map((one) => one.form))] };
    return keeping(turn, [
      line('award.rule.quota_how', { occasion: occasionParam(meant.value.occasion), forms: known }),
    ]);
  }
  const { document, day } = dated;
  return card(turn, place, {
    kind: 'quota',
    ...meant.value,
    awardId: form.id,
    nominee,
    most: Number(most),
    document,
    day,
  });
}

/** "nghị định 98/2023: cá nhân có sáng kiến …" */
export async function startDecree(turn: Turn, rest: string): Promise<Answer | null> {
  const place = await placeOf(turn, RULES);
  if (place === null) return null;
  const found = /^(?:số\s*)?(\d{1,3}\/20\d\d)(?:\/NĐ-CP)?\s*[:,-]?\s*(.*)$/isu.exec(rest.normalize('NFC').trim());
  const [, decree, words = ''] = found ?? [];
  if (decree === undefined || words.trim() === '') return keeping(turn, [line('award.rule.decree_how')]);
  return card(turn, place, { kind: 'decree', decree, words: words.trim(), day: dayOf(turn.now) });
}

/** "hạn hồ sơ sơ kết 26/12/2023" */
export async function startCollect(turn: Turn, rest: string): Promise<Answer | null> {
  const place = await placeOf(turn, ['award_rules', 'review_award']);
  if (place === null) return null;
  const { campaign } = place;
  const today = dayOf(turn.now);
  const read = readDay(rest, today);
  const last = read !== null && 'day' in read ? read.day : null;
  if (last === null) return keeping(turn, [line('award.rule.collect_how')]);
  const said = readOccasion(withoutDay(rest), today);
  const ask = await turn.facts.ask(campaign.id);
  const meant = occasionMeant(campaign, { occasion: said.occasion, period: said.year }, ask.period, turn.now);
  if (!meant.ok) return keeping(turn, [refusal(meant.problem)]);
  return card(turn, place, { kind: 'collect', ...meant.value, last, document: null, day: today });
}

/** "bật hội đồng", "tắt hội đồng": a step the plan does not name is off until the reviewer switches it on. */
export async function switchCouncil(turn: Turn, on: boolean): Promise<Answer | null> {
  const place = await placeOf(turn, RULES);
  if (place === null) return null;
  const done = await setCouncil({ campaignId: place.campaign.id, on }, turn.facts, deskOf(turn));
  if (!done.ok) return keeping(turn, [refusal(done.problem)]);
  return {
    bubble: bubble([line('award.rule.council', { on: on ? 'yes' : 'no' })]),
    open: turn.session.open,
    events: done.value.events,
    by: place.seat.id,
  };
}
