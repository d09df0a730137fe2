/**
 * Words of conversation, in the three languages: who asks, what for, in what kind of text, how sure they are, what they
 * thought before. A question may hold any number of them, and none says what it is about. What could be measured, and
 * what could be a place, is not here: without `average` or `price` a question would be another one.
 */
export const EVERYDAY = `hello hi hey dear good morning afternoon evening day folks guys everyone all team friend buddy mate sir madam thank thanks
  cheers sorry excuse pardon bother kindly please plz pls ok okay yes no yeah nope well hmm oh wow lol btw fyi asap urgent urgently quick quickly
  boss chief manager director colleague coworker client customer editor journalist reporter teacher professor student intern analyst
  researcher wife husband mother father brother kid someone somebody anybody anyone person guy
  report presentation slide deck paper piece article story memo email mail message note table spreadsheet chart graph page draft homework
  essay thesis exam quiz newsletter speech talk meeting call interview conference paragraph sentence text paste pasted copy copied
  write writing wrote written prepare prepare preparing edit editing quote cite citing present check verify confirm double-check prove
  fill update compile collect compare comparing study studying work working research
  think thought guess suppose believe remember recall forget forgot hear heard read seen saw see notice wonder wondering know knew known curious
  understand mean meant imply claim claimed claims say says said tell told mention mentioned argue insist swear dispute doubt doubtful admit
  ask asking asked answer reply explain describe look looking find finding found search searching help need want wish hope like love try trying
  give gave get got take took let make made put keep bring come came go went gone do doing done have happen happened turn become became
  start started begin began continue end ended finish stop stay remain stand stood hit reach reached climb amount amounted total totalled totaled totally
  overall altogether together combined entire whole full fully complete completely exact exactly precise precisely approximate approximately rough roughly about around nearly almost
  really actually basically simply just only even ever never still yet already again once twice maybe perhaps probably possibly likely apparently
  supposedly allegedly reportedly officially official real true truly right wrong correct incorrect sure certain certainly definitely honest honestly
  correctly
  big bigger biggest large larger small smaller little huge great strong strongly high low long short new old early late soon fast quick slow much many more
  most less least few several lot lots enough other another same different similar such certain various particular specific specifically especially
  thing stuff something anything nothing everything one kind sort type way case example instance reason fact info information detail details data figure
  figures number numbers value amount level size scale volume sum statistic statistics stats answer question point part bit idea topic subject issue matter
  today tonight tomorrow yesterday now nowadays current currently present recent recently lately latest last next previous prior former time times moment
  year years yearly annual annually month months week weeks date dates period since until till during back then later before after ago
  website site internet online web google wikipedia wiki link url source sources news newspaper media press here there
  according per-cent respectively namely also too as-well either neither both whether if so because although though however but yet despite
  please-note note noted including include includes included excluding cover covers covered consist involve involved
  could would should might must can may shall will need needs wanted wants cannot can't don't doesn't didn't isn't aren't wasn't i'm i've i'd it's that's what's
  how's there's let's you're we're they're
  привет здравствуйте здравствуй добрый доброе день утро вечер друзья коллеги коллега ребята народ господа уважаемый уважаемые спасибо благодарю извините
  простите прошу пожалуйста пжлст плиз срочно быстро быстренько подскажите подскажи скажите скажи расскажите расскажи объясните объясни напомните напомни
  помогите помоги помощь посмотрите посмотри глянь гляньте найдите найди найти проверьте проверь проверить уточните уточнить уточни
  узнать знаете знаешь знаю знает известно интересно интересует любопытно понять понимаю непонятно
  шеф начальник начальница директор босс руководитель редактор редакция журналист корреспондент клиент заказчик партнер студент преподаватель учитель
  научный руководитель жена муж друг знакомый кто-то кто-нибудь человек
  презентация презентации слайд слайда доклад отчет статья статьи заметка текст материал обзор обзоры справка письмо сообщение таблица таблицу график
  диаграмма курсовая диплом дипломная реферат книга новость новости сайт интернет ссылка источник источники газета сми пресса
  пишу писать написать написал пишут пишем готовлю готовим готовить делаю делаем сделать свожу сводим собираю собираем заполняю заполнить вставить привести
  указать процитировать сослаться сравнить сравнения изучаю изучаем занимаюсь работаю
  думаю думал кажется казалось помню помнится вспомнить забыл слышал слышала слыхал читал читала видел видела встретил встретила встретились попадалось
  говорят говорил говорила говорит сказал сказала сказали утверждает утверждают спорит спорят спорим уверяет считает считают упоминали упоминалось называли
  называют сообщили сообщает сообщил заявил заявила ответить ответ ответьте вопрос спрошу спросил спросила просил просила просят
  нужно нужен нужна нужны надо хочу хочется хотел хотела хотелось хотим можно можете можешь мог могли может быть стоит давай давайте дайте дай
  взять взяли получилось получается вышло выходило выходит оказалось случилось произошло стал стала стало стали становится бывает бывало имеется имеет имеют
  есть нет существует насчитывается составил составила составило составили составляет равен равна равно достиг достигла достигло достигли достигает
  насчитывал насчитывала пришлось приходится
  большой большая большие больше маленький маленькая мало меньше немного много многие несколько огромный новый новая новые старый старые последний последняя
  последние свежий свежим свежая свежие самый самая самое самые самым текущий текущая нынешний нынешняя прошлый прошлая прошлом будущий
  примерно приблизительно около почти ровно точно точный точная точные именно вообще вроде просто только лишь уже еще опять снова все всё весь вся
  всего итого итог совсем очень довольно достаточно действительно правда верно правильно неправильно наверное наверно возможно видимо якобы точнее
  официально официальный реально собственно конкретно хватит хватает
  вещь штука что-то что-нибудь нечто ничего какой-то такой такая такое такие другой другая другие иной тот же этот эта эти тоже также либо или если
  потому поэтому хотя однако но зато
  цифра цифры цифру цифрой число числа данные данных показатель показатели величина объем объём размер сумма сумму количество масштаб уровень
  статистика статистике информация сведения факт факты история дело случай речь тема
  сегодня завтра вчера сейчас теперь ныне нынче недавно давно раньше позже потом затем тогда пока год года годах годом месяц неделя день дата срок период
  время временем начало начале конец концу конце
  тут там здесь где-то
  你好 您好 大家 各位 早上好 晚上好 下午好 嗨 哈喽 喂 谢谢 感谢 多谢 麻烦 劳驾 打扰 不好意思 抱歉 请问 请教 拜托 急 赶紧 马上 尽快 快
  领导 老板 处长 经理 主任 同事 小王 小李 老师 教授 学生 同学 编辑 记者 客户 朋友 家人 老婆 老公 某人 有人 人家 咱 咱们 我们 你们 他们 我 你 您 他 她 它
  报告 汇报 演示 幻灯片 稿子 文章 论文 特稿 报道 新闻 材料 资料 文件 邮件 消息 表格 图表 对比图 作业 考试 简报 手头 网页 网站 网上 百度 维基 链接 出处 来源 原文
  写 写到 在写 准备 整理 汇总 统计 填 填写 引用 核 核实 核对 查 查查 查一下 查询 找 找找 找不着 找到 确认 对比 比较 研究 了解 用 要用 做 搞
  想 觉得 认为 猜 估计 以为 记得 忘 忘了 听说 听到 看到 看见 看 看看 见过 读到 说 说是 据说 提到 讲 讲到 表示 称 指出 声称 争论 吵 怀疑 不确定 不知道 知道 答不上来 告诉 回答 问 问下 问一下 问问 解释 帮 帮我 帮忙 给 给我 要 需要 想要 希望 能 可以 能否 可否 是否 是不是
  有没有 有吗 来着 究竟 到底 具体 准确 确切 大概 大约 大致 约 左右 差不多 几乎 实际 其实 真的 真正 正好 刚好 刚 刚才 只 只是 仅 就 就行 才 还 还是 也 都 又 再 已 已经 曾 曾经
  一共 总共 合计 共 总 总的 全部 所有 整个 一起 各 各自 分别 每 任何
  大 小 多 少 高 低 长 短 新 旧 早 晚 快慢 很 非常 最 更 比较 特别 尤其 挺 相当
  东西 事 事情 啥 啥事 什么 怎么 怎样 哪 哪些 哪个 哪家 哪儿 哪里 何 何时 为何 为什么 谁 这 那 这个 那个 这些 那些 这条 那会儿 这样 那样 其他 另外 别的 相同
  数 数据 数字 数值 数目 数量 指标 统计 情况 信息 内容 问题 答案 例子 方面 部分 项目 金额 总额 总量 规模 水平 量 额 个数
  今天 明天 昨天 现在 目前 当前 如今 最近 近来 最新 以前 以后 之前 之后 后来 当时 那时 那天 那年 当年 年 月 日 号 天 年份 时候 时间 时 期间 截至 截止 截至到 为止 至今 起 以来 开始 结束 全年 当年 年度 本年
  达 达到 达成 为 是 有 占 成 成为 变成 出现 发生 进行 完成 实现 得到 取得 属于 来自 包括 包含 含 涉及 关于 对于 根据 按 按照 由 被 把 将 让 使 从 到 往 向 在 于 和 与 跟 及 以及 或 或者 但 但是 不过 而 而且 因为 所以 如果 虽然 并 并且
  able actual actually add added adding additional allow alone along among amid anyway apart apiece appear appeared appears apply approach arrive arrived aside away back base based based-on basis
  belong belongs besides between beyond boast boasts boasted bound bring brings brought build builds built busy call called calls care case catch caught celebrate choose chosen chose claim close closer
  colleague's come comes commit concern concerning concerned confused consider considered contain contains continue correspond corresponding count counted counting couple cross crossed decade deal
  decide decided declare declared despite different difference discuss draw drew drive during each earn easily effect either emerge emerged endure entirely equal equals establish ever exceed exceeded
  exceeding exceeds except exist existed existing exists expand expanded expect expected express extent extra face far feel felt few fit fix follow followed following forward found further gather gathered
  general generally going grab guess half-way handful handle handy hand hard hardly head held hence herself himself hold holds holding host hosted huge idea imagine immediately impressive including
  indeed inside instead intend interested involve it's itself job join joined keep kept kick kicked knowing lead leads leading leave leaves left let lie lies lying line list listed lists live lives located
  longer looks lose lost lucky made main mainly major majority manage managed marked match matter mean means meet met mere merely midst milestone mostly move moved moving mr ms multiple myself naturally neat
  necessary need needed nobody none nor normal note notable notably notice nowhere obtain obviously occur occurred off offer offered often open opens order otherwise ought ours out outright over own
  particular pass passed passing pick picked place placed places plain plenty post posted pretty previous previously pride probably proud publish published pull push put quite quote quoted rate rather
  ready reason receive received refer refers regard regarding relate related remark remarkable report reported reporting represent request require respect rest result resulted results return reveal revealed
  run running runs scope seek seem seemed seems select selected send separate serve served set sets settle settled share-out show showed shown shows side simple since sit sits sitting situated sole solely soon sort
  sought sources spot spread stake-holder standing stands stated states stay straight strange struggle stuck succeed sudden suddenly suggest suggests suit supply support surpass surpassed switch take taken
  takes taking target-group tend term terms their themselves therefore these they thick third-party those through throughout thus till tiny together told tons took top touch toward towards track tried
  trouble trust turned turns twice typical typically undergo underline unlike upon us use used useful user uses using usual usually vast versus via view visible wait walk wanna gonna gotta watch way ways
  went whatever whenever wherever whichever whoever wise within without word words worry worth-knowing write-up yours yourself
  record records record-breaking historic historical history unprecedented milestone highlight breakthrough
  alright aha cool nice awesome ha haha lemme gimme dunno smth sth thx ty pardon cheers mate fella quickie headline headlines figure-wise ballpark
  jan-to rumour rumor rumoured stuff bloke lads folks pal mum dad uncle cousin neighbour roommate landlord officer secretary assistant deputy
  также именно всего-то около порядка свыше более менее лет раза раз раз-два впервые рекорд рекордный рекордно исторический историческая истории
  включая исключая кроме помимо среди между против через сквозь вокруг благодаря вследствие согласно вместо вслед наряду
  ваш ваша ваше ваши вашего вашей вашу наш наша наше наши нашего нашей свой своя свое свои своего своей чей чья чьё чье чьи мой моя мое мои твой
  один одна одно одни одной одного одному одну два две двух три трех трёх четыре четырех пара оба обе обоих сам сама само сами самого
  должен должна должно должны придется придётся предстоит следует требуется удалось удается удаётся собираются собирается собирался намерен намерена намерены хотят стремится
  превысил превысила превысило превысили превысить превышает перевалил перевалило превзошел превзошла побил побила побили побить установил установила поставил
  сложен сложена сложено состоит состоял состояла сложился сложилась образован входит входят входил входило вошел вошла вошли включает включал охватывает охватывал охватил распространили распространил
  идет идёт идут шел шёл шла шло шли пошел пошла ходит ходят ездит едет приехал приехала приехали приезжает пришел пришла пришли приходит прибыл прибыли уехал уходит ушел ушла ушло попал попала попало попали попадает
  сидел сидела сидело сидит стоит стоял стояла лежит лежал находится находился находилась находятся расположен расположена расположено остался осталось осталось остается
  оказался оказалась оказывается выдал выдала получил получила получили получает получено дал дала дали дает даёт дают сулил сулит обещал обещала обещали обещает принес принесла принесло принёс приносит
  взял взяла взяло собрал собрала собрали собирает накопил накопилось набрал набралось набежало натикало вложил сделал сделала сделано успел успела успели
  держит держал держали ведет ведёт вел вела работает работал работало действует действовал появился появилась появились появилось возник возникла создан создана создано создали
  называется называют назвали назван зовут звали пишется писали смотрю смотрел смотрит гляжу видно видать вижу нашел нашла нашёл нашли ищу искал искала нахожу
  запутался запуталась путаю путаница сомневаюсь сомнение уверен уверена поверить верить верю беспокоит беспокоился беспокоилась волнует переживал
  ругал ругали ругают хвалил хвалили хвалят хвалило критиковали поругали
  разный разная разное разные разных многие прочий прочие любой любая каждый каждая каждое каждого каждой остальной остальные отдельный отдельно отдельная целый целая целиком полностью
  хороший хорошая плохой громкий сильный сильно слабый слабо заметно значительно существенно резко слегка чуть-чуть едва гораздо намного
  кратко коротко подробно подробнее вкратце срочный горит горят аврал дедлайн обед обеда ужин утром вечером днем днём ночью выходные
  наверняка кажись походу короче типа блин ладно ну вот ага угу ой эх господи ребят чувак братан слушай слушайте смотри смотрите прикинь представь
  скока скоко скок чё че шо чо щас ща ваще вобще вообщем всмысле тыщ лям лямов кароч чисто
  заодно наряду вместе вдобавок причем причём притом кстати впрочем значит следовательно мол дескать якобы
  нулевых нулевые девяностых десятых двадцатых десятилетие десятилетия столетие век века
  дело-то пункт строка строку абзац сноска сноску подпись подписи заголовок шапка плакат буклет методичка эфир подкаст ролик пост блог канал чат
  стажер стажёр стажерка помощник помощница ассистент секретарь замначальника зам зама замдиректора куратор преподша препод одногруппник сосед соседка тетя дядя брат сестра мама папа бабушка дедушка
  创 创下 创出 创造 创历史 新高 历史 首次 突破 超 超过 超出 高达 高于 低于 不足 多达 仅次于 排 排在 位居 位列 名列 老几 居 居于
  大量 大批 许多 好多 好几 若干 一些 一点 一点儿 一个 一下 一回 一次 一篇 一份 一条 一种 一共有 共有 总计 累计达 多次 几次 一起
  那边 这边 那里 这里 那儿 这儿 里面 其中 当中 之间 中间 以内 以外 除了 除此 此外 另 另有 还有 也有 没有 没 无 不 不是 不要 不用 别 甭 并非 未
  打算 想在 想做 计划着 准备好 本来 原来 原本 起初 最初 后头 头一次 头回 多久 多长 多大 多高 多远 多快 怎么样 咋 咋样 咋回事 怎么回事 回事 到底是
  下来 上来 出来 起来 过来 过去 下去 出去 进来 进去 回来 回去 上去 做完 开完 写完 看完 用完 发过 说过 提过 去过 来过
  做的 写的 说的 发的 来的 去的 有的 给的 用的 干的 办的 搞的 签的 买的 卖的 是的 的是 的话 似的 涨了 占了 到了 花了 签了 有了 来了 去了 飞了 开了 办了 成了 了吗 了呢
  我在 我想 我要 我们在 我有 我的 你的 你那 你那里 他的 她的 它的 咱的 人家的 自己 本人 本身 自身 各位 诸位 亲 亲们 兄弟 哥们 姐妹 老铁 大佬 大神 老兄 小张 小刘 小陈 老张 老李 老王
  别人 旁人 外人 人们 大伙 大伙儿 谁家 谁的 哪来 哪一 那一 这一 那一季 这一季 也就 就是 就是说 也就是 只有 才是 都是 算是 算 算作 称为 叫 叫做 叫作 名为 号称
  说法 讲法 印象 印象中 传 传闻 听闻 网传 消息称 媒体 官媒 公开 公布 发布 通报 披露 显示 介绍 透露 预估一下 核下 核一下 查下 查下来 帮查 求 求问 跪求 求助 求证 求解 想问 想知道 想了解 想查 想看 问个 问句 弱弱 小白 萌新
  要个 要一个 缺 少个 差 差个 拿 拿到 拿来 拿去 放 放到 放进 塞 塞进 贴 贴上 发 发来 发给 转 转发 转来 收到 手上 眼下 眼前 回头 待会 待会儿 一会 一会儿 一时 随便 顺便 顺带 干脆 反正 好像 似乎 貌似 仿佛 应该 应当 该 必须 得 可能 也许 或许 肯定 一定 必定 当然 显然 果然 居然 竟然 难道 难怪 毕竟 终于 总算 简直 根本 完全 十分 格外 极 极其 更加 越 越来越 越发 稍 稍微 略 略微 几乎是 大多 大多数 多数 少数 主要 基本 基本上 总体 总的来说 整体 一般 通常 往往 经常 常 常常 总是 一直 始终 仍 仍然 依然 依旧 还在 正在 正 在 刚刚 才刚 早就 早已 先 先后 首先 然后 接着 随后 随即 最后 最终 结果 于是 因此 因而 从而 可见 总之 例如 比如 譬如 如 像 像是 等 等等 之类 什么的 云云`;
