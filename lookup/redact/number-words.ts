/**
 * The words beside which people write a number of their own, as alternations, one table for all languages. CJK and
 * Arabic words stand apart where they take no gap.
 */

/** Says that what follows is a number: "order no. 4711". */
export const numberWords =
  'numbers?|nummer|numéro|número|numero|numer|núm|num|nro|nr|no|n\\.?[°º]|№|n(?=\\.)|ids?|codes?|codice|código|kod|ref|#';

/** Says whose or which number it is, when the number's word stands before it: "numéro de commande". */
export const ofWords = "(?:of|de|del|des|du|da|do|di|dell|van|von|d|zu|der)(?: (?:the|la|le|el))?[ ']";

/** Things that a bare number may follow: "order 48213". */
export const numberedThings = {
  en: 'orders?|invoice|tickets?|case|account|acct|customer|booking|reservation|reference|ref|policy|claim|shipment|parcel|package|consignment|incident|service request|purchase order|subscription|transaction|serial',
  de: 'bestellung|vertragskonto|kundenkonto|auftrag|rechnung|kunde|kunden|konto|paket|sendung|vorgang|vertrag|reservierung|buchung|schadensfall',
  fr: 'commande|facture|dossier|client|cliente|colis|réservation|contrat|réf[ée]rence|réf|sinistre',
  es: 'pedido|factura|cliente|expediente|incidencia|envío|reserva|contrato|referencia|póliza|reclamación',
  it: 'ordine|fattura|pratica|spedizione|prenotazione|contratto|riferimento|rif|segnalazione|polizza',
  pt: 'encomenda|fatura|nota fiscal|protocolo|processo|reclamação|apólice|conta|cuenta|conto',
  nl: 'bestelling|factuur|klant|zending|pakket|zaak|boeking|reservering|melding',
  pl: 'zamówieni[ea]|faktur[ay]|przesyłk[ai]|paczk[ai]|zgłoszeni[ea]|reklamacj[ai]|umow[ay]',
};

/** Of these, the ones people number with four digits. */
export const shortNumbered =
  /^(?:orders?|tickets?|invoice|bestellung|auftrag|rechnung|commande|facture|pedido|factura|ordine|fattura|encomenda|fatura|bestelling|factuur|zamówieni[ea]|faktur[ay])$/i;

/** Things that only a number with a word or sign for it belongs to: "device id 9f3a", "Bestellnr. 4711". */
export const namedNumbers = {
  en: 'member(?:ship)?|client|confirmation|contract|return|repair|support request|subscriber|receipt|quote|student|employee|patient|device|user|meter|loyalty|rewards?|warranty|registration|delivery|voucher|teamviewer|anydesk|session|installation|tenant|complaint|job|work order|machine|asset|library card|application',
  de: 'bestell|auftrags?|rechnungs?|kunden|kd|serien|ser|vertrags?|vorgangs?|sendungs?|paket|referenz|fall|mitglieds?|buchungs?|reservierungs?|geräte|zähler|liefer|beleg|transaktions?|versicherungs(?:schein)?|policen|schaden|konto|personal|matrikel|reparatur|teilnehmer|benutzer|fahrgestell|retouren|gerätekenn|depot|police|akten(?:zeichen)?',
  fr: 'suivi|série|compte|abonn(?:é|ement)|devis|retour|adhérent|membre|ticket|réclamation|intervention|licence|fidélité|allocataire|compteur',
  es: 'serie|seguimiento|rastreo|guía|socio|abonado|cuenta|tarjeta|contador|afiliado|autorización|garantía',
  it: 'serie|seriale|tracking|tracciamento|cliente|conto|tessera|utenza|utente|contatore|matricola|reso|polizza',
  pt: 'série|rastreio|rastreamento|cliente|contrato|reserva|referência|sócio|utente|contador|contribuinte|pedido',
  nl: 'bestel|order|klant|factuur|serie|zendings?|pakket|rekening|lid|lidmaatschaps|polis|contract|referentie|dossier|zaak|meldings?|ticket|aansluit|relatie|track(?:ing)?|meter',
  pl: 'seryjny|klienta|konta|przesyłki|paczki|rezerwacji|umowy|zlecenia|abonenta|referencyjny|polisy|listu przewozowego',
};

/** Words that are a number's own name, so that no further word for it is needed. */
export const numberNames =
  's\\/n|s\\.n|iccid|pnr|rma|awb|tracking|service ?tag|asset ?tag|suivi|localizador|matricola|kenmerk|track (?:&|en|and|\\+) trace|rastreio|rastreamento|seguimiento|aktenzeichen|record locator|serial';

/** The same, short: in small letters, or with few digits behind, they are something else. */
export const shortNumberNames = 'SN|sn|PO|SR|AZ|Az\\.?|VIN|EID|POD|PDR';

/** Chinese, Japanese and Arabic names of such numbers: no gap before or behind. */
export const numbersWithoutGap = {
  ja: '(?:注文|お客様|会員|顧客|製造|製品|シリアル|追跡|伝票|お?問い?合わ?せ|契約|予約|受付|口座|請求書?|管理|登録)(?:番号|ナンバー|コード|ID|No\\.?)',
  zh: '(?:订单|訂單|运单|運單|快递单?|快遞|物流|客户|客戶|会员|會員|序列|工单|工單|合同|账|帳|账户|帳戶|发票|發票|案件|流水|交易|保单|设备|機身|机身)(?:编号|編號|号码|號碼|号|號|ID)|单号|單號',
  ar: 'رقم (?:الطلب(?:ية)?|العميل|التتبع|الشحنة|الفاتورة|التذكرة|الحساب|العقد|البلاغ|المرجع|الحجز|العضوية)|الرقم التسلسلي',
};

/** Behind a bare number these say that it counts or measures something. */
export const units =
  /^\s?(?:%|€|\$|£|zł|°|x\s?\d|(?:bytes?|baud|bps|[kmgt]?bit|[kmgt]b|[kmgt]o|mm|cm|m|km|kg|g|w|kw|v|mah|wh|hz|[kmg]hz|rpm|fps|px|dpi|eur|euros?|usd|dollars?|pieces|pcs|items|days?|hours?|hrs|mins?|minutes|seconds|secs|weeks?|months?|years?|times|users|people|tage|stunden|minuten|mal|stück|jours|heures|fois|días|horas|veces|giorni|ore|volte|dias|vezes|dagen|uur|keer)(?![\p{L}\p{N}]))/iu;
