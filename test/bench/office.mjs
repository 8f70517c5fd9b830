// Units as the whole country has them: the plan's own first, then invented communes under invented provinces.
export const PLAN = 'prtc';

const FIRST = [
  'An',
  'Bình',
  'Cao',
  'Đông',
  'Gia',
  'Hòa',
  'Long',
  'Mỹ',
  'Phước',
  'Quang',
  'Sơn',
  'Tân',
  'Thanh',
  'Vĩnh',
];
const SECOND = ['Bắc', 'Châu', 'Đức', 'Giang', 'Hải', 'Khánh', 'Lộc', 'Minh', 'Nam', 'Phú', 'Thạnh', 'Trung', 'Xuân'];
const THIRD = ['', ' Thượng', ' Hạ', ' Đông', ' Tây', ' Nội', ' Ngoại'];
const pick = (list, n) => list[n % list.length];

/** `count` units as a plan lists them. Some share a name, as real communes do. */
export function officeUnits(plan, count) {
  const own = plan.units.slice(0, count).map((unit) => ({ ...unit, validTo: null }));
  const [sample] = own;
  const more = Array.from({ length: count - own.length }, (_, i) => {
    const name = `${pick(FIRST, i)} ${pick(SECOND, Math.floor(i / 14))}${pick(THIRD, Math.floor(i / 182))}`;
    const type = i % 3 === 0 ? 'Phường' : 'Xã';
    return { ...sample, code: String(40_000 + i), name: `${type} ${name}`, type };
  });
  return [...own, ...more];
}
