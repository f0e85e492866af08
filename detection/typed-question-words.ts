/**
 * Beginnings of words by which forms name their fields, in the languages of `detection/languages`: lower case, bars
 * between, accents as they are written. Those in scripts without gaps between words stand apart.
 */
export type FieldWords = { words: string; within: string };

/** One line about what it is. */
export const subjectWords: FieldWords = {
  words:
    'subject|topic|summary|regarding|what is it about|what is this about|what s this about|betreff|thema|worum geht|objet|sujet|asunto|tema|assunto|oggetto|argomento|onderwerp|temat|ämne|ärende|emne|aihe|otsikko|předmět|konu|тема|tiêu đề|chủ đề|subjek|perihal|judul',
  within: '件名|題名|主题|主題|标题|標題|제목|موضوع',
};

/** What has happened, at length. */
export const descriptionWords: FieldWords = {
  words:
    'message|description|describe|detail|question|comment|problem|issue|enquiry|inquiry|explain|tell us|how can we|how may we|what happened|what can we|nachricht|beschreib|anliegen|frage|mitteilung|anfrage|wie können wir|descri|décri|demande|précisez|comment pouvons|mensaje|consulta|pregunta|cómo podemos|mensagem|descrev|dúvida|pergunta|messaggio|richiesta|domanda|dettagli|bericht|omschrijving|beschrijving|vraag|toelichting|wiadomość|opis|treść|pytani|zgłoszeni|meddelande|beskriv|fråga|besked|spørgsmål|melding|spørsmål|viesti|kuvau|kuvaile|kysymy|zpráva|popis|dotaz|mesaj|açıklama|soru|talep|сообщени|описани|опишите|вопрос|повідомлен|запитан|питан|nội dung|tin nhắn|mô tả|câu hỏi|pesan|deskripsi|pertanyaan|keluhan',
  within:
    '内容|內容|問い合わせ|質問|詳細|メッセージ|描述|留言|问题|問題|讯息|訊息|详情|내용|문의|메시지|질문|설명|رسال|وصف|تفاصيل|سؤال|استفسار',
};

/** Who somebody is, where they live, what they pay with, what lets them in; and what is looked for. */
export const privateWords: FieldWords = {
  words:
    'name|first name|last name|surname|mail|e mail|phone|telef|telep|mobile|fax|address|street|city|zip|post code|postal|country|company|password|passcode|card|cvc|cvv|iban|bic|account|customer|order|invoice|serial|birth|ssn|tax|passport|licen|user|login|captcha|search|website|vorname|nachname|anschrift|straße|ort|plz|passwort|kennwort|karte|konto|kunden|bestell|rechnung|geburt|suche|nom|prénom|adress|rue|ville|mot de passe|carte|compte|commande|facture|naissance|recherche|nombre|apellido|direcci|correo|calle|contraseña|tarjeta|cuenta|pedido|nacimiento|buscar|nome|sobrenome|endere|senha|cartão|conta|nascimento|cognome|indirizzo|carta di|ordine|cerca|naam|adres|wachtwoord|kaart|klant|zoek|imię|nazwisk|hasło|zamów|szuka|namn|lösenord|kort|navn|nimi|osoite|salasana|jméno|příjmen|heslo|adınız|soyad|şifre|kart|sipariş|имя|фамил|адрес|почт|парол|карт|заказ|поиск|ім я|прізвищ|пошт|họ tên|họ và tên|địa chỉ|mật khẩu|điện thoại|nama|alamat|kata sandi|telepon',
  within:
    '氏名|名前|お名|住所|電話|メール|パスワード|カード|注文|検索|姓名|地址|电话|電話|邮箱|郵箱|密码|密碼|卡号|订单|搜索|이름|성명|주소|전화|이메일|비밀번호|카드|주문|검색|اسم|عنوان|بريد|هاتف|كلمة|بطاقة|بحث',
};
