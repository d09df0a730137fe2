import { isSoft } from '../words/terms.ts';
import { stem } from '../words/words.ts';

/**
 * Words that colleagues say around a figure and that tell nothing of what it measures: verbs of amounting, of asking and
 * of reporting, words of time and degree. A word that is neither here nor in what the book calls a thing may make of it
 * another thing.
 */
const CHATTER = `reach reached reaches amount amounted amounts total totalled totaled totals totalling came come comes stood stands hit made make makes making up
  was were worth value valued equal equalled equals handled handle handles counted count counts accounted accounting account
  carried carry recorded record saw see seen received receive welcomed welcome attracted attract earned earn earns brought bring
  generated generate signed sign got gets taken taking take held hold holds
  grew grow grown growing growth rose rise rises risen rising increase increased increases increasing up climbed climb gain gained jumped jump
  fell fall falls fallen falling drop dropped decline declined decrease decreased down slow slowed slipped shrank
  year years yearly annual annually month months monthly week day days half quarter end ended beginning start started middle period
  on-year yoy year-on-year compared comparison against earlier before after same previous last next
  roughly about around approximately nearly almost only already just exactly precisely still also even alone together overall altogether
  check checked checking please pls thanks thank correct right wrong ok okay true false fair fine sure verify confirm confirmed fact-check
  draft slide slides text page report article paragraph line sentence note notes memo copy pasted paste wrote write written writes print printed
  say says said saying tell told claim claims claimed claiming heard read reads according acc source sources quote quoted quoting mention mentioned
  think thought believe guess looks look like seems seem boss colleague colleagues team hi hello hey morning guys everyone somebody someone anyone can could would should want wants need needs let
  number numbers figure figures data statistics stat fact facts old new latest recent current currently officially official reportedly
  high low higher lower big small large more less most least much many very really quite too there here this that these those it its their his her them what which who whose how
  went go goes led lead leads flown worked works work running run so did does do percentage point points per cent percent
  nationallevel respectively including included include includes among whole all entire every each
  city province country district town there thereof place region local
  достиг достигла достигло достигли достигать составил составила составило составили составляет составлять равен равна равно было был была были стал стала стало стали
  насчитывал насчитывает насчитывалось работало работает работают действует действовало имеется имеет принял приняла приняли принять обслужил обслужила обслужить посетили посетило посетить заработал заработала
  получил получила выполнил исполнил исполнила подписал подписала вырос выросла выросло выросли рост прирост увеличение увеличился увеличилась увеличилось упал упала снизился снизилась снижение падение сократился сократилась
  оценивается оценен превысил превысила дошел дошла поднялся поднялась
  год года году годом годы лет месяц месяца месяцев квартал полугодие полугодии полугодия конец конца концу начало начала итог итогам период январь декабрь август
  примерно около почти более менее порядка всего только лишь уже ровно точно тоже также вместе целом общий общая общее
  проверьте проверить проверка пожалуйста верно правильно правда так спасибо можно писать написать пишут написано пишет напишем сказано говорят сказал слышал видел читал цифра цифры число числа данные данным статистика
  коллеги привет добрый день отчет отчета отчете абзац текст слайд слайде черновик черновике версия источник источники новость статья статье заметка
  кажется похоже думаю вроде сомневаюсь ли это этот эта эти того же том там здесь который которая которые из них нем ней
  город города городе область провинция провинции страна страны район местный
 пункт пункта пунктов процентный процентных
  человек людей штук единиц
  был составляет стоил обошелся оборот
  达 达到 为 是 有 共 共有 总 总计 合计 共计 约 大约 约为 近 将近 接近 超 超过 逾 仅 只有 只 已 已经 就 都 也 还 才 了 的 等 个 家 件 名 人 次 人次 万人次
  实现 完成 突破 接待 运送 取得 获得 拥有 设有 开设 设立 推出 成立 签订 签署 增长 增加 上升 下降 减少 下跌 提高 增速 增幅 同比 比 上年 去年 今年 同期 同年 年 月 日 年底 末 底 初 上半年 下半年 全年 季度 截至 截止 到 至 自 从 其中 分别 以及 和 与 及 另外 此外 当时 时
  请 核对 查 检查 确认 看看 帮忙 麻烦 对 吗 吧 呢 啊 正确 准确 错 怀疑 真的 好像 怎么 这样 写 行 说 据 据说 据悉 显示 报告 报道 稿子 旧稿 文章 这段 数 数字 数据 数据是 全部 来源 转 一下 点 我 你 我们 你们 大家 各位
  升至 升到 增至 增加到 增长到 提高到 上升到 降至 降到 下降到 减至 减少到 回落
  市 全市 全省 全国 省 城市 地区 当地 哪里 这个 那个 这 那 里 中 内 上 下 多 少 左右 亿 万 亿元 元 万元 万亿 万亿元 亿美元 美元 人民币 人民 币 同 比`;

const STEMS = new Set(CHATTER.split(/\s+/).flatMap((word) => [word, stem(word)]));

/** Whether the stem of a word says nothing of what is measured. */
export function isChatter(one: string): boolean {
  return STEMS.has(one) || isSoft(one) || /^[\d.,]+$/.test(one);
}
