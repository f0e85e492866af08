import type { LanguageWords } from './language-words';

/** Indonesian; Malay shares most of the words. */
export const id: LanguageWords = {
  language: 'id',
  help: 'bantuan, pusat bantuan, halaman bantuan, bantuan dan dukungan, butuh bantuan, perlu bantuan, dukungan, pusat dukungan, dukungan teknis, dukungan pelanggan, layanan pelanggan, layanan konsumen, layanan nasabah, pusat layanan, pusat layanan pelanggan, khidmat pelanggan, pusat sokongan, sokongan, sokongan pelanggan, sokongan teknikal, pertanyaan, pertanyaan umum, pertanyaan yang sering diajukan, pertanyaan yang sering ditanyakan, yang sering ditanyakan, sering ditanyakan, tanya jawab, soalan lazim, pusat informasi, basis pengetahuan, pusat pengetahuan, pangkalan pengetahuan, pemecahan masalah, mengatasi masalah, penyelesaian masalah, solusi masalah',
  guide: 'panduan, petunjuk, manual, memulai, tutorial, cara penggunaan, langkah demi langkah, dokumentasi',
  contact:
    'kontak, kontak kami, hubungi, hubungi kami, menghubungi kami, cara menghubungi kami, formulir kontak, informasi kontak, kirim pesan, kirim pesan kepada kami, kirimkan pesan, kirim email, telepon kami, ajukan pertanyaan, tanya kami, saran dan kritik, kritik dan saran, umpan balik, kirim masukan, masukan, maklum balas, hubungi layanan pelanggan, chat dengan kami',
  ticket:
    'kirim permintaan, kirim tiket, ajukan permintaan, permintaan baru, buat tiket, tiket baru, tiket bantuan, tiket saya, permintaan saya, laporkan masalah, lapor masalah, laporkan bug, laporkan kesalahan, pengaduan, keluhan, aduan',
  greeting:
    'bisa kami bantu, dapat kami bantu, kami bisa membantu, kami dapat membantu, bisa saya bantu, bisa dibantu, kami boleh membantu, kami siap membantu',
  helpful: 'membantu, bermanfaat, berguna, terbantu, menjawab pertanyaan',
  results: 'hasil pencarian, hasil carian, hasil untuk, tidak ada hasil',
  asks: 'bagaimana, mengapa, kenapa, apa, apakah, di mana, dimana, kapan, siapa, berapa, bisakah, dapatkah, tidak bisa, tidak dapat, cara, lupa, akun saya, saya',
  community: 'komunitas, komuniti, forum, diskusi, perbincangan',
  error: 'kesalahan, kode error, gagal, ralat, tidak valid, tidak ditemukan, ditolak',
  otherHelp:
    'pertolongan pertama, bantuan sosial, bansos, bantuan kemanusiaan, bantuan hukum, bantuan tunai, bantuan langsung tunai, bantuan pangan, bantuan keuangan, bantuan modal, bantuan dana, bantuan pendidikan, bantuan kewangan, bantuan rakyat, dukungan psikologis, dukungan psikososial, kelompok pendukung, penerima bantuan, program bantuan, dengan dukungan, bantuan bencana, subsidi',
  donate:
    'donasi, berdonasi, sumbangan, derma, dukung kami, sokong kami, relawan, sukarelawan, sponsor, zakat, infaq, infak, sedekah, wakaf, galang dana, penggalangan dana, cara membantu',
  jobs: 'karir, karier, lowongan, bergabung dengan kami, kerjaya, jawatan kosong, magang, rekrutmen, staf layanan pelanggan, customer service officer',
  politics:
    'dpr, dprd, bupati, walikota, wali kota, gubernur, pemilu, pilkada, kampanye, calon legislatif, caleg, partai, ahli parlimen',
  press: 'pers, kontak media, berita, kabar, majalah, kisah sukses, akhbar, liputan',
  developers: 'pengembang, pembangun, kode sumber, dokumentasi api, catatan rilis, log perubahan',
  login:
    'masuk, daftar, mendaftar, buat akun, lupa kata sandi, lupa password, atur ulang kata sandi, lupa kata laluan',
  legal:
    'privasi, syarat dan ketentuan, ketentuan layanan, ketentuan penggunaan, syarat penggunaan, syarat & ketentuan, terma dan syarat, terma perkhidmatan, kebijakan, hukum, perlindungan data, penafian, panduan komunitas, pedoman komunitas, hak cipta',
  shop: 'toko, keranjang, beli, kedai, checkout, harga, daftar harga, biaya berlangganan, promo, diskon, penawaran, coba gratis, jadwalkan demo',
  status: 'status layanan, status sistem, pemeliharaan terjadwal',
  addresses: {
    help: 'pusat-bantuan, bantuan, layanan-pelanggan',
    contact: 'hubungi-kami, kontak-kami, hubungi',
  },
  stopWords:
    'ada adalah adapun agar akan aku anda antara apa apabila apakah atas atau bagaimana bagi bahwa baru beberapa begitu belum berbagai berikut bila bisa boleh bukan cara cukup dalam dan dapat dari daripada dengan di dia dimana guna hal hanya hari harus hingga ia ialah ingin ini itu jangan jika juga kalau kami kamu kapan karena ke kembali kemudian kepada ketika kita lagi lain lainnya lalu lebih maka mana masih melalui memang membuat mengapa menjadi mereka merupakan mungkin namun nya oleh pada padahal para per pernah pun saat saja sambil sampai sangat saya sebagai sebelum sebuah secara sedang sehingga sejak selain selalu selama seluruh semua seorang seperti serta sesuai setelah setiap suatu sudah supaya tanpa tapi telah tentang terhadap tersebut tetapi tetap tiap tidak untuk yaitu yakni yang',
};
