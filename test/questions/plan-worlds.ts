/** Small seasons of the other four plans, for their question tables. Units beside the plan's own and all figures are samples. */
import type { FigureValue } from '../../src/domain/figure.js';
import type { Unit } from '../../src/domain/unit.js';
import type { AskFacts } from '../../src/questions/facts.js';
import { factsOf, ratio } from '../campaigns/ask-plan.js';

const unit = (code: string, name: string, type: string, tier: string): Omit<Unit, 'id'> => ({
  ...{ code, name, type, tier, parentCode: null, validFrom: null, validTo: null },
});

/** "H01 work_files_online 72/100", a line each. */
function figures(text: string): Readonly<Record<string, FigureValue>> {
  const rows = text
    .trim()
    .split('\n')
    .map((line): [string, FigureValue] => {
      const [code = '', criterion = '', value = ''] = line.trim().split(/\s+/);
      const [numerator = 0, denominator = 0] = value.split('/').map(Number);
      return [`${code} ${criterion}`, ratio(numerator, denominator)];
    });
  return Object.fromEntries(rows);
}

const HP = [
  unit('S01', 'Sở mẫu A', 'Sở', 'city_unit'),
  unit('S02', 'Sở mẫu B', 'Sở', 'city_unit'),
  unit('H01', 'Quận mẫu A', 'Quận', 'district'),
  unit('H02', 'Huyện mẫu B', 'Huyện', 'district'),
  unit('X01', 'Phường mẫu C', 'Phường', 'commune'),
  unit('X02', 'Xã mẫu D', 'Xã', 'commune'),
  unit('X03', 'Thị trấn mẫu Đ', 'Thị trấn', 'commune'),
];
const ST = [unit('S01', 'Sở mẫu A', 'Sở', 'province_unit'), unit('S02', 'Sở mẫu B', 'Sở', 'province_unit')];
const GV = [
  unit('T01', 'Trường Tiểu học mẫu A', 'Trường', 'school'),
  unit('T02', 'Trường Trung học cơ sở mẫu B', 'Trường', 'school'),
];
const NT = [
  unit('V01', 'Văn phòng Sở', 'Văn phòng', 'dept_hq'),
  unit('D01', 'Trung tâm mẫu A', 'Trung tâm', 'dept_affiliate'),
  unit('D02', 'Trường Cao đẳng mẫu B', 'Trường', 'dept_affiliate'),
];

export const WORLDS: Readonly<Record<'st' | 'nt_ldtbxh' | 'gv' | 'hp', AskFacts>> = {
  st: factsOf(
    'st',
    figures(`
      S01 work_files_online 91/100
      S02 work_files_online 89/100
      S01 inspections_digital 6/10
      S02 inspections_digital 4/10`),
    ST,
  ),
  nt_ldtbxh: factsOf(
    'nt_ldtbxh',
    figures(`
      V01 work_files_online 92/100
      D01 work_files_online 81/100
      D02 work_files_online 79/100`),
    NT,
  ),
  gv: factsOf(
    'gv',
    figures(`
      T01 work_files_online 61/100
      T02 work_files_online 59/100
      26869 work_files_online 91/100
      26872 work_files_online 89/100`),
    GV,
  ),
  hp: factsOf(
    'hp',
    figures(`
      S01 work_files_online 95/100
      S02 work_files_online 90/100
      H01 work_files_online 91/100
      H02 work_files_online 89/100
      X01 work_files_online 71/100
      X02 work_files_online 70/100
      X03 work_files_online 69/100`),
    HP,
  ),
};
