// Countries and regions by ISO 3166, named by the browser in the reader's language.
import type { Lang } from '../engine/types';

export const REGIONS: readonly string[] = (
  'ADAEAFAGAIALAMAOARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGTGUGWGYHKHNHRHTHU' +
  'IDIEILIMINIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPRPSPTPWPYQARERORSRURWSASBSCSDSE' +
  'SGSHSISKSLSMSNSOSRSSSTSVSXSYSZTCTDTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW'
).match(/../g)!;

/** What readers of a language choose most. */
export const usual = (lang: Lang): string[] => (lang === 'zh' ? ['CN', 'HK', 'TW', 'SG', 'JP', 'US', 'DE'] : ['US', 'GB', 'DE', 'FR', 'CA', 'AU', 'CN']);

const names = new Map<Lang, Intl.DisplayNames>();

export function nameOf(region: string, lang: Lang): string {
  let own = names.get(lang);
  if (!own) names.set(lang, (own = new Intl.DisplayNames(lang === 'zh' ? 'zh-CN' : 'en', { type: 'region' })));
  try {
    return own.of(region) ?? region;
  } catch {
    return region; // no code of two letters
  }
}
