import type { LanguageWords } from './language-words';

export const fi: LanguageWords = {
  language: 'fi',
  help: 'apua, apu, ohje, ohjeet, ohjeita, ohjesivu, ohjesivut, ohjesivusto, ohjeartikkelit, ohjeet ja tuki, apua ja tukea, ohje ja tuki, tuki, tuen, tukipalvelu, tukipalvelut, tekninen tuki, palvelukeskus, usein kysytyt kysymykset, usein kysyttyä, usein kysyttyjä kysymyksiä, usein kysytyt, useimmin kysytyt kysymykset, kysymykset ja vastaukset, kysymyksiä ja vastauksia, kysymyksiä, kysymykset, ukk, tietopankki, tietokanta, tietämyskanta, vianmääritys, vianetsintä, ongelmanratkaisu, ongelmien ratkaiseminen, itsepalvelu, tarvitsetko apua, asiakaspalvelu*, asiakastuki*, asiakastue*, ohjekesku*, tukikesku*, tukisivu*, asiakaspalvelu, asiakastuki, ohjekeskus',
  guide:
    'opas, oppaat, käyttöohje, käyttöohjeet, käyttöopas, käyttöoppaat, ohjekirja, käsikirja, pikaopas, näin pääset alkuun, aloitusopas, vaihe vaiheelta, dokumentaatio, manuaali',
  contact:
    'yhteys, yhteyslomake, ota yhteyttä, ota meihin yhteyttä, ottaa yhteyttä, kirjoita meille, soita meille, lähetä viesti, lähetä meille viesti, jätä viesti, kysy meiltä, kysy, anna palautetta, lähetä palautetta, jätä yhteydenottopyyntö, jätä soittopyyntö, soittopyyntö, yhteystie*, yhteydenot*, yhteystiedot, yhteydenotto, palaute, palautetta, palautelomake',
  ticket:
    'lähetä pyyntö, tukipyyntö, uusi pyyntö, palvelupyyntö, omat pyynnöt, omat tukipyynnöt, vikailmoitus, ilmoita ongelmasta, ilmoita viasta, reklamaatio, reklamaatiot, valitus',
  greeting:
    'voimme auttaa, voimme olla avuksi, voin auttaa, mitä haluat tietää, tarvitset apua, autamme mielellämme',
  helpful: 'hyödyllinen, hyötyä, apua, auttoiko, löysitkö, saitko vastauksen',
  results: 'hakutulokset, hakutulos, tulokset haulle, ei tuloksia, ei hakutuloksia',
  asks: 'miten, kuinka, miksi, mikä, mitä, missä, mistä, milloin, koska, kuka, kenelle, voinko, pitääkö, saanko, en voi, en pysty, ei toimi, minun, onko, paljonko',
  community: 'käyttäjäyhteisö, yhteisö*, foorumi*, keskustelu*, yhteisö, foorumi, keskustelu',
  error: 'virhe, virhekoodi, virheilmoitus, epäonnistui, virheellinen, ei löytynyt, evätty',
  otherHelp:
    'ensiapu, taloudellinen tuki, taloudellinen apu, toimeentulotuki, asumistuki, kriisiapu, oikeusapu, vertaistuki, vertaistukiryhmä*, kotiapu, läksyapu, humanitaarinen apu, tukiryhmä*, perhetyö, kehitysapu, sosiaalipalvelut, tukihenkilö, omaishoidon tuki, opintotuki',
  donate:
    'tue meitä, tue toimintaamme, auta meitä, kuukausilahjoittaja, liity jäseneksi, keräys, sponsorit, näin voit auttaa, lahjoit*, vapaaehto*, lahjoita, lahjoitus',
  jobs: 'työpaikat, avoimet tehtävät, ura, urat, rekrytointi, meille töihin, töihin meille, hae paikkaa, harjoittelu, asiakaspalvelija, asiakasneuvoja',
  politics:
    'eduskunta, kansanedustaja, valtuusto, kaupunginvaltuusto, kunnanvaltuusto, pormestari, vaalit, ehdokas, ehdokkaat, puolue, poliitikko, vaalikampanja',
  press:
    'medialle, lehdistö, lehdistötiedote, lehdistötiedotteet, tiedotteet, tiedote, mediapankki, uutiset, uutinen, ajankohtaista, blogi, blogit, lehti, asiakastarinat, referenssit',
  developers:
    'kehittäjä, kehittäjät, kehittäjille, lähdekoodi, julkaisutiedot, muutosloki, rajapinta, rajapinnat',
  login:
    'kirjaudu, kirjautuminen, rekisteröidy, luo tili, luo käyttäjätili, unohditko salasanan, unohtuiko salasana, palauta salasana, omat sivut',
  legal:
    'rekisteriseloste, ehdot, sopimusehdot, toimitusehdot, oikeudelliset tiedot, yhteisön säännöt, saavutettavuusseloste, peruuttamisoikeus, palautusehdot, tietosuoj*, käyttöeh*, eväs*, tietosuoja, käyttöehdot, evästeet',
  shop: 'kauppa, verkkokauppa, ostoskori, lisää ostoskoriin, kassalle, osta, hinta, hinnat, hinnasto, tarjoukset, tarjous, kokeile ilmaiseksi, varaa demo',
  status: 'palvelun tila, palveluiden tila, häiriötiedotteet, häiriöt, huoltokatko, huoltokatkot',
  addresses: {
    help: 'usein-kysyttya, usein-kysytyt-kysymykset, asiakaspalvelu',
    contact: 'ota-yhteytta, yhteydenotto',
  },
  stopWords:
    'ei eivät eli emme en et ette että he heidän heille hän häntä hänen ilman itse ja jo joka joita joiden jokainen jonka jopa jos joskus jotka jotta ja juuri jälkeen kaikki kaikkien kanssa kautta kerran keskellä ketkä kohti koko koska kuin kuinka kuka kuten kyllä lisäksi luona me meidän meille mihin mikä mikäli miksi millainen milloin minkä minua minulla minun minä missä mistä mitkä mitä miten mm monet muiden muita muu muut mukaan mutta myös myöskin ne niiden niin niitä niille noin nyt näin näiden nämä oikein ole olemme olen olet olette oli olivat olla olleet ollut omat on onko ovat paitsi paljon pitää pois pitäisi se sekä sen siellä sieltä siinä siis siitä sillä sinun sinulla sinä sitä sitten sopii suoraan tai te teidän toinen tuo tulee tämä tämän tässä tästä tätä täytyy vaan vai vaikka vain vasta vielä voi voidaan voit voivat välillä yli',
};
