import type { LanguageWords } from './language-words';

export const tr: LanguageWords = {
  language: 'tr',
  help: 'yardım, yardım merkezi, yardım sayfası, yardım sayfaları, yardım masası, yardım ve destek, yardım konuları, çevrimiçi yardım, yardıma mı ihtiyacınız var, yardıma ihtiyacınız mı var, destek, destek merkezi, destek hizmetleri, destek sayfası, destek portalı, teknik destek, müşteri hizmetleri, müşteri desteği, müşteri destek, müşteri destek merkezi, müşteri ilişkileri, çözüm merkezi, çağrı merkezi, iletişim merkezi, sorular, sık sorulan sorular, sıkça sorulan sorular, sık sorulanlar, sıkça sorulanlar, sss, sorular ve cevaplar, soru cevap, bilgi bankası, bilgi tabanı, bilgi merkezi, sorun giderme, sorun çözme, self servis, yardımı, desteği, yardım merkez*, destek merkez*, müşteri hizmet*',
  guide:
    'kılavuz, kılavuzu, kılavuzlar, kullanım kılavuzları, rehber, rehberi, rehberler, talimatlar, başlangıç, başlarken, nasıl yapılır, adım adım, dokümantasyon, eğitim videoları',
  contact:
    'iletişim formu, iletişim bilgileri, iletişime geç, iletişime geçin, bize ulaşın, bize ulaş, bizimle iletişime geçin, bize yazın, bizi arayın, ulaşın, mesaj gönder, bize mesaj gönderin, soru sor, soru sorun, görüş ve öneriler, öneri ve şikayet, dilek ve öneriler, geri bildirim, geri bildirim gönder, sizi arayalım, iletişim*, iletişim',
  ticket:
    'talep gönder, istek gönder, talep oluştur, yeni talep, destek talebi, destek talebi oluştur, taleplerim, isteklerim, bilet oluştur, sorun bildir, hata bildir, arıza kaydı, arıza bildirimi, şikayet, şikayetler, başvuru formu',
  greeting:
    'yardımcı olabiliriz, yardım edebiliriz, yardımcı olabilirim, yardıma ihtiyacınız, yardım istersiniz, yardımcı olalım',
  helpful: 'yardımcı oldu, faydalı, yararlı, işinize yaradı, sorununuz çözüldü, aradığınızı buldunuz',
  results: 'arama sonuçları, arama sonucu, sonuç bulunamadı, için sonuçlar',
  asks: 'nasıl, neden, niçin, niye, ne, nedir, nerede, nereden, kim, hangi, kaç, mıyım, miyim, yapamıyorum, çalışmıyor, olmuyor, hesabım, unuttum',
  community: 'tartışma, tartışmalar, destek forumu, topluluk*, topluluğ*, forum*, topluluk, forum',
  error: 'hata, hatası, başarısız, geçersiz, bulunamadı, reddedildi',
  otherHelp:
    'ilk yardım, ilkyardım, sosyal yardım, sosyal yardımlar, insani yardım, maddi yardım, maddi destek, adli yardım, psikolojik destek, psikososyal destek, destek grubu, destek grupları, devlet destekleri, kosgeb destekleri, evde bakım, yardım kampanyası, gıda yardımı, sosyal yardımlaşma, deprem yardımı, desteğiyle, destekleriyle',
  donate:
    'destek ol, destek olun, bize destek olun, sponsor, sponsorlar, sponsorlarımız, üye ol derneğe, nasıl yardım edebilirim, yardım et, zekat, kurban bağışı, burs ver, bağış*, gönüllü*, bağış, gönüllü',
  jobs: 'kariyer, iş ilanı, iş ilanları, açık pozisyonlar, iş başvurusu, insan kaynakları, bize katılın, ekibimize katılın, staj, müşteri temsilcisi, çağrı merkezi elemanı',
  politics:
    'milletvekili, meclis, tbmm, belediye başkanı, belediye meclisi, seçim, seçimler, aday, adaylar, parti, senatör, muhtar',
  press:
    'basın, basın iletişim, basında biz, haberler, haber, duyurular, duyuru, güncel, dergi, başarı hikayeleri',
  developers: 'geliştirici, geliştiriciler, kaynak kodu, sürüm notları, değişiklik günlüğü',
  login:
    'giriş, oturum aç, oturum açın, üye girişi, üye ol, kayıt ol, kaydol, hesap oluştur, şifremi unuttum, şifre sıfırlama, parolamı unuttum',
  legal:
    'kullanım koşulları, kullanım şartları, hizmet şartları, hizmet koşulları, şartlar ve koşullar, çerez politikası, kişisel veriler, kişisel verilerin korunması, kvkk, aydınlatma metni, yasal uyarı, yasal bilgiler, mesafeli satış sözleşmesi, üyelik sözleşmesi, topluluk kuralları, iade politikası, cayma hakkı, politika, gizlilik*, çerez*, gizlilik, çerezler',
  shop: 'mağaza, mağazalar, sepet, sepetim, sepete ekle, satın al, hemen al, ödeme yap, fiyat, fiyatlar, fiyatlandırma, kampanyalar, indirimler, ücretsiz dene, demo talep et, teklif al',
  status: 'sistem durumu, hizmet durumu, servis durumu, planlı bakım, kesintiler',
  addresses: {
    help: 'yardim-merkezi, destek-merkezi, musteri-hizmetleri, sikca-sorulan-sorular',
    contact: 'bize-ulasin',
  },
  stopWords:
    'acaba ama ancak artık asla aslında az bana bazı belki ben benden beni benim bile bir biraz birçok biri birkaç birşey biz bize bizden bizi bizim böyle bu buna bunda bundan bunlar bunları bunların bunu bunun burada çok çünkü da daha dahi de değil diğer diye dolayı edebilir edilir eden ederek eğer en etmek etti fakat gibi göre hala hangi hatta hem henüz hep hepsi her herhangi herkes hiç hiçbir için ile ise işte itibaren kadar karşın kendi kendine kez ki kim kimse mi mı mu mü nasıl ne neden nedenle nerde nerede nereye niçin niye o olan olarak oldu olduğu olduğunu olur olmak olması olsa olsun on ona ondan onlar onlardan onları onların onu onun orada oysa öyle pek rağmen sadece sanki sen senden seni senin siz size sizden sizi sizin sonra şayet şey şeyler şimdi şöyle şu şuna şunu tarafından tüm üzere var ve veya ya yani yapar yapmak yerine yine yoksa zaten',
};
