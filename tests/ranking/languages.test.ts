import { describe, expect, test } from 'vitest';

import { rankThreads } from '@/ranking/rank-answers';

import { aThread, aTopic, english, rankIn } from './posts';

describe('languages', () => {
  test('a German page ranks English answers below German ones, labels them, and leaves strangers out', async () => {
    const own = aThread('Passwort vergessen und Konto wiederherstellen', {
      text: 'Ich habe das Passwort nicht mehr, und das Konto ist weg.',
    });
    const foreign = aThread('Forgot my password, how do I restore the account?', {
      text: 'I do not have the password and this is the only account that I have.',
    });
    const stranger = aThread('Which camera is the best when it is dark?', {
      text: 'I have to take a picture of it and this is not what I want.',
    });
    const cards = await rankIn('de', 'Passwort vergessen: Konto wiederherstellen', [foreign, stranger, own]);
    expect(cards.map(({ thread }) => thread.title)).toEqual([own.title, foreign.title]);
    expect(cards[1]?.why.find(({ id }) => id === 'otherLanguage')?.params).toEqual(['en']);
    expect(cards[0]?.why.map(({ id }) => id)).not.toContain('otherLanguage');
  });

  test.each([
    ['ja', 'プリンターがWi-Fiに接続できない', 'Wi-Fiにプリンターを接続する方法', 'カメラの色について'],
    ['zh', '打印机无法连接无线网络', '打印机连接不上无线网络怎么办', '相机的颜色有哪些'],
    ['th', 'เครื่องพิมพ์เชื่อมต่อ Wi-Fi ไม่ได้', 'เชื่อมต่อเครื่องพิมพ์กับ Wi-Fi ไม่ได้', 'กล้องถ่ายรูปสีอะไรดี'],
    [
      'ar',
      'الطابعة لا تتصل بالشبكة اللاسلكية',
      'طابعة لا يمكنها الاتصال بالشبكة اللاسلكية',
      'ألوان الكاميرا الجديدة',
    ],
    [
      'tr',
      'Yazıcı kablosuz ağa bağlanmıyor',
      'Yazıcım kablosuz ağa bağlanamıyor',
      'Kameranın renkleri hangileri',
    ],
    [
      'pl',
      'Drukarka nie łączy się z siecią',
      'Drukarki nie można połączyć z siecią',
      'Kolory nowego aparatu',
    ],
    ['ru', 'Принтер не подключается к сети', 'Не могу подключить принтер к сети', 'Цвета новой камеры'],
    [
      'ko',
      '프린터가 무선 네트워크에 연결되지 않음',
      '무선 네트워크에 프린터를 연결할 수 없습니다',
      '카메라 색상',
    ],
  ])('a page in %s finds its own thread, and no other', async (language, question, right, wrong) => {
    const cards = await rankIn(language, question, [aThread(wrong), aThread(right, { nativeRank: 4 })]);
    expect(cards.map(({ thread }) => thread.title)).toEqual([right]);
  });

  test.each([
    ['fr', 'Je ne sais pas comment faire, et mon compte est bloqué avec les mêmes messages.'],
    ['pl', 'Nie wiem czy jest inaczej, ale konto oraz hasło nie działa gdy się loguję dla firmy.'],
    ['ru', 'Не знаю, как это исправить, но мой аккаунт не работает.'],
    ['ja', 'アカウントにログインできません。どうすればいいですか。'],
    ['ar', 'لا أعرف كيف أسترجع حسابي بعد نسيان كلمة المرور'],
    ['el', 'Δεν ξέρω πώς να ανακτήσω τον λογαριασμό μου'],
  ])('a post in %s is told from English', (language, text) => {
    const [ranked] = rankThreads(aTopic('Restore the account'), [aThread('Konto', { text })], english);
    expect(ranked?.why.find(({ id }) => id === 'otherLanguage')?.params).toEqual([language]);
  });
});
