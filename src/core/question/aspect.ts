/**
 * What of a figure is asked for, where every answer shows it beside the figure: what it counts, who published it and
 * when. Such words are in no name, and would keep the rest from being found.
 */
const ASPECT = new RegExp(
  [
    String.raw`(?<!\p{L})(?:(?:the )?(?:definitions?|meaning|sources?|publishers?|provenance) (?:of|for)|how (?:is|are|was|were) (?=.*\bdefined\b)|\bdefined\b|define|what (?:does|do) (?=.*\bmean\b)|mean(?=\W*$)|(?:who|which (?:office|agency|newspaper|site)) (?:publishes|publish|published|reports|reported|released|releases|issued|counts|counted)|when was (?=.*\bpublished\b)|(?:first )?published(?= (?:on|when|by)|\W*$))(?!\p{L})`,
    String.raw`(?<!\p{L})(?:определени[ея] (?!\d)|что (?:означает|означают|значит|значат)|как определя(?:ется|ют)|кто (?:публикует|опубликовал|опубликовали|сообщает|сообщил|считает|посчитал)|когда (?:опубликован\p{L}*|вышл\p{L}+)|(?:какой )?источник(?:и)?(?: данных)?)(?!\p{L})`,
    `的?(?:定义|含义)(?:是什么|是)?|是?什么意思|(?:是|由)?谁(?:发布|公布|公开|统计)的?|(?:由|是)?(?:哪个|哪家|什么)(?:机构|单位|媒体|部门)(?:发布|公布|统计)的?|什么时候(?:发布|公布)的?|的?(?:数据)?(?:来源|出处)(?:是什么|是哪里|是|在哪里?)?`,
  ].join('|'),
  'gu',
);

/** A normalised question without the words that ask for what every answer shows. */
export function withoutAspect(text: string): string {
  const rest = text.replace(ASPECT, ' ');
  return rest.trim() === '' ? text : rest;
}

/** `what does … mean`, of which the last word is an average in a name. */
const MEANING = /(?<!\p{L})what (?:does|do) (.+) mean(?=\W*$)/u;

/** A normalised name without the words that ask what it means. */
export function withoutMeaning(text: string): string {
  return text.replace(MEANING, '$1');
}
