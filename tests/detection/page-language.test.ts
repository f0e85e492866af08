import { describe, expect, it } from 'vitest';

import { languageOf } from '@/detection/page-language';

const page = (told: Partial<Parameters<typeof languageOf>[0]>) => ({
  language: '',
  metas: {},
  title: '',
  heading: '',
  lead: '',
  ...told,
});
const german =
  'Wenn der Kessel nicht mehr kocht, dann ist oft der Filter voll. Sie können ihn mit Essig reinigen und danach wieder einsetzen.';
const english =
  'If the kettle does not boil, then the filter is often full. You can clean it with vinegar and put it back after that.';

describe('the language of a page', () => {
  it('is the one it declares, without region and script', () => {
    expect(languageOf(page({ language: 'de-AT', lead: german }))).toBe('de');
    expect(languageOf(page({ language: 'zh-Hant-TW' }))).toBe('zh');
  });

  it('is not English because a template says so', () => {
    expect(languageOf(page({ language: 'en', lead: german }))).toBe('de');
    expect(languageOf(page({ language: 'en-US', title: '通知が届きません | ほしぞら' }))).toBe('ja');
    expect(languageOf(page({ language: 'en', lead: english }))).toBe('en');
  });

  it('is told by Open Graph where the page does not say', () => {
    expect(languageOf(page({ metas: { 'og:locale': 'fr_FR' } }))).toBe('fr');
  });

  it.each([
    ['чайник не включається, і лампа їде', 'uk'],
    ['чайник не включается', 'ru'],
    ['الغلاية لا تعمل', 'ar'],
    ['주전자가 켜지지 않아요', 'ko'],
    ['水壶无法启动', 'zh'],
  ])('of "%s" is told by its letters', (title, language) => {
    expect(languageOf(page({ title }))).toBe(language);
  });

  it('stays unknown where nothing tells', () => {
    expect(languageOf(page({ title: 'Xyz 42' }))).toBe('und');
  });
});
