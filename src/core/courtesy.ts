import { normalise } from './words.ts';

/** What people say to each other and to a bot without asking anything; of each kind one word at least is said. */
const GREETING = `hi hello hey hiya greetings yo morning afternoon evening sup
  привет приветик здравствуйте здравствуй хай салют утро день вечер
  你好 您好 嗨 哈喽 早 早上好 上午好 下午好 晚上好 大家好 在吗`;
const THANKS = `thanks thank thx ty cheers great nice cool perfect awesome ok okay fine sure understood noted yes yep yeah no nope nah nevermind bye goodbye lol haha wow lgtm
  спасибо спс благодарю отлично супер класс хорошо ок окей ладно понятно понял поняла ясно принято да ага нет неважно пока
  谢谢 谢谢你 谢谢您 多谢 感谢 谢了 辛苦了 好 好的 好吧 行 可以 嗯 嗯嗯 哦 知道了 明白 明白了 收到 了解 是 是的 对 不 不是 不用 不用了 没事 再见 拜拜 哈哈`;
/** What is said beside them. */
const BESIDE = `good there all everyone team folks guys bot you so very much many a lot for that the it help job well done right alright got k not now
  доброе добрый всем бот команда коллеги большое огромное вам тебе за помощь не надо
  机器人 大家 各位 了 啊 呀`;

const wordsOf = (list: string) => list.split(/\s+/);
const greetings = new Set(wordsOf(GREETING));
const thanks = new Set(wordsOf(THANKS));
const all = new Set([GREETING, THANKS, BESIDE].flatMap(wordsOf));

/** Spaces, signs and emoji. */
const BETWEEN = /[^\p{L}\p{M}\p{N}']+/u;

/** Longer ones say something. */
const MOST_WORDS = 8;

/**
 * Whether a text is but a greeting, or but thanks, consent or refusal, in any of the three languages: nothing is asked,
 * and nothing of the book is meant. `null` for every other text.
 */
export function courtesyOf(text: string): 'greeting' | 'thanks' | null {
  const words = normalise(text)
    .split(BETWEEN)
    .filter((word) => word !== '');
  if (words.length > MOST_WORDS || !words.every((word) => all.has(word))) return null;
  if (words.some((word) => greetings.has(word))) return 'greeting';
  return words.some((word) => thanks.has(word)) ? 'thanks' : null;
}
