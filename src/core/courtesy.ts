import { normalise } from './words.ts';

/** What people say to each other and to a bot without asking anything. */
const GREETINGS = `hi hello hey hiya greetings yo good morning afternoon evening day there all everyone team folks bot how are you doing is it going what's up sup
  привет приветик здравствуйте здравствуй хай доброе добрый утро день вечер всем бот как дела ты поживаешь
  你好 您好 嗨 哈喽 早 早上好 上午好 下午好 晚上好 大家好 在吗 机器人`;

const THANKS = `thanks thank you thx ty cheers much so very many a lot for that the help great nice cool perfect awesome good job well done ok okay k fine sure right alright
  got it understood noted yes yep yeah no nope nah never mind nevermind not now bye goodbye see later lol haha wow lgtm
  спасибо спс благодарю большое огромное вам тебе за помощь отлично супер класс хорошо ок окей ладно понятно понял поняла ясно принято да ага нет не надо неважно пока до свидания
  谢谢 谢谢你 谢谢您 多谢 感谢 谢了 辛苦了 好 好的 好吧 行 可以 嗯 嗯嗯 哦 知道了 明白 明白了 收到 了解 是 是的 对 不 不是 不用 不用了 没事 再见 拜拜 哈哈`;

const wordsOf = (list: string) => new Set(list.split(/\s+/));
const greetings = wordsOf(GREETINGS);
const thanks = wordsOf(THANKS);

/** Signs, emoji and digits-free decoration between words. */
const BETWEEN = /[^\p{L}\p{M}\p{N}']+/u;

/** Longer ones say something. */
const MOST_WORDS = 8;

/**
 * Whether a text is but a greeting, or but thanks, consent or refusal, in any of the three languages: nothing is asked,
 * and nothing of the book is meant.
 */
export function courtesyOf(text: string): 'greeting' | 'thanks' | null {
  const words = normalise(text).split(BETWEEN).filter((word) => word !== '');
  const [first] = words;
  if (first === undefined || words.length > MOST_WORDS) return null;
  if (words.every((word) => thanks.has(word))) return 'thanks';
  return words.every((word) => greetings.has(word) || thanks.has(word)) ? 'greeting' : null;
}
