import type { LanguageWords } from './language-words';

export const cs: LanguageWords = {
  language: 'cs',
  help: 'pomoc, centrum nápovědy, centrum pomoci, centrum podpory, stránky nápovědy, nápověda a podpora, pomoc a podpora, technická podpora, technické podpory, zákaznická podpora, zákaznické podpory, podpora zákazníků, podpora uživatelů, zákaznický servis, zákaznická linka, zákaznické centrum, zákaznické služby, péče o zákazníky, otázky, otázky a odpovědi, časté otázky, často kladené otázky, často kladené dotazy, časté dotazy, nejčastější dotazy, nejčastější otázky, znalostní báze, databáze znalostí, znalostní databáze, řešení problémů, odstraňování potíží, řešení potíží, rady a návody, samoobsluha, potřebujete poradit, potřebujete pomoc, podpor*, nápověd*, dotaz*, podpora, nápověda, dotazy',
  guide:
    'návod, návody, příručka, příručky, průvodce, manuál, manuály, začínáme, první kroky, krok za krokem, dokumentace, jak na to',
  contact:
    'kontaktujte nás, kontaktní formulář, kontaktní údaje, napište nám, ozvěte se nám, ozvěte se, zavolejte nám, spojte se s námi, pošlete nám zprávu, odeslat zprávu, poslat zprávu, položit dotaz, položte dotaz, zeptejte se, zeptejte se nás, váš dotaz, zpětná vazba, dotaz, kontakt*, kontakt, kontakty',
  ticket:
    'odeslat požadavek, odeslat žádost, nový požadavek, nová žádost, zadat požadavek, založit požadavek, moje požadavky, moje žádosti, podat žádost, nahlásit problém, nahlásit chybu, nahlásit poruchu, reklamační formulář, reklamac*, stížnost*, reklamace, stížnosti',
  greeting:
    'můžeme pomoci, můžeme pomoct, potřebujete pomoci, potřebujete pomoct, potřebujete poradit, vám pomůžeme, rádi poradíme, poradíme vám',
  helpful: 'užitečný, užitečná, užitečné, pomohl, pomohla, pomohlo, našli jste, pomohli jsme',
  results: 'výsledky vyhledávání, výsledek vyhledávání, výsledky hledání, výsledky pro, žádné výsledky',
  asks: 'jak, proč, co, kde, kdy, kdo, který, která, které, jaký, jaká, jaké, mohu, můžu, musím, nemohu, nemůžu, nefunguje, nejde, kolik, můj, moje, mám, lze, je možné',
  community: 'fórum, fóra, poradna, komunit*, diskuz*, diskus*, komunita, diskuze',
  error: 'chyba, chyby, chybový kód, chybové hlášení, selhalo, nelze, neplatný, nenalezeno, odepřen',
  otherHelp:
    'první pomoc, sociální pomoc, sociální podpora, státní sociální podpora, humanitární pomoc, právní pomoc, psychologická pomoc, krizová pomoc, pomoc ukrajině, pomoc v hmotné nouzi, finanční pomoc, finanční podpora, rozvojová pomoc, podpora rodin, podpora podnikání, dotace, svépomocná skupina, linka bezpečí, potravinová pomoc, pečovatelská služba, za podpory, podpůrná skupina',
  donate:
    'darovat, daruj, darujte, přispět, přispějte, podpořte, podpoř, podpořit, staňte se členem, sbírka, sponzoři, jak pomoci, jak pomáhat, pomozte nám, dobrovoln*, sponzor*, dobrovolníci',
  jobs: 'kariéra, práce u nás, volná místa, volné pozice, pracovní místa, pracovní nabídky, nabídka práce, zaměstnání, přidejte se k nám, nábor, stáž, stáže, brigády, pracovník zákaznické podpory',
  politics:
    'poslanec, poslankyně, poslanecká sněmovna, senátor, senátorka, senát, starosta, starostka, primátor, zastupitel, zastupitelstvo, volby, volební kampaň, kandidát, kandidátka, politická strana',
  press:
    'pro média, pro novináře, tisk, tisková zpráva, tiskové centrum, tiskový kontakt, tiskový mluvčí, aktuality, novinky, magazín, časopis, případové studie',
  developers: 'vývojář, vývojáři, pro vývojáře, zdrojový kód, poznámky k verzi, seznam změn',
  login:
    'přihlášení, přihlásit, přihlaste se, registrace, zaregistrovat se, zaregistrujte se, vytvořit účet, zapomenuté heslo, zapomněli jste heslo, obnovit heslo, obnova hesla',
  legal:
    'ochrana soukromí, ochrana osobních údajů, zpracování osobních údajů, osobní údaje, obchodní podmínky, podmínky použití, podmínky užívání, všeobecné podmínky, smluvní podmínky, soubory cookie, právní informace, právní upozornění, reklamační řád, odstoupení od smlouvy, pravidla, prohlášení o přístupnosti, gdpr, ochran*, podmínk*, zásad*, podmínky, zásady',
  shop: 'obchod, eshop, e shop, košík, do košíku, koupit, pokladna, cena, ceny, ceník, akční nabídka, slevy, výprodej, vyzkoušet zdarma, nezávazná poptávka',
  status: 'stav služby, stav služeb, stav systému, plánovaná údržba, plánované odstávky, výpadky',
  addresses: { help: 'caste-dotazy, caste-otazky, napoveda', contact: 'kontaktni-formular' },
  stopWords:
    'aby aj ale ani aniž ano asi až bez bude budete budou budu by byl byla byli bylo být co což cz další dnes do ho i jak jaké jaký jako je jeho jej její jejich jen jenž ještě ji jiné již jsem jsi jsme jsou jste k kam každý kde kdo kdy když která které kterého kterou který kteří která ku lze ma máte má mám mají me mezi mi mít mně mnou mohou mohu moje moji můj může můžete musí my na nad nám námi napište nás naše náš není nebo neboť nechť nejsou než nic ní nich ním o od ode on ona oni ono pak po pod podle pokud pouze potom právě pro proč proto protože před přes přesto při s se si sice sobě svůj svá své svých ta tak také takže tam tato te tedy ten tento teto tě tím tímto to tohle toho tohoto tom tomto tomu toto tuto ty tyto u už v vám vaše váš ve více však všechen všechno všechny vy z za zda zde ze že',
};
