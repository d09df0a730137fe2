import { LANGUAGES } from '../language.ts';
import { normalise, stem } from '../words/words.ts';

/**
 * Large cities and regions that people ask about as well: a book tells nothing of most of them, and what it tells of
 * its own places is no answer. Countries come from `Intl`.
 */
const CITIES = `Beijing|北京|Пекин; Shanghai|上海|Шанхай; Shenzhen|深圳|Шэньчжэнь; Guangzhou|广州|Гуанчжоу; Tianjin|天津|Тяньцзинь; Chongqing|重庆|Чунцин;
  Chengdu|成都|Чэнду; Wuhan|武汉|Ухань; Hangzhou|杭州|Ханчжоу; Nanjing|南京|Нанкин; Suzhou|苏州|Сучжоу; Wuxi|无锡|Уси; Xi'an|西安|Сиань; Xian|西安|Сиань; Qingdao|青岛|Циндао;
  Jinan|济南|Цзинань; Dalian|大连|Далянь; Shenyang|沈阳|Шэньян; Changchun|长春|Чанчунь; Jilin|吉林|Цзилинь; Liaoning|辽宁|Ляонин;
  Heilongjiang|黑龙江|Хэйлунцзян; Qiqihar|齐齐哈尔|Цицикар; Mudanjiang|牡丹江|Муданьцзян; Jiamusi|佳木斯|Цзямусы; Daqing|大庆|Дацин; Heihe|黑河|Хэйхэ; Suifenhe|绥芬河|Суйфэньхэ;
  Hebei|河北|Хэбэй; Henan|河南|Хэнань; Shandong|山东|Шаньдун; Shanxi|山西|Шаньси; Shaanxi|陕西|Шэньси; Jiangsu|江苏|Цзянсу; Zhejiang|浙江|Чжэцзян; Anhui|安徽|Аньхой;
  Fujian|福建|Фуцзянь; Jiangxi|江西|Цзянси; Hubei|湖北|Хубэй; Hunan|湖南|Хунань; Guangdong|广东|Гуандун; Guangxi|广西|Гуанси; Hainan|海南|Хайнань; Sichuan|四川|Сычуань;
  Guizhou|贵州|Гуйчжоу; Yunnan|云南|Юньнань; Tibet|西藏|Тибет; Gansu|甘肃|Ганьсу; Qinghai|青海|Цинхай; Ningxia|宁夏|Нинся; Xinjiang|新疆|Синьцзян; Inner Mongolia|内蒙古|Внутренняя Монголия;
  Xiamen|厦门|Сямэнь; Fuzhou|福州|Фучжоу; Ningbo|宁波|Нинбо; Hefei|合肥|Хэфэй; Zhengzhou|郑州|Чжэнчжоу; Changsha|长沙|Чанша; Kunming|昆明|Куньмин; Guiyang|贵阳|Гуйян; Nanning|南宁|Наньнин;
  Haikou|海口|Хайкоу; Sanya|三亚|Санья; Lanzhou|兰州|Ланьчжоу; Urumqi|乌鲁木齐|Урумчи; Lhasa|拉萨|Лхаса; Hohhot|呼和浩特|Хух-Хото; Taiyuan|太原|Тайюань; Shijiazhuang|石家庄|Шицзячжуан;
  Nanchang|南昌|Наньчан; Zhuhai|珠海|Чжухай; Dongguan|东莞|Дунгуань; Foshan|佛山|Фошань; Weihai|威海|Вэйхай; Yantai|烟台|Яньтай; Manzhouli|满洲里|Маньчжурия; Hunchun|珲春|Хуньчунь;
  Taipei|台北|Тайбэй; Hong Kong|香港|Гонконг; Macau|澳门|Макао; Tokyo|东京|Токио; Osaka|大阪|Осака; Kyoto|京都|Киото; Sapporo|札幌|Саппоро; Seoul|首尔|Сеул; Busan|釜山|Пусан;
  Singapore|新加坡|Сингапур; Bangkok|曼谷|Бангкок; Hanoi|河内|Ханой; Jakarta|雅加达|Джакарта; Manila|马尼拉|Манила; Delhi|德里|Дели; Mumbai|孟买|Мумбаи; Bangalore|班加罗尔|Бангалор; Dubai|迪拜|Дубай;
  Istanbul|伊斯坦布尔|Стамбул; Tehran|德黑兰|Тегеран; Ulaanbaatar|乌兰巴托|Улан-Батор; Almaty|阿拉木图|Алматы; Astana|阿斯塔纳|Астана; Tashkent|塔什干|Ташкент; Minsk|明斯克|Минск; Kyiv|基辅|Киев; Kiev|基辅|Киев;
  Moscow|莫斯科|Москва; Saint Petersburg|圣彼得堡|Санкт-Петербург; Vladivostok|符拉迪沃斯托克|Владивосток; Khabarovsk|哈巴罗夫斯克|Хабаровск; Novosibirsk|新西伯利亚|Новосибирск;
  Yekaterinburg|叶卡捷琳堡|Екатеринбург; Irkutsk|伊尔库茨克|Иркутск; Krasnoyarsk|克拉斯诺亚尔斯克|Красноярск; Yakutsk|雅库茨克|Якутск; Blagoveshchensk|布拉戈维申斯克|Благовещенск; Kazan|喀山|Казань; Siberia|西伯利亚|Сибирь;
  Sakhalin|萨哈林|Сахалин; Primorye|滨海边疆区|Приморье; London|伦敦|Лондон; Paris|巴黎|Париж; Berlin|柏林|Берлин; Hamburg|汉堡|Гамбург; Munich|慕尼黑|Мюнхен; Frankfurt|法兰克福|Франкфурт; Vienna|维也纳|Вена;
  Rome|罗马|Рим; Milan|米兰|Милан; Madrid|马德里|Мадрид; Barcelona|巴塞罗那|Барселона; Lisbon|里斯本|Лиссабон; Amsterdam|阿姆斯特丹|Амстердам; Brussels|布鲁塞尔|Брюссель; Zurich|苏黎世|Цюрих; Geneva|日内瓦|Женева;
  Stockholm|斯德哥尔摩|Стокгольм; Oslo|奥斯陆|Осло; Copenhagen|哥本哈根|Копенгаген; Helsinki|赫尔辛基|Хельсинки; Warsaw|华沙|Варшава; Prague|布拉格|Прага; Budapest|布达佩斯|Будапешт; Athens|雅典|Афины; Dublin|都柏林|Дублин;
  New York|纽约|Нью-Йорк; Los Angeles|洛杉矶|Лос-Анджелес; San Francisco|旧金山|Сан-Франциско; Chicago|芝加哥|Чикаго; Washington|华盛顿|Вашингтон; Toronto|多伦多|Торонто; Vancouver|温哥华|Ванкувер; Mexico City|墨西哥城|Мехико;
  Sydney|悉尼|Сидней; Melbourne|墨尔本|Мельбурн; Cairo|开罗|Каир; Lagos|拉各斯|Лагос; Nairobi|内罗毕|Найроби; Johannesburg|约翰内斯堡|Йоханнесбург; Sao Paulo|圣保罗|Сан-Паулу; Buenos Aires|布宜诺斯艾利斯|Буэнос-Айрес;
  Europe|欧洲|Европа; European Union|欧盟|Европейский союз; EU|欧盟|Евросоюз; Asia|亚洲|Азия; Africa|非洲|Африка; America|美洲|Америка; Latin America|拉丁美洲|Латинская Америка; Middle East|中东|Ближний Восток; ASEAN|东盟|АСЕАН;
  USA|美国|США; America|美国|Америка; UK|英国|Великобритания; UAE|阿联酋|ОАЭ; Korea|韩国|Корея; Korea|朝鲜|Корею; Soviet Union|苏联|СССР; world|全球|мир`;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Codes that `Intl` has a name for and that are no country: unions, the whole world, private use. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);

function countries(): readonly string[] {
  return LANGUAGES.flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    return [...LETTERS].flatMap((first) =>
      [...LETTERS].flatMap((second) => {
        const code = first + second;
        return NO_COUNTRIES.has(code) ? [] : (names.of(code) ?? []);
      }),
    );
  });
}

/** Names of countries, large cities and regions of the world in the three languages, normalised; one list for all. */
function placesOfTheWorld(): readonly string[] {
  const cities = CITIES.split(';').flatMap((names) => names.split('|'));
  return [...new Set([...cities, ...countries()].map((name) => normalise(name.trim())))];
}

/** Names of places of the world: those of one word by their stems, and Chinese ones whole. */
export type Elsewhere = { readonly words: ReadonlySet<string>; readonly chinese: readonly string[] };

const HAN = /\p{Script=Han}/u;

let known: Elsewhere | null = null;

/** Made with the first use: `Intl` takes a moment for its names of countries. */
export function placesElsewhere(): Elsewhere {
  if (known === null) {
    const places = placesOfTheWorld();
    known = {
      words: new Set(places.filter((name) => !HAN.test(name)).map(stem)),
      chinese: places.filter((name) => HAN.test(name)),
    };
  }
  return known;
}
