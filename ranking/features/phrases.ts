/** Phrases that tell what a post is, in the languages answers come in most. Matched in lower-case text. */
export const thanksPattern =
  /\b(?:thanks|thank you|thx|cheers|that worked|this worked|works now|solved it|danke|merci|gracias|grazie|obrigad[oa]|bedankt|tack)\b|спасибо|谢谢|ありがとう|감사/;

/** Who thanks and goes on like this was not helped. */
export const yetPattern =
  /\b(?:but|however|unfortunately|still|not|didn['’]t|doesn['’]t|won['’]t|can['’]t|aber|leider|nicht|mais|pas|pero|però|non|mas|maar|niet)\b/;

/** The writer knows what the matter was. */
export const solutionPattern =
  /\b(?:i (?:have |finally )?(?:found|solved|fixed|figured)|found the (?:solution|problem|issue|cause)|(?:solution|fix|cause) (?:was|is)|problem (?:was|is) (?:solved|fixed|resolved)|resolved|solved|gelöst|die lösung (?:war|ist)|résolu|solucionado|resuelto|risolto|resolvido|opgelost|rozwiązan\w{1,3}|çözüldü)\b|решен[оа]|已解决|解決しました|해결/;

/** The writer wants to know more before any help. */
export const askBackPattern =
  /\b(?:can you|could you|did you|have you|do you|please (?:provide|post|send|share|let (?:me|us))|what (?:is|are) your|haben sie|hast du|können sie|kannst du|avez-vous|as-tu|pouvez-vous|has probado|podrías|puedes|hai provato|você já)\b/;

/** Words of someone who tells another what to press, folded as words are looked up. */
export const instructionWords: ReadonlySet<string> = new Set(
  `click tap press select choose open go navigate settings menu enable disable turn restart reboot reset install uninstall
  download update enter type run set check try use then first next finally step follow button tab option
  klicken klicke klick tippen tippe wahlen wahle offnen offne einstellungen neustarten
  cliquez appuyez ouvrez parametres selectionnez haga clic pulse abra seleccione ajustes
  clicca premi apri impostazioni clique selecione configuracoes нажмите откройте выберите настройки
  点击 打开 设置 选择 クリック 設定 選択 클릭 설정 선택`.split(/\s+/),
);

/**
 * The writer says that what was true is so no more. "It no longer works" alone is how people tell their problem, so
 * the advice itself, or an edit, must be what no longer works.
 */
export const outdatedPattern =
  /(?<![a-z\u00df-\u024f])(?:(?:this|that|which|these|method|solution|fix|trick|answer|workaround|approach|tip)(?: (?:below|above|here|now|sadly|unfortunately|apparently|seems? to))?(?: no longer works?\b| (?:does|do)(?:n['’]t| not) work any ?more| stopped working)|(?:edit|update|note|warning)\b[^.\n]{0,40}(?:no longer [a-z\u00df-\u024f]{1,20}|not work any ?more|stopped working)|no longer (?:available|supported|exists?|possible|the case|applies|applicable|offered|valid|true)|(?:is|are|was|were)(?: now)? (?:deprecated|obsolete|outdated|out of date|discontinued)|has been (?:removed|discontinued|deprecated|retired|superseded)|(?:as of|since|starting with) [^.\n]{1,40}(?:was removed|is gone|no longer|was dropped)|(?:das|dies|diese [a-z\u00df-\u024f]{1,20}) (?:geht|funktioniert) (?:leider )?nicht mehr|gibt es (?:leider )?nicht mehr|nicht mehr (?:möglich|verfügbar|unterstützt)|wurde (?:entfernt|eingestellt)|(?:cela|ça|cette [a-z\u00df-\u024f]{1,20}) ne (?:fonctionne|marche) plus|n['’]est plus (?:possible|disponible)|(?:esto|eso) ya no funciona|ya no (?:existe|está disponible)|questo non funziona più|non è più (?:possibile|disponibile)|isso não funciona mais|não está mais disponível|dit werkt niet meer|niet meer (?:mogelijk|beschikbaar))(?![a-z\u00df-\u024f])|больше не (?:работает|поддерживается)|使えなくなりました|廃止され|已失效|不再支持|已过时|더 이상 지원되지/;

/** Somebody tried it: it did not work, or works no more. */
export const failedPattern =
  /(?<![a-z\u00df-\u024f])(?:(?:this|that|it)(?: (?:really|still|also|unfortunately))? (?:did|does|do)(?:n['’]t| not) (?:work|help|solve|fix)|(?:did|does|do)(?:n['’]t| not) (?:work|help) for me|not working (?:for me|any ?more)|no longer works?|stopped working|no luck|same (?:problem|issue) (?:still|here after)|still (?:the same|doesn['’]t|not working)|hat (?:leider )?nicht (?:geholfen|funktioniert)|(?:geht|funktioniert|klappt) (?:bei mir )?(?:leider )?nicht|ne (?:fonctionne|marche) pas|n['’]a pas (?:marché|fonctionné)|no (?:me )?(?:funciona|funcionó)|non (?:funziona|ha funzionato)|não funciono?u?|werkt niet|heeft niet geholpen)(?![a-z\u00df-\u024f])|не (?:работает|помогло)|没用|不行|効きませんでした|안 됩니다/;

/** A line that is one step of several: "1.", "2)", "-", "•", "Step 3". */
export const stepLinePattern =
  /^\s{0,8}(?:\d{1,2}[.)]\s|[-*•–]\s|(?:step|schritt|étape|paso|passo)\s\d{1,2}\b)/i;
