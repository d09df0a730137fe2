import { normalise } from '../words/words.ts';

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

/** What people ask a bot about itself, without the words of a greeting before it. */
const ABOUT_BOT = [
  /^(?:(?:and )?(?:who|what) (?:are|r) (?:you|u)|what is this(?: bot| thing)?|what's this(?: bot)?|what (?:can|do|could) (?:you|u|it|this bot|the bot) (?:do|know|answer|offer)(?: for (?:me|us))?|what (?:can|could|should|may) (?:i|we|one) ask(?: you| it| here| the bot)?(?: about)?|how (?:can|could) you help(?: me| us)?|how do (?:you|i) (?:work|use you|use this|use it)|how does (?:this|it|this bot) work|are you (?:a |an )?(?:bot|robot|human|ai|real|person|there)|do you work|help(?: me| us)?|your name|what(?:'s| is) your name|introduce yourself)$/u,
  /^(?:(?:а )?(?:кто|что) (?:ты|вы)(?: такой| такая| такие| такое)?|(?:а )?что (?:ты |вы |бот |он )?(?:умеешь|умеете|умеет|можешь|можете|может|знаешь|знаете|знает)(?: делать)?(?: бот)?|(?:что|о чем|про что) (?:тут |здесь |у тебя |тебя )?можно (?:тебя |вас |тут |здесь )?(?:спросить|спрашивать|узнать)|чем (?:ты |вы )?(?:можешь|можете) (?:мне |нам )?помочь|как (?:ты|это|бот|он) работа\p{L}+|как (?:тобой|этим|ботом) пользоваться|(?:ты|вы) (?:бот|робот|человек|живой)|как тебя зовут|помоги(?:те)?(?: мне)?|помощь)$/u,
  /^(?:(?:你|您|机器人)?(?:是谁|是什么|是哪位)|你是(?:机器人|真人|ai|人工智能)|(?:你|您|机器人|这个机器人)?(?:都)?(?:能|会|可以|可)(?:帮我|为我)?(?:做|干|回答|查|提供)?(?:些|点)?什么|(?:你|您)?(?:有什么|有哪些)(?:功能|用|用处|作用)|(?:你|您)知道(?:些)?什么|(?:我)?(?:能|可以)(?:问|查)(?:你|您)?(?:些)?什么|(?:怎么|如何)(?:用|使用)(?:你|这个)?|你叫什么(?:名字)?|介绍一下(?:你)?自己|帮助)$/u,
];

/** What may stand before or behind such a question. */
const AROUND =
  /^(?:(?:hi|hello|hey|ok|so|please|bot|there|привет|здравствуйте|здравствуй|а|ну|бот|скажи|слушай)\s+)+|^(?:你好|您好|嗨|请问)\s*|\s+(?:bot|please|exactly|бот|вообще)$|[呀啊呢吗]$/gu;

/** Whether a question is about the bot itself. */
function isAboutBot(words: readonly string[]): boolean {
  const asked = words.join(' ').replaceAll('ё', 'е').replace(AROUND, '').replace(AROUND, '');
  return ABOUT_BOT.some((one) => one.test(asked));
}

/** Spaces, signs and emoji. */
const BETWEEN = /[^\p{L}\p{M}\p{N}']+/u;

/** Longer ones say something. */
const MOST_WORDS = 8;
const MOST_CHARACTERS = 120;

/**
 * Whether a text is but a greeting, but thanks, consent or refusal, or a question about the bot itself, in any of the
 * three languages: nothing of the book is meant. `null` for every other text.
 */
export function courtesyOf(text: string): 'greeting' | 'thanks' | 'about-bot' | null {
  // Few texts are short enough, and dividing a long one takes longer.
  if (text.length > MOST_CHARACTERS) return null;
  const words = normalise(text)
    .split(BETWEEN)
    .filter((word) => word !== '');
  if (words.length > MOST_WORDS) return null;
  if (isAboutBot(words)) return 'about-bot';
  if (!words.every((word) => all.has(word))) return null;
  if (words.some((word) => greetings.has(word))) return 'greeting';
  return words.some((word) => thanks.has(word)) ? 'thanks' : null;
}
