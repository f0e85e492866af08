/** Phrases that tell what a post is, in the languages answers come in most. Matched in lower-case text. */
export const thanksPattern =
  /\b(?:thanks|thank you|thx|cheers|that worked|this worked|works now|solved it|danke|merci|gracias|grazie|obrigad[oa]|bedankt|tack)\b|спасибо|谢谢|ありがとう|감사/;

/** Who thanks and goes on like this was not helped. */
export const yetPattern =
  /\b(?:but|however|unfortunately|still|not|didn['’]t|doesn['’]t|won['’]t|can['’]t|aber|leider|nicht|mais|pas|pero|però|non|mas|maar|niet)\b/;

/** Words of someone who tells another what to press, folded as words are looked up. */
export const instructionWords: ReadonlySet<string> = new Set(
  `click tap press select choose open go navigate settings menu enable disable turn restart reboot reset install uninstall
  download update enter type run set check try use then first next finally step follow button tab option
  klicken klicke klick tippen tippe wahlen wahle offnen offne einstellungen neustarten
  cliquez appuyez ouvrez parametres selectionnez haga clic pulse abra seleccione ajustes
  clicca premi apri impostazioni clique selecione configuracoes нажмите откройте выберите настройки
  点击 打开 设置 选择 クリック 設定 選択 클릭 설정 선택`.split(/\s+/),
);

/** The writer says that what was true is so no more. */
export const outdatedPattern =
  /\b(?:no longer (?:works?|available|supported|exists?|possible|the case)|does(?:n['’]t| not) work any ?more|is(?: now)? (?:deprecated|obsolete|outdated|discontinued)|has been (?:removed|discontinued|deprecated)|nicht mehr (?:möglich|verfügbar|unterstützt)|ne (?:fonctionne|marche) plus|ya no funciona|non funziona più|não funciona mais)\b|больше не работает/;

/** A line that is one step of several: "1.", "2)", "-", "•", "Step 3". */
export const stepLinePattern =
  /^\s{0,8}(?:\d{1,2}[.)]\s|[-*•–]\s|(?:step|schritt|étape|paso|passo)\s\d{1,2}\b)/i;
