/**
 * The closed vocabulary of questions, Vietnamese and English. Data, not logic. A phrase is matched on folded words,
 * longest first; one that starts with "=" must also agree with the marks where the person types marks, because
 * without them it is another word (chưa/chùa, xã/xa, đủ/dù). A word in none of these lists, no name and no number
 * makes the whole question not understood: that is the guard against answering something else.
 */
export type Concept =
  | 'which'
  | 'how_many'
  /** "Bao nhiêu phần trăm": a rate, never a number of units. */
  | 'how_much'
  | 'list'
  | 'what'
  | 'meet'
  | 'fail'
  /** "Vượt chỉ tiêu": above the plan's own mark, which is not named. */
  | 'beat'
  /** "Không phải là": denies the denial that follows. */
  | 'not_that'
  | 'what_if'
  /** "Nhiều", "ít": amounts of things, which rates say nothing about. */
  | 'many'
  | 'today'
  /** "So với chỉ tiêu" beside a question that is about the mark anyway. */
  | 'against_target'
  /** Forecasts, multiples, whoever is no unit: nothing here answers them. */
  | 'unsupported'
  /** "Muốn đạt": only of what is still needed. */
  | 'wish'
  /** "Nâng lên", "hạ xuống": only of a supposed mark. */
  | 'set_to'
  /** "Chỉ lấy đã thẩm định". */
  | 'verified'
  | 'unverified'
  | 'not_arisen'
  | 'target'
  | 'not'
  | 'gt'
  | 'lt'
  | 'gte'
  | 'lte'
  | 'eq'
  | 'or_more'
  | 'or_less'
  | 'between'
  | 'from'
  | 'to'
  | 'and'
  | 'most'
  /** "Nhất" alone. */
  | 'first'
  /** "Đứng thứ" before a number. */
  | 'nth'
  | 'top'
  | 'bottom'
  | 'rank'
  | 'ascending'
  | 'submit'
  | 'report'
  | 'late'
  | 'on_time'
  | 'owe'
  | 'status'
  | 'done'
  | 'eligible'
  | 'award'
  | 'standards'
  | 'all'
  | 'award_forms'
  | 'why'
  | 'gap'
  /** "Kém": how far behind, never who is missing. */
  | 'behind'
  /** A distance in percentage points, not in dossiers. */
  | 'points'
  | 'more'
  | 'compare'
  | 'rise'
  | 'fall'
  | 'trend'
  | 'average'
  /** "Cả thành phố": the figures of all units together. */
  | 'area'
  /** "Trừ Tấn Tài": what follows is left out. */
  | 'except'
  | 'plan'
  | 'deadline'
  | 'when'
  | 'days_left'
  | 'responsible'
  | 'recipient'
  | 'rest'
  | 'also'
  | 'self'
  /** "Phường đó", "nó": the unit of the last answer. */
  | 'that'
  /** "Các phường đó": several of them, which no reading takes. */
  | 'those'
  | 'this_year'
  | 'last_year'
  | 'year_before_last'
  | 'this_period'
  | 'year'
  | 'quarter'
  | 'month'
  | 'all_units'
  | 'each'
  | 'filler';

export const PHRASES: Readonly<Record<Concept, string>> = {
  which: 'nào, bên nào, =ai, những ai, nào là, which, which one, which ones, who, whose, đâu là, chỗ nào, nơi nào',
  how_many:
    'tổng cộng, tất cả bao nhiêu, tất cả mấy, bao xa, mấy, bao nhiêu, bao nhiu, được nhiêu, đạt nhiêu, là nhiêu, how many, how much, số lượng, tổng số, đếm, đếm xem, count, number of, the number of',
  how_much:
    'how many %, what % of, bao nhiêu %, mấy %, what percentage, what percent, what share, được bao nhiêu %, đạt được bao nhiêu %',
  list: 'bảng, bảng số liệu, in ra bảng, tổng hợp, bảng tổng hợp, overview, summary, liệt kê, kể tên, danh sách, kể, nêu tên, =nêu, list, list of, the list of, lọc, lọc ra, điểm danh, tên',
  what: 'gì, là gì, gồm những, gồm những gì, bao gồm những gì, gồm, cái gì, what, what is, what are, what was, what were',
  meet: 'đạt, đạt được, đáp ứng, đáp ứng được, =hoàn thành, thỏa, thỏa mãn, chạm mốc, lên tới, lên đến, meet, meets, met, meeting, reach, reaches, reached, reaching, pass, passes, passed, passing, achieve, achieves, achieved, achieving, hit, hits, qua được',
  fail: 'rớt, trượt, fail, fails, failed, failing, missed the target, miss the target, misses the target, under target, below target, below the target, below standard, below the standard, under the target, dưới chuẩn, dưới ngưỡng, dưới mức, dưới mức yêu cầu, dưới chỉ tiêu, dưới mức chuẩn, dưới mục tiêu, thấp hơn mức yêu cầu, thấp hơn chuẩn, thấp hơn chỉ tiêu, thấp hơn ngưỡng, behind target, behind the target, fall short, fall short of, falls short, falls short of, fell short, fell short of, short of the target',
  beat: 'vượt chỉ tiêu, vượt mức kế hoạch, vượt kế hoạch, vượt mức chỉ tiêu, vượt chỉ tiêu kế hoạch, vượt ngưỡng, vượt chuẩn, vượt yêu cầu, vượt mức yêu cầu, trên chỉ tiêu, cao hơn chỉ tiêu, trên chuẩn, trên ngưỡng, cao hơn mức yêu cầu, hơn chỉ tiêu, vượt mục tiêu, vượt mức đề ra, vượt mức quy định, exceed the target, exceeds the target, exceeded the target, above target, above the target, beat the target',
  not_that: 'không phải, không phải là, không phải là không, not that',
  what_if: '=nếu, giả sử, giả sử là, giả định, =nếu như, =thử với, what if, suppose, supposing, if',
  many: '=nhiều, =ít',
  today: 'hôm nay, today',
  against_target:
    'so với chỉ tiêu, so với mục tiêu, so với chuẩn, so với yêu cầu, so với ngưỡng, so với mức yêu cầu, so chỉ tiêu, so với mức chuẩn, so với kế hoạch, against the target',
  unsupported:
    'sẽ đạt, có thể đạt, cá nhân, cán bộ, công chức, viên chức, doanh nghiệp, công ty, hộ kinh doanh, hợp tác xã, người dân, hộ gia đình, máy tính, văn bản số mấy, kế hoạch số mấy, năm tới, năm sau, next year, dự kiến, dự báo, dự kiến đạt, khả năng đạt, có khả năng đạt, gấp mấy lần, gấp mấy, gấp bao nhiêu lần, gấp đôi, nào mới đạt, ai mới đạt, nào vừa đạt, ai vừa đạt, luôn đạt, luôn luôn, luôn dẫn đầu, luôn đứng, luôn cao nhất, luôn thấp nhất, luôn nộp, mới nộp, vừa nộp, mới gửi, vừa gửi, forecast, predict, likely to, will reach, will meet, how many times',
  wish: 'muốn đạt, muốn đạt được',
  set_to:
    '=hạ, =hạ xuống, =hạ còn, =nâng, =nâng lên, xuống, xuống còn, đổi thành, để ở, đặt ở, còn là, were, raised to, lowered to',
  verified:
    'đã thẩm định, đã thẩm định số liệu, đã được thẩm định, đã được thẩm định số liệu, đã được xác nhận, đã được xác nhận số liệu, số đã thẩm định, số liệu đã thẩm định, đã xác nhận, số đã xác nhận, số liệu đã xác nhận, thẩm định rồi, verified, verified only, only verified, verified figures',
  unverified:
    'chưa thẩm định, chưa thẩm định số liệu, chưa được thẩm định, chưa được thẩm định số liệu, chưa thẩm định xong, chờ thẩm định, chờ thẩm định số liệu, chưa xác nhận, chưa được xác nhận, not verified, not yet verified, unverified, awaiting verification',
  not_arisen:
    'không phát sinh, không có phát sinh, chưa phát sinh, báo không phát sinh, did not arise, not arisen, nothing arose',
  target:
    'chuẩn, yêu cầu, chỉ tiêu, mục tiêu, ngưỡng, =mức, mức yêu cầu, mức chuẩn, mức đề ra, chỉ tiêu đề ra, mức quy định, chỉ tiêu kế hoạch, tiêu chuẩn, tiêu chí, target, targets, from the target, from target, to the target, from the standard, standard, standards, criterion, criteria, requirement, requirements, threshold, the target, the standard, the threshold, the requirement, mốc, đích, kpi, mark, the mark, mức kế hoạch',
  not: 'không, chưa, =chẳng, =chả, not, not yet, no, cannot, never, chưa hề, không thể, vẫn chưa, còn chưa',
  gt: '=trên, hơn, vượt, vượt qua, vượt quá, vượt mức, vượt trên, =quá, lớn hơn, cao hơn, nhiều hơn, above, over, more than, greater than, higher than, exceed, exceeds, exceeded, exceeding, better than, >',
  lt: 'dưới, thấp hơn, nhỏ hơn, ít hơn, kém hơn, bé hơn, chưa tới, chưa đến, chưa đầy, chưa lên tới, chưa bằng, không tới, không đến, không đầy, below, under, less than, lower than, fewer than, smaller than, beneath, chưa chạm, không bằng, <',
  gte: 'ít nhất, =tối thiểu, không dưới, không thấp hơn, không kém, không ít hơn, không nhỏ hơn, chí ít, at least, minimum, a minimum of, no less than, not less than, not below, not under, no lower than, lớn hơn hoặc bằng, cao hơn hoặc bằng, >=, ít ra, từ mức, bằng hoặc hơn, bằng hoặc trên, greater than or equal to, equal or above',
  lte: '=không quá, không vượt, không vượt quá, không hơn, không trên, không cao hơn, =chưa quá, chưa vượt, chưa vượt quá, chưa hơn, chưa trên, tối đa, nhiều nhất là, at most, no more than, not more than, not above, not over, up to, maximum, a maximum of, nhỏ hơn hoặc bằng, thấp hơn hoặc bằng, <=, less than or equal to, equal or below',
  eq: 'đạt đúng, đúng mức, vừa đúng, =bằng, =đúng bằng, chính xác, đúng y, tròn, exactly, equal to, equals, precisely, =',
  or_more: 'trở lên, đổ lên, or more, or above, or higher, or over, and above, or better, and over, and up, and higher',
  or_less: 'trở xuống, đổ xuống, đổ lại, or less, or below, or lower, or under, and below, and under',
  between: 'giữa, trong khoảng, khoảng từ, nằm trong khoảng, trong khoảng từ, between, nằm giữa, in the range, from',
  from: '=từ',
  to: 'đến, tới, to, cho đến, cho tới',
  and: '=nhưng, nhưng mà, =mà, but, và, and, với, hoặc, or, cùng',
  most: 'nhiều nhất, mạnh nhất, lớn nhất, nhiều nhứt, most, the most',
  first: '=nhất, number one',
  nth: '=thứ, =xếp thứ, =đứng thứ, =hạng, đứng hạng, vị trí thứ, đứng vị trí, đứng ở vị trí, xếp vị trí, hạng thứ, đứng hạng thứ',
  top: 'cao nhất, dẫn đầu, =đứng đầu, tốt nhất, top, hạng nhất, giỏi nhất, khá nhất, đầu bảng, tốp đầu, tốp, top đầu, đi đầu, số một, nhất bảng, xuất sắc nhất, cao nhứt, ngon nhất, best, highest, leading, top performing, best performing, best performer, best performers, top performer, top performers, leader, leads, first, =xếp đầu, xếp nhất, đứng nhất, đứng thứ nhất, xếp thứ nhất, hạng 1, in the lead, in first place, first place, dẫn nhất, đầu tiên, cao nhất bảng, lead, strongest',
  bottom:
    'thấp nhất, cuối bảng, đội sổ, bét, bét bảng, chót, chót bảng, kém nhất, tệ nhất, yếu nhất, dưới cùng, đứng cuối, xếp cuối, cuối cùng, tốp cuối, top cuối, từ dưới lên, tính từ dưới lên, đếm từ dưới lên, từ dưới đếm lên, from the bottom, from below, đứng chót, xếp chót, đứng bét, xếp bét, hạng bét, hạng chót, hạng cuối, lẹt đẹt nhất, bết nhất, đuối nhất, thấp nhứt, lowest, worst, bottom, last, poorest, weakest, worst performing, lowest performing, worst performer, worst performers, in last place, last place, trailing, đứng cuối bảng, cuối',
  rank: 'vị trí, hạng mấy, thứ mấy, đứng thứ mấy, xếp thứ mấy, xếp hạng mấy, đứng hạng mấy, hạng bao nhiêu, xếp thứ bao nhiêu, đứng thứ bao nhiêu, đứng hạng bao nhiêu, xếp hạng bao nhiêu, thứ bao nhiêu, vị trí thứ mấy, vị trí nào, vị trí số mấy, đứng vị trí nào, đứng ở vị trí nào, đứng vị trí thứ mấy, xếp vị trí nào, xếp vị trí thứ mấy, xếp thứ hạng nào, hạng nào, thứ hạng, xếp hạng, bảng xếp hạng, xếp thứ tự, thứ tự, bxh, xếp từ cao xuống thấp, từ cao xuống thấp, từ cao đến thấp, sắp xếp, sắp thứ tự, rank, ranks, ranked, ranking, rankings, leaderboard, league table, full ranking, the ranking, what place, what position, which position, which place, position of, position, place, standing, standings, số mấy, đứng mấy, =đứng đâu, đứng ở đâu, =xếp đâu, order',
  ascending:
    'từ thấp đến cao, từ thấp lên cao, xếp từ thấp lên cao, xếp từ thấp đến cao, ascending, lowest first, lowest to highest, tăng dần',
  submit:
    'nộp, gửi, gởi, đã nộp, nộp báo cáo, gửi báo cáo, gởi báo cáo, nộp số liệu, gửi số liệu, báo cáo số liệu, có báo cáo, có số liệu, ra báo cáo, submit, submits, submitted, submitting, sent, send, send in, sent in, filed, turned in, handed in, reporting, reported, submitted a report, submitted their report, submitted reports, submitted the report, sent a report, sent reports, sent the report, sent their report',
  report: 'báo cáo, report, reports',
  late: 'nộp trễ hạn, nộp muộn hạn, nộp quá hạn, gửi trễ hạn, gửi quá hạn, gửi chậm, nộp sau hạn, gửi sau hạn, báo cáo trễ hạn, báo cáo sau hạn, quá hạn nộp, trễ hạn nộp, trễ, trễ hạn, =muộn, =chậm, nộp muộn, nộp trễ, nộp chậm, gửi muộn, gửi trễ, quá hạn, chậm nộp, báo cáo muộn, báo cáo trễ, late, overdue, after the deadline, sau hạn, trễ báo cáo, chậm báo cáo',
  on_time: 'đúng hạn, kịp hạn, trong hạn, on time, before the deadline',
  owe: 'who is missing, who is still missing, chưa có số liệu, chưa có báo cáo, không có số liệu, không có báo cáo, chưa thấy, chưa thấy báo cáo, chưa thấy số liệu, chưa có dữ liệu, không có dữ liệu, nợ báo cáo, còn nợ, đang nợ, còn nợ báo cáo, thiếu báo cáo, thiếu số liệu, còn thiếu báo cáo, còn thiếu số liệu, missing reports, missing report, missing data, no data, no report, no figures, without data, without a report, without figures, yet to report, yet to submit, still to report, outstanding, missing figures',
  status:
    'nộp đủ chưa, đủ số liệu chưa, đã đủ số liệu chưa, có đủ số liệu chưa, báo cáo đủ chưa, gửi đủ chưa, nộp đủ hết chưa, gửi đủ hết chưa, nộp hết chưa, báo cáo hết chưa, gửi hết chưa, đủ báo cáo chưa, nộp báo cáo đủ chưa, nộp đủ báo cáo chưa, nộp đủ không, báo cáo đủ không, gửi đủ không, đã đủ báo cáo chưa, tình hình, tiến độ, đến đâu, tới đâu, đến đâu rồi, tới đâu rồi, progress, status, tình hình nộp, tình hình báo cáo, tình hình nộp báo cáo, tiến độ nộp, tiến độ báo cáo, tiến độ nộp báo cáo, nộp đến đâu, nộp tới đâu, báo cáo đến đâu, báo cáo tới đâu',
  done: 'đã, rồi, xong, already, done, đủ chưa',
  eligible:
    '=đủ tiêu chuẩn, =đủ điều kiện, =đủ tiêu chí, đủ chuẩn, đủ các tiêu chuẩn, đủ điều kiện xét, đủ điều kiện khen thưởng, đủ tiêu chuẩn khen thưởng, đủ tiêu chuẩn xét khen, đủ điều kiện xét khen thưởng, eligible, eligibility, qualify, qualifies, qualified, all standards, all the standards, every standard, all criteria, all the criteria, every criterion, all targets, all the targets, all requirements, tất cả tiêu chuẩn, tất cả tiêu chí, tất cả các tiêu chuẩn, tất cả các tiêu chí, tất cả chỉ tiêu, tất cả các chỉ tiêu, toàn bộ tiêu chuẩn, toàn bộ tiêu chí, toàn bộ các tiêu chuẩn, toàn bộ các tiêu chí, mọi tiêu chuẩn, mọi tiêu chí, hết tiêu chuẩn, hết tiêu chí, hết các tiêu chuẩn, hết các tiêu chí, đủ các tiêu chí, đủ hết tiêu chuẩn, đủ hết tiêu chí, hết chỉ tiêu, hết các chỉ tiêu, đủ các chỉ tiêu, đủ chỉ tiêu, đủ tất cả tiêu chuẩn, đủ tất cả tiêu chí, đủ mọi tiêu chí, cả bốn tiêu chuẩn, cả bốn tiêu chí, đủ bốn tiêu chuẩn, đủ bốn tiêu chí',
  standards:
    'tiêu chuẩn định lượng, các tiêu chuẩn định lượng, tiêu chuẩn thi đua, tiêu chuẩn khen thưởng, các tiêu chuẩn thi đua, tiêu chí thi đua, tiêu chí khen thưởng, các tiêu chí thi đua, quantitative standards, award standards, award criteria, điều kiện khen thưởng, điều kiện xét khen, điều kiện xét khen thưởng, điều kiện khen',
  award:
    'khen, khen thưởng, được khen, được khen thưởng, xét khen, xét khen thưởng, xét thi đua, bằng khen, giấy khen, đề nghị khen, đề nghị khen thưởng, đưa vào danh sách, vào danh sách, vào danh sách xét, danh sách xét khen, danh sách xét, danh sách xét khen thưởng, được xét, xét, thi đua, danh hiệu, award, awards, the award, an award, commendation, commended, be commended, for award, for the award, for awards, được thưởng, thưởng, rewarded, reward, to be considered, được đề nghị, được đề xuất, tuyên dương, được tuyên dương, trao thưởng, trao bằng khen, trao giấy khen, trao khen thưởng, phát thưởng, công bố khen thưởng, awards given, award given, awards be given, award ceremony, the award ceremony',
  all: 'tất cả, toàn bộ, hết, cả, =mọi, all, every, đủ, đầy đủ, both',
  award_forms:
    'the award forms, the forms of award, danh hiệu gì, những danh hiệu gì, các danh hiệu gì, danh hiệu nào, hình thức khen thưởng, hình thức khen, hình thức nào, những hình thức khen thưởng nào, các hình thức khen thưởng, khen thưởng gì, khen thưởng thế nào, khen gì, thưởng gì, được thưởng gì, được khen gì, award forms, what awards, what award, forms of award, forms of commendation, which awards, what awards are there',
  why: '=sao, =vì sao, =tại sao, lý do, lí do, nguyên nhân, why, how come, lý do gì, vì lý do gì, tại lý do gì, mắc gì, cớ sao, do đâu, vì đâu, why is, why was',
  gap: 'làm sao để, làm thế nào để, làm gì để, phải làm gì, cần làm gì, cần mấy, cần bao nhiêu, cần có mấy, cần có bao nhiêu, phải có bao nhiêu, phải làm bao nhiêu, cần làm bao nhiêu, cần xử lý thêm, vướng, mắc, vướng mắc, thiếu, còn thiếu, đang thiếu, thiếu mất, cần thêm, phải thêm, cần làm thêm, phải làm thêm, cần có thêm, cách, cách mức, cách đích, cách chuẩn, cách chỉ tiêu, cách ngưỡng, còn cách, hụt, còn hụt, hụt mất, need, needs, needed, short, short of, falls short, fall short by, away, away from, the gap, gap of, gap to, far, how far, how far is, lack, lacks, lacking, missing, distance, distance to, khoảng cách, nữa thì, nữa là, =thêm, phải có thêm, required to reach, bù, phải bù',
  behind: 'kém, còn kém, đang kém',
  points: 'điểm phần trăm, điểm %, bao nhiêu điểm, mấy điểm, percentage points, points',
  more: 'nữa, more, additional, another, extra',
  compare:
    'chênh lệch, chênh lệch giữa, khoảng cách giữa, chênh nhau, cách nhau, hơn kém nhau, difference between, the difference between, change, changed, better, worse, since, so với, =so, so sánh, so sánh với, đối chiếu, đối chiếu với, compare, compared, compared with, compared to, comparing, comparison, versus, comparison with, than, so sánh giữa, ai hơn, hơn ai, hơn hay kém',
  rise: 'tăng trưởng, bứt phá, vươn lên, nhích lên, tăng, tăng lên, tăng thêm, cải thiện, tiến bộ, đi lên, tăng hay, tăng hay là, increase, increased, increases, rise, rose, risen, improve, improved, improvement, improves, gain, gained, up, go up, went up, gone up, grow, grew, growth, khá lên, tốt lên, tăng hơn',
  fall: 'giảm, giảm đi, giảm xuống, tụt, sụt, sụt giảm, đi xuống, thụt lùi, tụt lùi, xấu đi, decrease, decreased, decreases, fall, fell, fallen, drop, dropped, decline, declined, down, went down, gone down, go down, worsened, kém đi',
  trend:
    'lịch sử, diễn biến, xu hướng, qua các năm, qua các kỳ, các năm, các kỳ, qua từng năm, từng năm, mấy năm, mấy năm nay, trend, over the years, over time, year by year, history, các năm qua, những năm qua, mấy năm qua, qua mấy năm',
  average:
    'trung bình, bình quân, average, mean, tính chung, trung bình chung, bình quân chung, tỷ lệ chung, tỉ lệ chung, mức chung, overall, on average, the average, pooled, gộp chung, combined, in total, chung, mức trung bình, mức bình quân',
  area: 'chung cả thành phố, chung toàn thành phố, toàn thành phố, cả thành phố, cả tỉnh, toàn tỉnh, toàn quận, cả quận, của cả thành phố, của toàn thành phố, trung bình của thành phố, bình quân của thành phố, mức chung của thành phố, bình quân chung của thành phố, trung bình chung của thành phố, trung bình toàn thành phố, bình quân toàn thành phố, toàn huyện, cả huyện, whole city, the whole city, the city as a whole, city average, the city average',
  except:
    '=trừ, trừ ra, ngoại trừ, =ngoài, =loại, loại trừ, loại ra, không kể, không tính, chưa kể, chưa tính, không gồm, không bao gồm, except, except for, excluding, other than, apart from, without',
  plan: 'cách tính, tính thế nào, tính như thế nào, tính ra sao, phải bao nhiêu, phải bao nhiêu mới đạt, bao nhiêu là đạt, bao nhiêu thì đạt, mấy là đạt, mấy thì đạt, bao nhiêu mới đạt, bao nhiêu % là đạt, bao nhiêu % thì đạt, mấy % là đạt, mấy % thì đạt, bao nhiêu % mới đạt, mấy % mới đạt, bao nhiêu thì gọi là đạt, mấy phẩy là đạt, phải đạt, must meet, have to meet, need to meet, kế hoạch, theo kế hoạch, quy định, điều khoản, điều khoản nào, mục nào, điều nào, khoản nào, quy định ở đâu, quy định tại đâu, quy định thế nào, quy định như thế nào, theo quy định, theo quy định nào, căn cứ, căn cứ nào, căn cứ vào đâu, clause, which clause, what clause, the plan, plan, regulation, require, requires, required, demand, demands, ask for, asks for, đòi hỏi, bắt buộc, nằm ở mục nào, ở mục nào, đặt ra, đề ra, giao, ấn định',
  deadline:
    '=hạn, =hạn nộp, =hạn chót, =hạn cuối, =hạn gửi, thời hạn, thời hạn nộp, hạn báo cáo, hạn nộp báo cáo, hạn gửi báo cáo, deadline, due, due date, hết hạn, đến hạn, tới hạn, the deadline, deadlines, hạn cuối cùng, hạn chót nộp, chậm nhất, muộn nhất, trễ nhất, trước ngày nào, hạn của tôi, hạn của mình',
  when: 'khi nào, bao giờ, ngày nào, lúc nào, hôm nào, when, when is, what date, which date, ngày mấy, chừng nào, hồi nào, what day, ngày bao nhiêu',
  days_left:
    'how many days are left, days are left, còn mấy ngày, còn bao nhiêu ngày, bao nhiêu ngày, mấy ngày, mấy ngày nữa, bao nhiêu ngày nữa, còn bao lâu, bao lâu nữa, days left, days remain, days remaining, days until, how long, how many days, how many days left, còn bao nhiêu ngày nữa, còn mấy ngày nữa, còn bao lâu nữa, how long until, time left, how much time',
  responsible:
    'phụ trách, chịu trách nhiệm, chủ trì, ai phụ trách, ai chịu trách nhiệm, ai chủ trì, cơ quan nào chủ trì, đơn vị nào chủ trì, cơ quan nào phụ trách, đơn vị nào phụ trách, phòng nào chủ trì, phòng nào phụ trách, cơ quan thường trực, thường trực, who is responsible, responsible, in charge, who is in charge, ai lo, ai theo dõi',
  recipient:
    'gửi báo cáo đi đâu, gửi báo cáo về đâu, gửi báo cáo cho ai, nộp báo cáo cho ai, nộp báo cáo về đâu, cho ai, về đâu, đi đâu, cho cơ quan nào, về cơ quan nào, đến cơ quan nào, tới cơ quan nào, cho phòng nào, cho đơn vị nào, where should reports be sent, where should the report be sent, where should the reports be sent, where are reports sent, where should reports go, nộp báo cáo ở đâu, gửi báo cáo ở đâu, báo cáo ở đâu, nộp cho cơ quan nào, gửi cho cơ quan nào, gửi cơ quan nào, nộp cơ quan nào, gửi về đâu, gửi cho ai, gửi đi đâu, gửi đâu, gửi đến đâu, gửi tới đâu, gửi ai, nộp ở đâu, nộp cho ai, nộp đâu, nộp về đâu, nộp ai, nộp tại đâu, báo cáo cho ai, báo cáo ai, báo cáo về đâu, báo cáo gửi về đâu, báo cáo gửi cho ai, báo cáo nộp cho ai, báo cáo nộp về đâu, where to send, where to submit, where do we send, send to whom, who receives, where should we send, where is the report sent, to whom',
  rest: 'còn lại, số còn lại, những phường còn lại, các phường còn lại, những đơn vị còn lại, các đơn vị còn lại, phường còn lại, đơn vị còn lại, những nơi còn lại, the rest, the others, others, remaining ones, the remaining, remaining units, remaining wards, the remaining ones, phần còn lại, mấy phường kia, mấy phường còn lại, mấy đơn vị còn lại, the other ones',
  also: '=còn, thế còn, vậy còn, thế thì, vậy thì, what about, how about, còn như, thế, vậy, and for',
  self: 'phường tôi, xã tôi, đơn vị tôi, phường em, xã em, đơn vị em, phường mình, xã mình, đơn vị mình, bên tôi, bên em, bên mình, của tôi, của em, của mình, của đơn vị tôi, của phường tôi, của đơn vị mình, của phường mình, phường chúng tôi, đơn vị chúng tôi, xã chúng tôi, my ward, my unit, my commune, our ward, our unit, our commune, my, our, ours, mine, chúng tôi, bọn em, tụi em, phường của tôi, đơn vị của tôi, phường của em, phường của mình, đơn vị của mình, we',
  that: '=nó',
  those: '=chúng nó, =bọn họ, =trong số đó, =trong số này',
  this_year: '=năm nay, năm này, năm hiện tại, this year, current year, năm đang báo cáo',
  last_year:
    'year on year, =năm ngoái, =năm trước, =năm rồi, =năm vừa rồi, =năm vừa qua, =năm qua, last year, previous year, the previous year, the year before, năm liền trước, kỳ trước, đợt trước, last time, cùng kỳ, kỳ rồi, cùng kỳ năm trước, cùng kỳ năm ngoái, previous period, last period',
  year_before_last: '=năm kia, năm trước nữa, the year before last, two years ago, hai năm trước',
  this_period: 'kỳ này, đợt này, this period, kỳ báo cáo này, lần này, this time',
  year: '=năm, year, years, the year',
  quarter: '=quý, quarter',
  month: 'tháng, month',
  all_units:
    'tất cả các đơn vị, tất cả đơn vị, toàn bộ các đơn vị, tất cả các phường xã, tất cả các xã phường, toàn bộ phường xã, all units, all wards and communes, every unit',
  each: 'từng, =mỗi, each, theo từng',
  filler:
    'tất cả các, đều, giữa, tất cả những, gửi nhận, how is, how are, phong trào, =ta, =bộ, =chỉ, chỉ lấy, chỉ tính, =lấy, =tính, only, just, =thôi, where does, nếu được, nếu có, nếu có thể, nếu tiện, if possible, mức độ, điện tử, nhận, receive, phải, điểm, point, cuối năm, từ đầu năm, từ đầu năm đến nay, đầu năm đến nay, từ đầu năm tới nay, sơ kết, tổng kết, dịp sơ kết, dịp tổng kết, dịp, hay, hay là, thì, là, ạ, à, á, ơi, nhé, nha, =nhỉ, hả, hở, ha, hỉ, đó, đấy, này, kia, ấy, nè, luôn, đi, cho, giúp, giùm, dùm, hộ, xem, xem giúp, biết, hỏi, xin, dạ, vâng, em, anh, chị, tôi, mình, ad, admin, bot, các, những, cái, được, bị, đang, sẽ, cũng, cùng lúc, vẫn, có, của, về, ở, tại, theo, trong, tỷ lệ, tỉ lệ, số liệu, dữ liệu, kết quả, hiện, hiện nay, hiện tại, hiện giờ, bây giờ, lúc này, đến nay, tới nay, đến giờ, tới giờ, tính đến nay, tính đến giờ, đến hôm nay, tới hôm nay, tính đến hôm nay, thành phố, phan rang, phan rang tháp chàm, tháp chàm, giờ, ra sao, thế nào, như thế nào, thế nào rồi, thì sao, làm sao, có sao không, như nào, vậy sao, trên địa bàn, địa bàn, trên toàn, trên môi trường mạng, môi trường mạng, trên mạng, qua mạng, để, họp, =gấp, cho nhanh, nhanh giúp, nhanh nhé, nhanh nha, nhanh với, nhờ, =muốn, muốn xem, tôi muốn, em muốn, anh muốn, chị muốn, cần biết, cần xem, muốn biết, muốn hỏi, xin hỏi, cho hỏi, cho biết, cho xem, cho tôi, cho em, cho anh, cho chị, xin cho biết, báo giúp, báo cho, xem nào, nào nhỉ, chút, tí, với ạ, với nhé, với nha, thưa, kính thưa, kính gửi, kính chào, kính mong, kính nhờ, kính đề nghị, đồng chí, đ c, ubnd, cụ thể, chi tiết, =đúng, chứ, ấy nhỉ, =mới, mới nhất, gần nhất, gần đây nhất, latest, most recent, cả năm, up to now, to date, as of now, as of today, i need, we need, need to know, need to see, need the, need a list, cần, lắm, lần, ra, lên, đợt, kỳ, kì, báo cáo viên, con số, =số, đơn giản, ngay, nhóm, khối, ở mức, nằm ở mức, nằm, =đứng, xếp, làm, làm được, xử lý, thực hiện, the, a, an, is, are, was, were, be, been, being, do, does, did, has, have, had, of, in, on, at, for, by, with, please, pls, plz, me, show, show me, tell, tell me, give, give me, can, could, would, you, i, want, want to know, know, see, let, that, those, these, this, there, so far, currently, now, right now, at present, their, its, it, they, he, she, rate, rates, %, percentage, percentages, figure, figures, value, values, result, results, score, data, number, numbers, s, hi, hello, hey, thanks, thank you, many, much, still, yet, any, some, one, ones, get, gets, got, performing, performance, performers, doing, as, city, whole, stand, stands, using, under the plan, should, must, to,  not yet know, year, both of, cám ơn, cảm ơn, chào, alo, ê, hey bot, who are, which are, that are, who is',
};
