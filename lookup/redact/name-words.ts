/** The words beside which people write names, as alternations, lower case, one table for all languages. */

/** Greets somebody. */
export const greetings =
  'dear|hi|hiya|hello|hey|good (?:morning|afternoon|evening)|welcome back|(?:sehr )?geehrte[r]?|hallo|liebe[r]?|moin|servus|guten (?:tag|morgen|abend)|grüß gott|chère?|bonjour|bonsoir|salut|coucou|hola|estimad[oa]|querid[oa]|buen[oa]s (?:días|tardes|noches)|gentile|egregio|car[oa]|ciao|salve|buongiorno|buonasera|olá|oi|prezad[oa]|car[oa]|bom dia|boa (?:tarde|noite)|beste|geachte|hoi|dag|goede(?:morgen|middag|navond)|goeden?dag|cześć|hej|witam|dzień dobry|szanown[ya]|drog[ai]';

/** Of these, words that mean something else as well: a comma or title must tell. */
export const doubtfulGreeting = /^(?:beste|dag|salve|gentile|drog[ai])$/i;

export const titles =
  'mr|mrs|ms|miss|mx|dr|prof|sir|madam|herrn?|frau|monsieur|madame|mme|mlle|señora?|sra?|don|doña|signora?|sig|sig\\.ra|dott|dott\\.ssa|ing|avv|senhora?|dona|heer|mevrouw|mevr|dhr|mw|pani?|panie';

/** Titles that stand beside names only. */
export const sureTitles =
  'Mr|Mrs|Ms|Dr|Prof|Herrn?|Frau|Monsieur|Madame|Mme|Mlle|Señora?|Sra|Signora?|Sig\\.ra|Dott(?:\\.ssa)?|Senhora?|[Mm]evrouw|[Mm]evr|[Dd]hr|Pani';

/** Ends a letter, whatever stands before. */
export const farewells =
  '(?:kind|best|warm|kindest|many)? ?regards|best wishes|yours (?:sincerely|truly|faithfully)|sincerely(?: yours)?|many thanks|mit (?:freundlichen?|besten|lieben|herzlichen) gr(?:ü|ue)(?:ß|ss)en?|(?:freundliche|viele|liebe|beste|schöne|herzliche) gr(?:ü|ue)(?:ß|ss)e|(?:danke und |vielen dank und )?gr(?:u|ü|ue)(?:ß|ss)e?|mfg|cordialement|bien (?:à vous|cordialement)|(?:meilleures |cordiales )?salutations|(?:un |muchos )?(?:cordial(?:es)? )?saludos?(?: cordial(?:es)?)?|atentamente|un abrazo|(?:cordiali|distinti|cari) saluti|saluti|un saluto|cumprimentos|(?:com os )?melhores cumprimentos|atenciosamente|abraços?|met vriendelijke groet(?:en)?|(?:vriendelijke )?groet(?:en|jes)?|mvg|pozdrawiam|z poważaniem|pozdrowienia';
/** "Viele Grüße aus Köln, Anna". */
export const fromTown = '(?: (?:from|aus|de|da|uit|z) [\\p{L}-]{2,24}(?=[,.!\\n]))?';

/** Ends a letter or a sentence: a name only where nothing follows it. */
export const thanks =
  'thanks(?: again| so much| a lot| in advance)?|thank you(?: very much| so much)?|thx|tnx|ty|ta|cheers|danke(?: schön| sehr)?|vielen dank|merci(?: beaucoup| bien)?|gracias|muchas gracias|grazie(?: mille)?|obrigad[oa]|muito obrigad[oa]|bedankt|dank je(?: wel)?|dziękuję|dzięki';

/** Two letters that are a maker's name or a greeting: only behind the end of a sentence. */
export const shortFarewells = 'lg|vg|bg|hg|gr|br|rgds|best';

/** Says who writes; what follows is a name. */
export const myNameIs =
  "my (?:full )?name(?: is|'s)|(?:friends|people) call me|name's|i(?:'m| am) called|(?:mein name ist|ich hei(?:ß|ss)e)|je m'appelle|je me (?:nomme|prénomme)|mon nom est|me llamo|me llaman|mi nombre es|mi chiamo|il mio nome è|(?:o )?meu nome é|(?:eu )?(?:chamo-me|me chamo)|mijn naam is|ik heet|nazywam się|mam na imię";
/** So does this, before first and last name. */
export const thisIs =
  "this is|it's|i'm|i am|ich bin|hier ist|hier spricht|hier schreibt|je suis|ici|soy|le escribe|al habla|sono|qui è|sou (?:o|a)|aqui é (?:o|a)|ik ben|hier is|u spreekt met|jestem|mówi";
/** "I spoke to Debbie, she …": where a person's word follows. */
export const spokeTo =
  '(?:spoke|speak|spoken|talk|talked|chatted|dealt) (?:to|with)|ask(?:ed)? for|contact(?:ed)?';
export const personsWord = /^,?\s(?:she|he|who|from|in the|at the)(?!\p{L})/iu;
/** Labels of forms. */
export const nameLabels =
  "(?:my|mein|mon|mi|il mio|meu|mijn) (?:name|nom|nombre|nome|naam)|(?:account|card|policy) ?holder|cardholder|full name|first name|last name|surname|contact(?: person| name)?|customer name|(?:ship|deliver|bill|sold) to|attn|attention|lieferung an|z\\.? ?hd\\.?|à l'attention de|recipient|(?:konto|karten|vertrags)inhaber(?:in)?|vorname|nachname|empfänger(?:in)?|ansprechpartner(?:in)?|titulaire|prénom|destinataire|titular|apellidos?|destinatario|intestatario|cognome|titular|sobrenome|apelido|destinatário|(?:rekening|kaart)houder|achternaam|voornaam|imię(?: i nazwisko)?|nazwisko|氏名|お?名前|姓名|الاسم";
export const userLabels =
  "user ?names?|login ?name|benutzername|nom d'utilisateur|identifiant|pseudo|nombre de usuario|nome utente|nome de (?:usuário|utilizador)|gebruikersnaam|nazwa użytkownika|ユーザー名|ユーザーid|用户名|用戶名";
/** The same, short: what follows must look like nothing else. */
export const shortUserLabels = 'user|login|benutzer|usuario|usuário|utente|utilizador|gebruiker';
export const accountLabels = 'konto|account|cuenta|compte|conta';
/** Accounts that every system has. */
export const everybodysUser =
  /^(?:root|admin|administrator|guest|user|users|public|default|all|test|system|pi|ubuntu|debian|postgres|mysql|sa|www-data|nobody|none|null|name|me|unknown|invalid|not|is|runner|vagrant|ec2-user|azureuser|node|git|shared|app|linuxbrew|pass|password|string|require|\..*|appdata|library|documents|desktop|downloads|pictures|movies|music)$/i;

/** Greeted or thanked, and nobody in person. */
export const nobodyInPerson =
  /^(?:all|colleagues?|gurus?|fellows?|crew|owners?|lovers?|fans|frie?nds|freinds|frnds|guy's|together|regards?|cheers|alot|kollegen|kolleginnen|collègues|colegas|colleghi|collega's|everyone|everybody|anyone|anybody|there|team|teams|support|guys|folks|friends?|people|world|community|communities|forum|staff|customers?|experts?|again|sir|sirs|madam|reddit|users?|admins?|mods?|moderators?|service|services|help|helpdesk|desk|care|you|y'all|alle|allen|zusammen|leute|freunde|forum|community|kollegen|damen|herren|gemeinde|nochmal|tous|toutes|tout|monde|équipe|communauté|todos|todas|equipo|comunidad|tod[oa]s|amigos|gente|tutti|tutte|ragazzi|amici|comunità|pessoal|equipa|equipe|galera|comunidade|allemaal|iedereen|mensen|lezers?|wszystkim|wszyscy|państwo|siri|google|alexa|cortana|bixby|mycroft|kitty|fresh|world|res|fi|windows|advance|d'avance|lot|much|mate|bye|anyway|ahead|mille|beaucoup|moltissimo|antecipadamente|voraus|vorab|schonmal|alvast|adelantado|anticipo|avance|góry|z|einen|viele|grüße|gruß)$/iu;
/** Products that bear a title. */
export const titledProducts =
  /^(?:Dre|Web|Martens|Mario|Pepper|Oetker|Coffee|Beast|Robot|Bean|Clean|Heater|Fusion|Office|Word|Excel|Teams|Outlook|Access|Paint|Edge|Windows|Project|Visio|Store|SQL|Pacman|Holle|Doubtfire|Maisel|Driller|Who|Strange|Stone)$/;
/** Makers that begin what looks like first and last name: "This is Home Assistant". */
export const makers =
  /^(?:Windows|Microsoft|Apple|Google|Amazon|Samsung|Sony|Home|Smart|Adobe|Android|Outlook|Office|Visual|Power|Share|Face|Insta|Whats|Internet|Fire|Chrome|Edge|Safari|Play|Nintendo|Xbox|Steam|Epic|Galaxy|Pixel|Surface|Mac|Linux|Ubuntu|Debian|Red|Open|Word|Docker|Azure|Net|Prime|Disney|Philips|Bosch|Siemens|Canon|Epson|Brother|Logitech|Razer|Corsair|Intel|Nvidia|Radeon|Ryzen|Core|Lenovo|Dell|Asus|Acer|Fritz|Fritzbox|Alexa|Echo|Ring|Nest|Sonos|Bose|Raspberry|Arduino|Error|Code|Page|Blue|Black|Bluetooth|Wifi)$/;
/** "I am South African", "I'm Medical Doctor". */
export const noLastName =
  /^(?:citizen|national|male|female|man|woman|doctor|developer|engineer|student|teacher|nurse|manager|user|customer|african|american|european|korean|union|airways?|guy|girl|mom|dad|passport|resident|holder|bürger|student(?:in)?|kunde|kundin)$/i;
/** Ordinary words that begin a sentence and so have a capital; of German nouns the ones that people write about. */
export const ordinaryWords =
  /^(?:i|my|the|this|that|these|those|a|an|it|its|is|are|was|were|am|we|our|you|your|he|she|they|their|just|after|before|since|when|while|where|why|what|who|how|can|could|would|will|may|does|do|did|has|have|had|if|in|on|at|for|from|with|without|and|or|but|so|not|no|please|pls|any|some|need|trying|having|got|getting|new|there|here|today|yesterday|ever|every|all|also|now|still|bought|using|looking|help|sorry|thanks|thank|sent|error|update|screen|printer|router|phone|computer|laptop|account|app|mein|meine|meinen|meiner|meinem|der|die|das|den|dem|ein|eine|einen|ich|wir|ihr|sie|er|es|seit|nach|bei|beim|wenn|wie|was|wo|warum|wer|kann|können|habe|haben|hat|ist|sind|nun|jetzt|leider|kurze|eigentlich|bitte|danke|vielen|im|in|an|am|auf|aus|mit|ohne|und|oder|aber|nicht|kein|keine|folgendes|folgende|frage|problem|hilfe|drucker|fehler|je|mon|ma|mes|le|la|les|un|une|des|du|de|depuis|après|quand|comment|pourquoi|est|nous|vous|il|elle|j'ai|j|c'est|et|ou|mais|pas|sur|avec|sans|suite|el|los|las|mi|mis|tengo|una|desde|cuando|cómo|como|por|para|con|sin|no|se|me|mio|mia|il|lo|gli|ho|dopo|da|quando|perché|non|che|con|per|meu|minha|o|os|as|um|uma|eu|tenho|desde|depois|não|nao|com|sem|mijn|de|het|een|ik|wij|we|sinds|na|als|waarom|heb|heeft|kan|niet|geen|met|zonder|en|of|maar|mój|moja|moje|mam|od|po|jak|czy|nie|w|na|się)$/iu;
/** Stands between a first and a last name. */
export const particles =
  /^(?:de|del|della|di|da|das|do|dos|du|des|la|le|van|von|der|den|ter|ten|zu|zum|zur|al|el|bin|ibn|y|e|af|av)$/i;
/** Of these, the ones that may begin a name: "mevrouw De Vries", but "Herr der Ringe". */
export const beforeLastName = /^(?:de|del|di|da|dos|du|van|von|el|al)$/i;
/** What people say of their name instead of it. */
export const saidOfNames =
  /^(?:\p{Ll}{3,24}ed|wrong|not|same|incorrect|missing|shown|spelt|too|different|being|falsch|nicht|faux|mal|pas|incorrecto|sbagliato|errado|verkeerd|źle)$/u;
