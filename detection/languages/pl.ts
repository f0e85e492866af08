import type { LanguageWords } from './language-words';

export const pl: LanguageWords = {
  language: 'pl',
  help: 'pomoc, pomocy, centrum pomocy, strona pomocy, strony pomocy, dział pomocy, pomoc i kontakt, pomoc i wsparcie, pomoc techniczna, pomocy technicznej, wsparcie techniczne, centrum wsparcia, wsparcie klienta, obsługa klienta, obsługi klienta, biuro obsługi klienta, centrum obsługi, serwis i wsparcie, pytania, najczęściej zadawane pytania, najczęstsze pytania, często zadawane pytania, częste pytania, pytania i odpowiedzi, baza wiedzy, bazie wiedzy, rozwiązywanie problemów, rozwiąż problem, punkt pomocy, jak możemy pomóc, wsparci*, wsparcie',
  guide:
    'poradnik, poradniki, instrukcja, instrukcje, przewodnik, przewodniki, podręcznik, samouczek, pierwsze kroki, krok po kroku, dokumentacja',
  contact:
    'formularz kontaktowy, dane kontaktowe, skontaktuj się, skontaktuj się z nami, napisz do nas, zadzwoń do nas, wyślij wiadomość, wyślij zapytanie, zadaj pytanie, zapytaj, twoja wiadomość, twoja opinia, zamów rozmowę, kontakt*, zapytani*, kontakt, kontakty, zapytanie',
  ticket:
    'zgłoś problem, zgłoś błąd, złóż wniosek, formularz reklamacyjny, złóż reklamację, skarga, skargi, reklamac*, zgłoszeni*, reklamacja, reklamacje, zgłoszenie, zgłoszenia',
  greeting:
    'możemy pomóc, możemy ci pomóc, możemy państwu pomóc, w czym pomóc, mogę pomóc, potrzebujesz pomocy, masz pytanie, masz pytania',
  helpful:
    'pomocny, pomocna, pomocne, przydatny, przydatna, przydatne, pomógł, pomogła, pomogło, rozwiązał problem',
  results: 'wyniki wyszukiwania, wynik wyszukiwania, wyniki dla, brak wyników, szukaj',
  asks: 'jak, dlaczego, czemu, co, czym jest, gdzie, kiedy, kto, który, która, które, czy, mogę, nie mogę, nie działa, ile, mój, moja, moje, mam',
  community: 'forum, fora internetowe, dyskusja, dyskusje, forum pomocy, społecznoś*, społeczność',
  error:
    'błąd, błędu, błędy, komunikat o błędzie, nie można, nie powiodło się, nieprawidłowy, nie znaleziono, odmowa',
  otherHelp:
    'pierwsza pomoc, pomoc społeczna, pomocy społecznej, pomoc humanitarna, pomoc prawna, pomoc psychologiczna, pomoc dla ukrainy, pomoc publiczna, pomoc drogowa, pomoc rodzinie, pomocy rodzinie, pomoc finansowa, pomoc żywnościowa, wsparcie finansowe, wsparcie psychologiczne, grupa wsparcia, grupy wsparcia, pomoc ofiarom, nocna pomoc, pomoc domowa, opieka społeczna, pomoc uchodźcom, przy wsparciu',
  donate:
    'wesprzyj, wspieraj nas, wspomóż, wpłać, przekaż 1, 5, jak pomóc, pomóż nam, pomagam, sponsorzy, darczyńcy, zostań członkiem, patronite, darowizn*, wolontari*, zbiórk*, darowizna, darowizny, wolontariat, zbiórka',
  jobs: 'praca, kariera, oferty pracy, oferta pracy, dołącz do nas, pracuj z nami, aktualne rekrutacje, staże, praktyki, aplikuj, doradca klienta, konsultant, rekrutacj*, rekrutacja',
  politics:
    'poseł, posłanka, senator, sejm, senat, radny, radna, burmistrz, prezydent miasta, wójt, wybory, kampania wyborcza, kandydat, kandydatka, partia, rada miasta, urząd gminy',
  press:
    'prasa, dla prasy, dla mediów, biuro prasowe, kontakt dla mediów, informacja prasowa, informacje prasowe, nowości, artykuły prasowe, magazyn, studium przypadku, historie klientów, aktualnośc*, aktualności',
  developers: 'programista, programistów, dokumentacja api, kod źródłowy, lista zmian, informacje o wersji',
  login:
    'zaloguj, logowanie, zarejestruj się, rejestracja, utwórz konto, załóż konto, nie pamiętam hasła, zapomniałem hasła, nie pamiętasz hasła, resetowanie hasła, przypomnij hasło',
  legal:
    'warunki korzystania, warunki użytkowania, ogólne warunki, pliki cookie, rodo, ochrona danych, informacje prawne, nota prawna, zwroty i reklamacje, odstąpienie od umowy, deklaracja dostępności, polityka, regulamin*, prywatnoś*, regulamin, prywatność',
  shop: 'sklep, koszyk, do koszyka, kup, cennik, ceny, cena, promocje, promocja, oferta, wypróbuj za darmo, zamów demo',
  status: 'status usługi, status usług, stan usługi, stan usług, status systemu, planowane prace, awarie',
  addresses: {
    help: 'najczesciej-zadawane-pytania, centrum-pomocy, obsluga-klienta',
    contact: 'formularz-kontaktowy',
  },
  stopWords:
    'aby albo ale ani bardzo bez bo być był była było były będą będzie chce chcę ci ciebie co coś czego czy czyli dla dlaczego do gdy gdzie go i ich ile im innych inne inny ja jak jaka jakie jaki jako je jednak jego jej jest jestem jeszcze jeśli jeżeli już każda każdy kiedy kto która które którego której który których którym lub ma mam mamy mają mi mnie może można mogę moja moje mój mu musi na nad nam nas nasz nasza nasze nawet nich nie niej niego nim niż np o obecnie od on ona one oni oraz po pod poniżej ponieważ powinien przed przez przy raz się są sobie swoje swój ta tak także tam te tego tej ten też to tu twoja twoje twój tych tylko tym u w wam was wasz we wiele więc właśnie wszystkie wszystko wtedy wy z za zanim zawsze ze że żeby',
};
