// What the reader chose about the page itself: language, light or dark, single-key shortcuts. Kept in this browser.
import type { Lang } from '../engine/types';

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'wayproof/prefs@1';

interface Kept {
  lang: Lang;
  theme: Theme;
  keys: boolean;
}

const browserLang = (): Lang => (navigator.languages?.[0]?.toLowerCase().startsWith('zh') ? 'zh' : 'en');

function read(): Kept {
  const base: Kept = { lang: browserLang(), theme: 'system', keys: true };
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Kept>;
    return {
      lang: kept.lang === 'en' || kept.lang === 'zh' ? kept.lang : base.lang,
      theme: kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : base.theme,
      keys: kept.keys ?? base.keys,
    };
  } catch {
    return base; // storage may be forbidden; the page works without
  }
}

class Prefs {
  lang = $state<Lang>('en');
  theme = $state<Theme>('system');
  keys = $state(true);

  constructor() {
    Object.assign(this, read());
  }

  keep(): void {
    try {
      localStorage.setItem(KEY, JSON.stringify({ lang: this.lang, theme: this.theme, keys: this.keys }));
    } catch {
      // see above
    }
  }
}

export const prefs = new Prefs();
