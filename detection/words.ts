/**
 * The words by which pages say what they are, as alternations for regular expressions, all languages in one table.
 * What stands behind '||' needs no gap around it: Chinese, Japanese and Korean write none.
 */
export const help =
  '(?:help|support)(?:.?(?:cent(?:er|re)|desk))?|faqs?|knowledge.?base|kb|troubleshooting|customer.(?:service|care)|hilfe|kundenservice|fragen|(?:pages d.)?aide|assistance|ayuda|soporte|preguntas|ajuda|suporte|perguntas|aiuto|assistenza|domande|hulp|klantenservice|vragen|pomoc|hjälp|kundtjänst|frågor|hjælp|spørgsmål|hjelp|kundeservice|ohjeet|tuki|asiakaspalvelu|nápověda|podpora|yardım|destek|помощь|поддержк[аи]||ヘルプ(?:センター)?|サポート|質問|[帮幫]助(?:中心)?|客服|常[见見][问問]|도움말|고객';

export const contact =
  'conta(?:c?t|tt)[a-zö]*|kontakt[a-z]*|контакт[а-я]*|get.in.touch|(?:submit|new).{1,3}(?:ticket|request)|feedback|fale.conosco|iletişim|yhteystiedot|обратная связь|пишите||問い?合わ?せ|联系|聯[絡繫]|문의';

export const community =
  'com+unit?(?:y|ies|à)|communauté|comunidade?|forum[s ]?|foro|discussions?|społeczność|gemenskap|f[æe]l+esskab|yhteisö|komunita|topluluk|сообщество|форум||コミュニティ|フォーラム|社[区區]|[论論][坛壇]|커뮤니티';

export const error =
  "error|failed|can(?:not|['’]t)|unable|denied|invalid|not found|fehler(?:code)?|err(?:eur|ore?)|fout|błąd|fe(?:l|jl|il)|virhe|chyba|hata|ошибка||エラー|[错錯][误誤]|오류";

const [helpSpaced, contactSpaced] = [help, contact].map((words) => words.split('||')[0]);

/** The spaced words alone, for addresses. */
export { helpSpaced, contactSpaced };

/** Matches any of the words where they stand on their own. */
export function standing(words: string, flags = 'iu'): RegExp {
  const [spaced, joined] = words.split('||');
  return new RegExp(`(?<![\\p{L}\\d])(?:${spaced})(?![\\p{L}\\d])${joined ? `|${joined}` : ''}`, flags);
}

export const helpWord: RegExp = standing(help);
export const contactWord: RegExp = standing(contact);
/** Every word by which a site says that it helps or can be written to. */
export const furnitureWords: RegExp = standing(
  `${helpSpaced}|${contactSpaced}||${help.split('||')[1]}|${contact.split('||')[1]}`,
  'giu',
);

/** Headings of a help centre's first page, which ask nothing. */
export const greeting =
  /(?:can|may) (?:we|i) help|welcome|wie können wir|pouvons.nous|podemos a|possiamo|kunnen we|możemy|kan vi|можем помочь|お困り/i;

/**
 * Words too common to tell a problem, where they are long enough to pass for one. The planner and the ranking weigh
 * words by how common they are; this only keeps the worst away.
 */
export const stopWords: RegExp =
  /^(?:about|after|also|and|any|are|but|can|can't|could|did|does|don't|for|from|get|has|have|how|into|its|just|like|more|not|off|our|out|should|some|that|the|their|then|there|they|this|use|using|was|were|what|when|where|which|why|will|with|would|you|your|aber|eine[mnrs]?|haben|kann|mein[er]?|nach|nicht|oder|sich|sind|wenn|wird|lässt|avec|comment|dans|mais|pour|quand|votre|vous|como|cómo|cuando|para|pero|puedo|quando|posso|come|kunnen|mijn|naar|niet|voor|inte|hvordan|ikke|nasıl|если)$/;
