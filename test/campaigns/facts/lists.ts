/** What the five plans say besides their criteria, written down from the texts; null = the plan does not say. */

export interface Facts {
  readonly document: readonly [number: string | null, date: string | null];
  readonly period: readonly [number, number];
  readonly tiers: readonly string[];
  /** review, its time in the plan's words, clause */
  readonly reviews: readonly (readonly [string, string | null, string])[];
  /** id, from, to, through, due, bound, every, clause */
  readonly duties: readonly (readonly [
    string,
    string,
    string | null,
    string | null,
    string | null,
    string | null,
    string | null,
    string,
  ])[];
  /** form, given to, decided by, clause */
  readonly awards: readonly (readonly [string, string | null, string | null, string])[];
  /** start of the paper's name, condition */
  readonly dossier: readonly (readonly [string, string | null])[];
  readonly standingAgency: readonly [name: string, label: string];
  readonly reviewer: string;
}

const REVIEW_QUARTERS = [
  ['sơ kết', 'Quý IV năm 2023', 'Mục IV.1'],
  ['tổng kết', 'Quý IV năm 2025', 'Mục IV.2'],
] as const;

export const LISTS: Readonly<Record<string, Facts>> = {
  prtc: {
    document: [null, null],
    period: [2021, 2025],
    tiers: ['city_dept', 'commune', 'city_level', 'area', 'individual'],
    reviews: REVIEW_QUARTERS,
    duties: [
      [
        'unit_report',
        'city_dept commune',
        'UBND thành phố',
        'Phòng Văn hóa và Thông tin',
        '12-15',
        'exclusive',
        'year',
        'VI.1',
      ],
      ['roll_up', 'standing_agency reviewer', 'UBND thành phố', null, null, null, 'year', 'VI.2'],
    ],
    awards: [
      ['Giấy khen', null, 'Chủ tịch Ủy ban nhân dân thành phố', 'V.2'],
      ['Bằng khen', null, 'Chủ tịch Ủy ban nhân dân tỉnh', 'V.2'],
    ],
    dossier: [],
    standingAgency: ['Phòng Văn hóa và Thông tin', 'Phòng VHTT'],
    reviewer: 'Phòng Nội vụ',
  },
  st: {
    document: [null, null],
    period: [2021, 2025],
    tiers: ['province_unit', 'district', 'commune', 'enterprise', 'individual'],
    reviews: [
      ['sơ kết', 'theo thời gian sơ kết thực hiện Nghị quyết số 07-NQ/TU', 'I.2, IV.2.c'],
      ['tổng kết', 'theo thời gian tổng kết thực hiện Nghị quyết số 07-NQ/TU', 'I.2, IV.2.c'],
    ],
    duties: [
      ['unit_report', 'province_unit district commune', null, null, null, null, 'year', 'V.4'],
      ['roll_up', 'standing_agency', 'UBND tỉnh', 'Sở Nội vụ', '12-10', 'exclusive', 'year', 'V.1-5'],
      ['review_report', 'standing_agency', 'UBND tỉnh', 'Sở Nội vụ', null, null, 'phase', 'V.1-5'],
    ],
    awards: [
      ['Bằng khen', 'tập thể, cá nhân', 'Chủ tịch UBND tỉnh', 'IV.2.a, c'],
      ['Giấy khen', null, 'Thủ trưởng các tổ chức, đơn vị, địa phương', 'IV.2.a, d'],
    ],
    dossier: [
      ['Kế hoạch phát động', 'đối với tập thể'],
      ['Báo cáo kết quả', 'đối với tập thể'],
    ],
    standingAgency: ['Sở Thông tin và Truyền thông', 'cơ quan thường trực'],
    reviewer: 'Sở Nội vụ',
  },
  nt_ldtbxh: {
    document: [null, null],
    period: [2022, 2025],
    tiers: ['dept_hq', 'dept_affiliate', 'dept_all'],
    reviews: [
      ['sơ kết', 'Quý IV năm 2023', 'Mục V.1'],
      ['tổng kết', 'Quý IV năm 2025', 'Mục V.2'],
    ],
    duties: [
      [
        'unit_report',
        'standing_agency dept_hq dept_affiliate',
        'Ban Thi đua - khen thưởng Sở',
        'Văn phòng Sở',
        '12-20',
        'exclusive',
        'year',
        'VI.2',
      ],
    ],
    awards: [],
    dossier: [],
    standingAgency: ['Văn phòng Sở', 'Văn phòng Sở'],
    reviewer: 'Ban Thi đua - khen thưởng Sở',
  },
  gv: {
    document: [null, null],
    period: [2022, 2025],
    tiers: ['district_unit', 'school', 'enterprise', 'individual', 'area'],
    reviews: [
      ['sơ kết', 'trong năm 2023', 'II.1'],
      ['tổng kết', 'trong năm 2025', 'II.1'],
    ],
    duties: [
      ['unit_report', 'district_unit school', 'Văn phòng UBND quận', null, null, null, 'year', 'V.3-3'],
      ['dx_report', 'standing_agency', 'UBND Thành phố', null, null, null, null, 'V.1-2'],
      ['review_report', 'standing_agency reviewer', 'UBND Thành phố', null, null, null, 'phase', 'V.1-3'],
    ],
    awards: [
      ['Cờ thi đua của Thành phố', 'cơ quan, đơn vị, địa phương', null, 'IV.1-1'],
      ['Bằng khen của UBND Thành phố', 'tập thể, cá nhân', null, 'IV.1-2'],
      ['Giấy khen của UBND quận', 'tập thể, cá nhân', 'Chủ tịch UBND quận', 'IV.1-3'],
      ['Giấy khen của cơ quan, đơn vị, địa phương', 'tập thể, cá nhân', 'đơn vị, theo tiêu chí riêng', 'IV.1-4'],
    ],
    dossier: [
      ['Văn bản đề nghị', null],
      ['Biên bản', null],
      ['Báo cáo tóm tắt thành tích (không quá 1 trang A4)', null],
      ['Báo cáo thành tích theo Mẫu số 7', 'đề nghị khen thưởng cấp Nhà nước'],
      ['Xác nhận của cơ quan quản lý thuế', 'tập thể là doanh nghiệp, cá nhân là người đứng đầu doanh nghiệp'],
    ],
    standingAgency: ['Văn phòng UBND quận', 'cơ quan thường trực'],
    reviewer: 'Phòng Nội vụ',
  },
  hp: {
    document: ['175/KH-UBND', '2022-07-15'],
    period: [2022, 2030],
    tiers: ['city_unit', 'district', 'commune', 'enterprise', 'individual'],
    reviews: [
      ['tổng kết', 'trong năm 2025', 'V.1'],
      ['sơ kết', null, 'I.2, VI.3'],
    ],
    duties: [
      [
        'unit_report',
        'city_unit district commune',
        'Sở Thông tin và Truyền thông',
        null,
        '12-01',
        'exclusive',
        'year',
        'VI.5',
      ],
      [
        'roll_up',
        'standing_agency',
        'UBND thành phố',
        'Ban Thi đua - Khen thưởng, Sở Nội vụ',
        '12-31',
        'exclusive',
        'year',
        'VI.3-4',
      ],
    ],
    awards: [['Bằng khen', 'tập thể, cá nhân', 'Chủ tịch UBND thành phố', 'VI.3-2']],
    dossier: [],
    standingAgency: ['Sở Thông tin và Truyền thông', 'cơ quan thường trực'],
    reviewer: 'Ban Thi đua - Khen thưởng, Sở Nội vụ',
  },
};
