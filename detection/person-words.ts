/**
 * The words beside which pages write a person's name, as alternations, all languages in one table: 22 lines of each
 * kind would say the same 22 times. `\b` knows Latin letters only, so gaps are checked where these are used.
 */

/** Greets a reader: 'Hi, Anna'. */
export const greets =
  'hi|hey|hello|dear|welcome(?: back)?|good (?:morning|afternoon|evening)|hallo|guten (?:tag|morgen|abend)|willkommen(?: zurück)?|liebe[r]?|bonjour|bonsoir|salut|bienvenue?|hola|bienvenid[oa](?: de nuevo)?|buen[oa]s (?:días|tardes|noches)|olá|oi|bem-vind[oa](?: de volta)?|ciao|benvenut[oa]|bentornat[oa]|buongiorno|hoi|goedemorgen|goedemiddag|welkom(?: terug)?|cześć|witaj(?: ponownie)?|dzień dobry|hej|hejsan|välkommen(?: tillbaka)?|velkommen(?: tilbage| tilbake)?|hei|moi|tervetuloa(?: takaisin)?|ahoj|dobrý den|vítejte(?: zpět)?|merhaba|hoş ?geldin(?:iz)?|tekrar hoş geldiniz|привет|здравствуйте|добро пожаловать|с возвращением|вітаємо|привіт|ласкаво просимо|مرحب[اًا]*|أهل[اًا]* بك|xin chào|chào mừng|halo|hai|selamat datang(?: kembali)?|ようこそ|こんにちは|お帰りなさい|您好|你好|欢迎回来|歡迎回來|안녕하세요|환영합니다';

/** Says who is signed in: 'Signed in as Anna'. */
export const signedIn =
  '(?:signed|logged) in as|(?:angemeldet|eingeloggt) als|connectée? en tant que|(?:sesión iniciada|conectad[oa]) como|(?:sessão iniciada|conectad[oa]|logad[oa]) como|(?:accesso effettuato|connesso) come|(?:ingelogd|aangemeld) als|zalogowan[oy] jako|inlogga[dt] som|logget (?:ind?|på) som|kirjautunut(?: sisään)? käyttäjänä|přihlášen[áo]? jako|oturum açıldı:|вы вошли как|ви увійшли як|تم تسجيل الدخول باسم|đăng nhập với tên|masuk sebagai|ログイン中[:：]|已登[录錄](?:为|為)?[:：]|로그인됨[:：]';

/** Says whose account it is, or what it is for: 'Account of Anna'. */
export const accountOf =
  '(?:account|profile|user|username|account menu|user menu)(?: of| for|:)|(?:my|your) (?:account|profile):|(?:konto|profil|benutzer) ?(?:von|:)|(?:compte|profil) de|(?:cuenta|perfil) de|(?:conta|perfil) de|(?:account|profilo) di|(?:account|profiel) van|konto użytkownika|konto för|konto for|käyttäjän|účet:|hesap:|аккаунт|профиль|обліковий запис|حساب|tài khoản của|akun';

/** Says who wrote it, the name behind: 'Written by Maria'. */
export const writtenBy =
  '(?:written|posted|updated|edited|reviewed|published|created|authored|last (?:updated|modified|edited)|article|answered|verified)(?: on [\\p{L}\\d ,./-]{4,24})? by|author|(?:geschrieben|verfasst|erstellt|aktualisiert|bearbeitet|geprüft|veröffentlicht) von|verfasser(?:in)?|autor(?:in)?|(?:écrit|rédigé|publié|créé|mis à jour|modifié|vérifié)e? par|auteure?|(?:escrito|publicado|actualizado|atualizado|editado|creado|criado|revisado|modificado) po[rl]|autora?|(?:scritto|pubblicato|aggiornato|modificato|creato|revisionato) da|autore|autrice|(?:geschreven|geplaatst|bijgewerkt|bewerkt|gemaakt|gepubliceerd) door|(?:napisane|opublikowane|zaktualizowane|utworzone)[ey]? przez|autorka|(?:skriven|publicerad|uppdaterad|skapad|skrevet|opdateret|oppdatert|oprettet|opprettet|publisert|udgivet) av?f?|författare|forfatter|(?:kirjoittanut|julkaissut|päivittänyt)|kirjoittaja|(?:napsal|napsala|aktualizoval|aktualizovala|vytvořil)|yazar|(?:автор|опубликовал|обновил|написал|оновив|написав)[аи]?|الكاتب|(?:كتب(?:ها|ه)?|تم التحديث|نشر) بواسطة|بقلم|tác giả|(?:viết|đăng|cập nhật) bởi|penulis|(?:ditulis|diperbarui|diterbitkan) oleh|執筆者?|投稿者|作成者|更新者|著者|作者|撰稿人?|编辑|編輯|작성자|글쓴이|저자';

/** The name before: 'Von Max Müller aktualisiert', 'Maria Lopez wrote', '김철수 작성'. */
export const wroteIt =
  'geschrieben|verfasst|erstellt|aktualisiert|bearbeitet|veröffentlicht|wrote|posted|updated this|tarafından (?:yazıldı|güncellendi|oluşturuldu)|さん|様|님';

/** Stands before a number that tells who somebody is. */
export const numberedThings =
  'order|invoice|ticket|case|account|customer|client|member(?:ship)?|contract|booking|reservation|policy|subscriber|serial|user|request|bestell(?:ung|nummer)?|auftrags?|rechnungs?|kunden|vertrags?|vorgangs?|konto|ticket|commande|facture|dossier|client|contrat|compte|pedido|factura|cliente|contrato|cuenta|encomenda|fatura|conta|ordine|fattura|pratica|contratto|bestelling|factuur|klant|zamówieni[ae]|klienta|faktury|best(?:ä|æ)llning|ordre|kund(?:e)?|tilaus|asiakas|objednávk[ay]|zákazník[a]?|sipariş|müşteri|заказа?|клиента|замовлення|клієнта|الطلب|العميل|đơn hàng|khách hàng|pesanan|pelanggan|注文|お客様|会員|订单|訂單|客户|客戶|주문|고객';
