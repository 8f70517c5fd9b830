/** The phrases of commands, folded. Data: one row per command, Vietnamese first, then English, then Telegram's menu. */
import type { Language } from '../messages/message.js';
import type { OfficeCommand, PlainCommand } from './commands.js';

const PHRASES: Readonly<Record<PlainCommand, string>> = {
  back: 'quay lai|tro lai|tro ve|ve truoc|cau truoc|quay lai cau truoc|lui lai|lui|lam lai|nhap lai|back|go back|previous|quaylai',
  skip: 'bo qua|bo qua cau nay|qua cau khac|cau sau|tiep theo|sang cau khac|skip|next|pass|boqua',
  later:
    'de sau|de luc khac|lam sau|nhap sau|bao cao sau|gui sau|luc khac|hom khac|tam dung|dung lai|tam ngung|de mai|lat lam|lat nua lam|mai lam|later|not now|pause|desau',
  cancel:
    'huy|huy bo|huy bao cao|huy ban nay|huy di|thoi|thoi khong lam nua|dung|lam lai tu dau|xoa het|bo bao cao|cancel|stop|abort',
  restore: 'lay lai|khoi phuc|phuc hoi|lay lai ban cu|lay lai bao cao|khoi phuc bao cao|restore|undo|laylai',
  send: 'gui|gui di|chot gui|chot gui di|gui luon|gui ngay|ok gui|oke gui|ok gui di|dong y gui|dung gui|dung roi gui|gui bao cao|gui bc|gui bao cao di|nop luon|nop di|send|send it|send report|submit|submit report|ok send|guibaocao',
  yes: 'ok|oke|okie|oki|okay|okela|dung|dung roi|dung vay|dung the|dung a|chuan|chuan roi|chot|vang|da vang|da dung|vang dung|u|uh|um|uk|uhm|ua|co|da co|dong y|xac nhan|chinh xac|phai|phai roi|duoc|dc|nhat tri|yes|y|yep|yeah|right|correct|agree|confirm|sure|ok dung|ok roi|tot',
  no: 'khong|ko|k|kg|hok|hong|khum|hem|hok co|sai|sai roi|chua|chua dung|khoan|khoan da|khong dung|ko dung|khong phai|ko phai|khong dong y|da khong|da chua|khong gui|dung gui|no|nope|not yet|wrong|not right|n',
  report:
    'bao cao|bc|lam bao cao|nop bao cao|nhap bao cao|viet bao cao|bat dau|bat dau bao cao|bao cao ngay|bao cao di|bao cao so lieu|nhap so lieu|gui so lieu|nop so lieu|bao so lieu|bao cao moi|bao cao tiep|bao cao nam nay|lam tiep|tiep tuc|tiep|tiep tuc bao cao|nhap tiep|vao bao cao|mo bao cao|report|start report|new report|continue|resume|go on|baocao',
  practice:
    'lam thu|lam thu bao cao|thu bao cao|bao cao thu|tap bao cao|tap lam|lam thu di|lam thu lai|nhap thu|practice|practise|practice report|try it|try|lamthu',
  attend:
    'tham du|se tham du|co tham du|xin tham du|toi tham du|toi se tham du|don vi tham du|don vi se tham du|dang ky tham du|xac nhan tham du|dong y tham du|nhat tri tham du|se du|se du hop|co du|du hop|se di|se di hop|attend|attending|will attend|thamdu',
  absent:
    'khong tham du|khong tham du duoc|khong the tham du|khong du duoc|khong du|khong du hop duoc|khong di|khong di duoc|khong di hop duoc|khong the du|khong the di|xin khong tham du|xin khong du|toi khong tham du|don vi khong tham du|vang mat|xin vang mat|xin vang|xin phep vang|xin phep vang mat|bao vang|not attending|will not attend|khongthamdu',
  received:
    'da nhan|da nhan roi|nhan duoc roi|ok da nhan|vang da nhan|da nhan duoc|da nhan thong bao|da nhan tin|da nhan duoc thong bao|xac nhan da nhan|received|danhan',
  ask_back: 'hoi lai|hoi lai ve thong bao|hoi lai thong bao|phan hoi|phan hoi thong bao|nhan lai|ask back|hoilai',
  review:
    'xem bao cao|xem lai bao cao|xem bao cao da gui|bao cao da gui|xem lai|bao cao cua toi|da gui gi|xem so lieu|xem so lieu da gui|so lieu da gui|xem bc|review|view report|see the report|see report|my report|show report|sent report|xembaocao',
  my_role:
    'vai tro cua toi|vai tro|toi la ai|toi co vai tro gi|quyen cua toi|tai khoan cua toi|thong tin cua toi|my role|my roles|who am i|role|vaitro|vaitrocuatoi',
  my_deadline:
    'han cua toi|han nop|han bao cao|han nop bao cao|han|han chot|thoi han|thoi han nop|bao gio nop|khi nao nop|khi nao den han|bao gio den han|bao gio het han|khi nao het han|bao gio phai nop|khi nao phai nop|con may ngay|con bao nhieu ngay|deadline|my deadline|my deadlines|due date|when is it due|hancuatoi|han cua toi la khi nao|han cua toi khi nao|han nop la khi nao|han nop khi nao|han cua toi la ngay nao|han nop la ngay nao|han nop ngay nao|han bao cao la khi nao|han la khi nao',
  history:
    'lich su|lich su bao cao|lich su so lieu|lich su sua|lich su thay doi|xem lich su|history|show history|lichsu',
  draft_paper:
    'du thao|lay du thao|du thao van ban|lay du thao van ban|ban du thao|xin du thao|gui du thao|van ban du thao|draft|draft paper|get draft|duthao',
  help: 'huong dan|tro giup|giup|giup toi|giup do|giup em|huong dan su dung|cach dung|cach su dung|dung the nao|su dung the nao|lam the nao|lam sao|help|help me|how does it work|guide|huongdan|trogiup',
  menu: 'menu|chao|xin chao|kinh chao|chao anh|chao chi|chao ban|chao em|chao bot|chao ad|alo|hello|hi|hey|start|bat dau lai|trang chu|danh muc|good morning|chao buoi sang|da chao|da em chao anh chi|em chao anh|em chao chi',
  how: 'cach tinh|tinh the nao|tinh nhu the nao|cach tinh nhu the nao|cach tinh the nao|tinh sao|tinh ra sao|dinh nghia|how to count|how is it counted|how to calculate|how|definition|cachtinh',
  basis: 'co so|can cu|dua vao dau|can cu vao dau|co so nao|nguon|basis|source|why this number|coso',
  no_data:
    'chua co so lieu|chua co so|chua co|ko co so lieu|khong co so lieu|chua co du lieu|chua co data|no data|no figure yet|no data yet|no figures yet|chua tong hop|chuacosolieu',
  small_talk:
    'da|cam on|cam on ad|cam on nhieu|cam on anh|cam on chi|cam on anh chi|cam on em|cam on ban|cam on bot|da cam on|da em cam on|xin cam on|thanks|thank you|tks|thank|ty|khong co gi|ko co gi|k co gi|khong co chi|khong sao|ko sao|k sao|da em chao anh|da em chao chi|tam biet|bye|goodbye|chuc ngay tot lanh|da ro|ro|ro roi|hieu roi|da hieu|got it|welcome|you are welcome|no problem|haha|hihi|a',
  hand_over:
    'ban giao|ban giao vai tro|ban giao cong viec|ban giao dau moi|ban giao tai khoan|toi muon ban giao|xin ban giao|nho thay|nho nguoi thay|uy quyen|hand over|handover|bangiao',
  promise:
    'hen ngay|hen|hen lai|hen lai ngay|hen ngay khac|doi ngay hen|doi hen|sua ngay hen|xin hen|name a day|another day|promise|henngay',
  pass_on:
    'chuyen nguoi khac|chuyen cho nguoi khac|nho dong nghiep|chuyen cho dong nghiep|chuyen dong nghiep|nho nguoi khac|nho nguoi khac nhap|giao cho nguoi khac|giao nguoi khac|pass it on|pass on|ask a colleague|chuyennguoikhac',
  my_data:
    'du lieu cua toi|du lieu ca nhan cua toi|du lieu ca nhan|quyen rieng tu|quyen rieng|xem du lieu cua toi|xoa du lieu|xoa du lieu cua toi|xuat du lieu|xuat du lieu cua toi|sua du lieu cua toi|my data|privacy|delete my data|export my data|dulieucuatoi|quyenrieng|xoadulieu|xuatdulieu',
  withdraw: 'rut lai dong y|rut dong y|toi rut lai dong y|toi muon rut lai dong y|withdraw consent|withdraw|rutdongy',
  add_channel:
    'them kenh|them kenh chat|them kenh khac|them mot kenh|noi kenh|noi them kenh|lien ket kenh|lien ket tai khoan|ket noi kenh|dung them kenh|them zalo|them telegram|dung them zalo|dung them telegram|dung ca zalo|dung ca telegram|lien ket zalo|lien ket telegram|noi zalo|noi telegram|toi muon dung them zalo|toi muon dung them telegram|add channel|add a channel|link channel|link account|link my account|themkenh',
  my_channels:
    'kenh cua toi|cac kenh cua toi|cac kenh|xem kenh|danh sach kenh|go kenh|go kenh do|go kenh nay|bo kenh|ngat kenh|huy kenh|xoa kenh|go telegram|go zalo|bo telegram|bo zalo|ngat telegram|ngat zalo|go lien ket|huy lien ket|my channels|channels|unlink|unlink channel|remove channel|disconnect|kenhcuatoi|gokenh',
  leave:
    'roi|roi di|roi khoi|toi muon roi|rut khoi|rut lui|rut|thoat|thoat khoi|nghi tham gia|khong tham gia nua|toi muon rut khoi|leave|quit|unsubscribe',
  approve: 'duyet|duyet bao cao|xem bao cao cho duyet|cho duyet|approve|approve report|duyetbaocao',
  news_off:
    'tat thong bao|tat thong bao tuy chon|khong nhan thong bao|khong nhan thong bao tuy chon|announcements off|tatthongbao',
  news_on: 'bat thong bao|bat lai thong bao|nhan thong bao|nhan lai thong bao|announcements on|batthongbao',
  take_back:
    'rut bao cao|rut lai bao cao|thu hoi bao cao|huy bao cao da gui|gui nham|toi gui nham|em gui nham|gui nham don vi|gui nham bao cao|withdraw report|withdraw my report|sent by mistake|rutbaocao',
  lock_me:
    'khoa tai khoan|khoa tai khoan cua toi|khoa tai khoan toi|khoa toi|mat dien thoai|toi mat dien thoai|em mat dien thoai|bi mat dien thoai|toi bi mat dien thoai|mat may|bi mat may|lost phone|lost my phone|i lost my phone|lock my account|lock account|khoataikhoan',
};

const LANGUAGES: Readonly<Record<Language, string>> = {
  vi: 'tieng viet|vietnamese|doi sang tieng viet|chuyen sang tieng viet|dung tieng viet|viet nam|in vietnamese|speak vietnamese|switch to vietnamese|tiengviet|vi',
  en: 'tieng anh|english|doi sang tieng anh|chuyen sang tieng anh|dung tieng anh|change language to english|in english|english please|speak english|switch to english|tienganh|en',
};

export interface Tail {
  /** The folded words it opens with. */
  readonly keys: readonly string[];
  readonly kind: OfficeCommand | 'as_of' | 'evidence' | 'stated';
  /** Only when what follows holds a number, so that "ngày mai em gửi" is not a date of figures. */
  readonly needsDay: boolean;
}

const OFFICE: Readonly<Record<OfficeCommand, string>> = {
  invite: 'moi|tao ma moi|tao ma|tao loi moi|gui loi moi|cap ma|gui ma moi|invite|moithamgia',
  answers:
    'ai chua tra loi|ai da tra loi|don vi nao chua tra loi|ket qua tra loi thong bao|ket qua tra loi|tong hop tra loi|nhac tra loi|nhac tra loi thong bao|nhac ai chua tra loi|nhac don vi chua tra loi|who has not answered|announcement answers|chuatraloi',
  launch: 'phat dong phong trao|phat dong|bat dau phong trao|trien khai phong trao|launch campaign|launch|phatdong',
  invite_sheet:
    'in to moi|to moi tham gia|to moi|tao to moi|in thu moi|thu moi co ma|to ma qr|in ma qr|ma qr|print invitations|invitation sheets|invitation sheet|tomoi',
  people:
    'danh sach nguoi tham gia|danh sach nguoi dung|danh sach nguoi|danh sach dau moi|danh sach tai khoan|ds nguoi|nguoi tham gia|people list|list people|people',
  enter_for: 'nhap thay cho|nhap thay|bao cao thay cho|bao cao thay|enter for|report for|nhapthay',
  take_back_for:
    'rut bao cao nhap thay cua|rut bao cao nhap thay|rut lai bao cao cua|rut lai bao cao|rut bao cao cua|rut bao cao|thu hoi bao cao cua|thu hoi bao cao|take back report',
  decision: 'quyet dinh|ghi quyet dinh|decision|quyetdinh',
  enter_goal: 'nhap chi tieu|nhap so lieu chi tieu|chi tieu chung|enter goal|nhapchitieu',
  remind: 'nhac bao cao|nhac nho|nhac nop|nhac|don doc|remind',
  unit_phone: 'so dien thoai co quan|so dien thoai don vi|so dien thoai|so may co quan|office number',
  urge: 'cong van don doc|soan cong van don doc|soan cong van|lam cong van don doc|lap cong van don doc|urging letter',
  calls: 'danh sach goi dien|danh sach can goi|goi dien|call list',
  reported:
    'ai da nop bao cao|ai da nop|ai nop roi|ai da bao cao|ai da gui|ai gui roi|don vi nao da nop|don vi nao da bao cao|tinh hinh nop bao cao|tinh hinh nop|tien do nop|tien do bao cao|tinh hinh bao cao|who has reported|who reported|reporting status|danop',
  lock: 'khoa tai khoan cua|khoa tai khoan|khoa nguoi|khoa|lock',
  unlock: 'mo khoa tai khoan cua|mo khoa tai khoan|mo khoa|unlock',
  remove: 'go nguoi|go tai khoan|go bo|xoa nguoi|xoa tai khoan|go|remove',
  verify:
    'tham dinh so lieu cua|tham dinh so lieu|tham dinh cua|tham dinh|cho tham dinh|bao cao cho tham dinh|verification queue|verify figures|verify|thamdinh',
  status:
    'tinh hinh cua don vi|tinh hinh don vi|tinh hinh chung|tinh hinh|trang thai don vi|trang thai bao cao|status|tinhhinh',
  assess: 'danh gia tieu chuan|danh gia dinh tinh|danh gia tieu chi|danh gia|cham dinh tinh|assess|danhgia',
  close: 'chot ky bao cao|chot so lieu ky|chot so lieu|chot ky|khoa ky bao cao|khoa ky|dong ky|close period|chotky',
  reopen: 'mo lai ky bao cao|mo lai ky|mo khoa ky bao cao|mo khoa ky|reopen period|molaiky',
  award_list:
    'danh sach xet khen thuong|danh sach xet khen|danh sach de xet|danh sach xet|award list|list for awards|danhsachxet',
  award_freeze: 'chot danh sach xet khen thuong|chot danh sach xet|chot danh sach|freeze award list|freeze list',
  award_suspend: 'tam dung xet khen thuong|tam dung xet khen|tam dung xet|suspend awards|suspend',
  award_resume: 'tiep tuc xet khen thuong|tiep tuc xet|bo tam dung xet|resume awards|resume',
  award_basis: 'can cu xet khen thuong|can cu khen thuong|can cu xet|award basis',
  award_papers: 'danh muc ho so khen thuong|danh muc ho so|danh muc giay to|dossier list',
  award_quota: 'so luong khen thuong|award quota|quota',
  award_collect: 'han nop ho so khen thuong|han nop ho so|han ho so|dossiers due',
  award_decree: 'nghi dinh so|nghi dinh|decree',
  council_on: 'bat hoi dong|turn on council',
  council_off: 'tat hoi dong|turn off council',
  nominate: 'de nghi khen thuong|de nghi tang|nominate|denghikhenthuong',
  nominations: 'danh sach de nghi|cac de nghi|de nghi so|de nghi|nominations|nomination',
  dossier:
    'ho so con thieu gi|ho so con thieu|ho so thieu gi|ho so khen thuong|thieu giay to gi|con thieu giay to gi|giay to con thieu|missing papers|award dossiers',
  join_people: 'gop tai khoan|gop nguoi|gop|join accounts|merge accounts',
  replace: 'thay nguoi|thay dau moi|thay thu truong|thay the|thay tai khoan|replace',
  extend:
    'gia han bao cao cho|gia han nop cho|gia han cho|gia han bao cao|gia han nop|gia han|lui han cho|lui han|extend deadline for|extend deadline|extend|giahan',
  exempt: 'mien bao cao cho|mien bao cao|mien nop bao cao|exempt|mienbaocao',
  set_deadline: 'dat han nop bao cao|dat han bao cao|dat han nop|dat han|an dinh han|set deadline|dathan',
  agency_sent:
    'da gui bao cao tong hop|da nop bao cao tong hop|da trinh bao cao tong hop|bao cao tong hop da gui|roll up sent|tonghopdagui',
  calendar: 'lich nghi le|lich nghi|ngay nghi|lich lam viec|calendar|holidays|lichnghi',
  calendar_day:
    'lich nghi them|them ngay nghi|lich lam bu|them ngay lam bu|lich bo|bo ngay nghi|calendar off|calendar working|calendar table',
  request:
    'yeu cau bao cao dot xuat|yeu cau bao cao|bao cao dot xuat|de nghi bao cao dot xuat|request report|request a report|yeucaubaocao',
  requests: 'cac yeu cau dot xuat|yeu cau dot xuat|dot xuat|ai da gui dot xuat|on request|requests',
  finish: 'ket thuc phong trao|dong phong trao|close movement|close campaign|ketthucphongtrao',
  switch_on: 'bat duyet|bat hoi lai|bat tep|cho phep tep|bat minh chung|turn on',
  switch_off: 'tat duyet|tat hoi lai|tat tep|khong nhan tep|tat minh chung|turn off',
  privacy: 'yeu cau du lieu ca nhan|yeu cau du lieu|yeu cau ve du lieu|data requests|privacy requests',
  questions:
    'cau hoi chua hieu|cau hoi chua tra loi duoc|cau hoi chua tra loi|xem cau hoi chua hieu|questions review|unread questions|cauhoi',
  alias: 'them ten goi|dat ten goi|them ten khac|add alias|alias|themtengoi',
  announce:
    'gui thong bao|soan thong bao|viet thong bao|tao thong bao|thong bao|send announcement|announce|announcement',
  announcements:
    'cac thong bao|danh sach thong bao|thong bao da gui|xem thong bao|tien do gui thong bao|tien do thong bao|tien do gui|announcements|list announcements|cacthongbao',
  stop_sending:
    'dung gui thong bao|dung thong bao|ngung gui thong bao|ngung gui|huy thong bao|stop announcement|stop sending',
  correct_announcement: 'dinh chinh thong bao|correct announcement',
  announce_again: 'gui lai thong bao|resend announcement|send announcement again',
  approve_announcement: 'duyet thong bao|duyet gui thong bao|duyet gui|thong bao cho duyet|approve announcement',
  export: 'xuat ra tep|xuat tep|xuat|export',
  paper: 'lap ban du thao|lap du thao|soan du thao|lap van ban|soan van ban|lap|soan|make a draft of|draft the',
  forms: 'thay mau van ban|thay mau|mau van ban|mau du thao|paper forms|forms',
  audit_file: 'lap ho so kiem tra|xuat ho so kiem tra|ho so kiem tra|ho so kiem toan|ho so thanh tra|audit file',
  import: 'nhap tu tep|nhap tep|nap tep|nhap tu file|nhap file|tai len|nap so lieu|import|naptep',
};

const AS_OF =
  'doi ngay so lieu|doi ngay|sua ngay so lieu|sua ngay|so lieu tinh den ngay|so lieu tinh den het ngay|so lieu tinh den|tinh den het ngay|tinh den ngay|tinh den|so lieu den ngay|so lieu ngay|change date to|change the date|change date|as of|doingay';
const EVIDENCE = 'minh chung cho|minh chung|dinh kem|tai lieu kiem chung|evidence|attach|minhchung';
const STATED =
  'bao tieu chuan dinh tinh|bao dinh tinh|bao cao dinh tinh|tieu chuan dinh tinh|tieu chi dinh tinh|dinh tinh|qualitative|dinhtinh';
const AS_OF_DAY = 'ngay|date';

const split = (row: string): string[] => row.split('|');

/** Longest opening first, so that "nhập thay cho" is not "nhập thay" + "cho". */
const ALL_TAILS: readonly Tail[] = [
  ...Object.entries(OFFICE).flatMap(([kind, row]) =>
    split(row).map((opening) => ({ opening, kind: kind as OfficeCommand, needsDay: false })),
  ),
  ...split(EVIDENCE).map((opening) => ({ opening, kind: 'evidence' as const, needsDay: false })),
  ...split(STATED).map((opening) => ({ opening, kind: 'stated' as const, needsDay: false })),
  ...split(AS_OF).map((opening) => ({ opening, kind: 'as_of' as const, needsDay: false })),
  ...split(AS_OF_DAY).map((opening) => ({ opening, kind: 'as_of' as const, needsDay: true })),
]
  .sort((a, b) => b.opening.length - a.opening.length)
  .map(({ opening, kind, needsDay }) => ({ keys: opening.split(' '), kind, needsDay }));

/** By the first word. */
export const TAILS: ReadonlyMap<string, readonly Tail[]> = new Map(
  ALL_TAILS.map(({ keys }) => [keys[0] ?? '', ALL_TAILS.filter((one) => one.keys[0] === keys[0])]),
);

type Word =
  | PlainCommand
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'stop_sending'; readonly rest: string };

const BY_PHRASE = new Map<string, Word>([
  ...Object.entries(PHRASES).flatMap(([kind, row]) =>
    split(row).map((phrase): [string, Word] => [phrase, kind as PlainCommand]),
  ),
  ...Object.entries(LANGUAGES).flatMap(([language, row]) =>
    split(row).map((phrase): [string, Word] => [phrase, { kind: 'language', language: language as Language }]),
  ),
]);

const POLITE_START =
  /^(?:(?:da|a|oi|xin|xin phep|vui long|lam on|cho toi|cho em|cho anh|cho chi|toi muon|em muon|toi can|em can|anh muon|chi muon|muon|hay|please|i want to|i would like to|can i|let me|ad oi|bot oi) )+/;
const POLITE_END =
  /(?: (?:a|nhe|nha|nhé|di|voi|giup|dum|please|em|anh|chi|ad|bot|nao|luon|cai|z|nghe|ha|dum em|giup em|giup toi|voi a|thoi a))+$/;
const REPORT =
  /^(?:(?:nop|lam|nhap|bat dau|mo|vao) )?bao cao (?:nam |ky |cua |so |phuong |xa |thi dua |chuyen doi so|dinh ky|cuoi nam|giup)[\p{L}\d ]{0,40}$/u;

/** Words that the fold makes equal though they are not: "dừng" stops, "đúng" agrees, "đừng" forbids. */
function byMarks(text: string, words: readonly string[]): Word | null {
  const said = words.join(' ');
  const lower = text.trim().toLowerCase().normalize('NFC');
  if (/^dung( lai)?$/.test(said)) return lower.startsWith('dừng') ? (said === 'dung' ? 'cancel' : 'later') : 'yes';
  if (said === 'dung gui') {
    if (lower.startsWith('dừng')) return { kind: 'stop_sending', rest: '' };
    return lower.startsWith('đừng') ? 'no' : 'send';
  }
  const numbered = /^dung gui (?:(?:thong bao )?so )?(\d{1,6})$/.exec(said)?.[1];
  if (numbered !== undefined && lower.startsWith('dừng')) return { kind: 'stop_sending', rest: numbered };
  if (said === 'roi') return lower === 'rời' ? 'leave' : lower === 'roi' || lower === 'rồi' ? 'yes' : null;
  if (said === 'thoat' || said === 'rut') return 'leave';
  if (said === 'toi' || said === 'moi') return lower === 'mới' ? null : (BY_PHRASE.get(said) ?? null);
  return null;
}

/** The command a whole text is, politeness aside; null when it is more than that. */
export function wordCommand(text: string, words: readonly string[]): Word | null {
  const special = byMarks(text, words);
  if (special !== null) return special;
  const said = words.join(' ').replace(/^start .*$/, 'start');
  const exact = BY_PHRASE.get(said);
  if (exact !== undefined) return exact;
  const trimmed = said.replace(POLITE_START, '').replace(POLITE_END, '');
  const figures = /%|\d ?\/ ?(?!(?:19|20)\d\d(?!\d))\d/.test(text) || / \d+ (?:tren|trong) /.test(trimmed);
  if (REPORT.test(trimmed) && !figures && !/ (?:nao|bao nhieu|may|ai|gi)(?: |$)/.test(` ${trimmed}`)) return 'report';
  return trimmed === said || trimmed === '' ? null : (BY_PHRASE.get(trimmed) ?? null);
}
