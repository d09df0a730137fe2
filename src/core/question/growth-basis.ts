const YEAR = '(?:1[89]|20)?\\d\\d';
const OF_YEAR = `(?:\\s+(?:of|in|for|за|в|к)?\\s*${YEAR}(?:-?(?:го|м|й))?(?:\\s*год\\p{L}*)?(?!\\d))?`;

/** What a change is measured against, which is told with the change: `compared with the same period of 2018`. */
const BASIS =
  /,?\s*(?<!\p{L})(?:compared (?:to|with)|in comparison (?:to|with)|against|than(?: in)?|(?:по|в) сравнени[юи] с|чем(?: в)?)\s+(?:\p{L}+\s+){0,4}(?:1[89]|20)\d\d(?:-?(?:м|го|й))?(?:\s*(?:год\p{L}*|г\.))?(?!\d)|(?:与|同|比|较|和)(?:上一?年|去年|(?:19|20)\d\d年)(?:同期)?(?:相比)?/gu;

/**
 * What an earlier value is to be worked back from: `judging by the growth of 2019`. The book does so for a period that
 * nobody has reported, so that only that period is asked for.
 */
const WORKED_BACK = [
  `,?\\s*(?:if (?:we|you|one|i) )?(?<!\\p{L})(?:work\\p{L}*|going|calculat\\p{L}+|count\\p{L}*|judg\\p{L}+|deriv\\p{L}+|inferr?\\p{L}*|implied|estimated|based)(?: it)?(?: back(?:wards?)?)? (?:from|by|on|with) (?:the )?(?:${YEAR}(?:['’]s)? )?(?:(?:reported|printed|published|yearly|annual) )?(?:growth|increase|rise)(?: (?:rate|figure))?${OF_YEAR}`,
  `,?\\s*(?:если )?(?<!\\p{L})(?:суд[ияь]\\p{L}*|пересчит\\p{L}+|посчит\\p{L}+|рассчит\\p{L}+|счит\\p{L}+|вычисл\\p{L}+|вывести|исход\\p{L}+|отталкив\\p{L}+)(?: (?:назад|обратно))? (?:по|из|от) (?:темп\\p{L}* )?(?:при)?рост\\p{L}*${OF_YEAR}`,
  `[，,]?\\s*(?:没有现成的)?[，,]?\\s*(?:要是|如果)?(?:拿|按照?|用|根据|依照?|从|凭)?(?:(?:1[89]|20)?\\d\\d年)?(?:上半年|下半年)?的?(?:同比)?(?:增速|增幅|增长率|涨幅)(?:来|往回|去)?(?:倒推|反推|推算|倒算|反算|折算|回推|推)(?:出来)?(?:的也行|的话|也行)?`,
].map((source) => new RegExp(source, 'gu'));

/** A normalised question without what it only measures by, whose year is not the one that is asked for. */
export function withoutGrowthBasis(text: string): string {
  return WORKED_BACK.reduce((rest, pattern) => rest.replace(pattern, ' '), text.replace(BASIS, ' '));
}
