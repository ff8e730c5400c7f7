// Which requirements are about some recipients and a channel, and say what is looked for.
import type { Pack, Requirement } from '../engine/types';

export interface Wish {
  /** "US", "US-TX"; empty: any. */
  region: string;
  /** The kind of a channel; empty: any. */
  channel: string;
  search: string;
}

/** In the order of the columns. */
export const CHANNELS = ['email', 'sms', 'push', 'call', 'in-app', 'whatsapp', 'wecom', 'official-account', 'mini-program', 'web'] as const;

export const isAbout = ({ channels }: Requirement, channel: string): boolean => channels.length === 0 || channels.includes(channel);

/** People in Texas are in the US; of people in the US some may be in Texas. */
const meet = (one: string, other: string): boolean => one === other || one.startsWith(`${other}-`) || other.startsWith(`${one}-`);

export const protects = ({ regions }: Requirement, region: string): boolean => region === '' || regions.length === 0 || regions.some((one) => meet(one, region));

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

function says(requirement: Requirement, pack: Pack, search: string): boolean {
  const all = plain([requirement.id, requirement.title, pack.title, requirement.asks ?? '', ...requirement.sources.map(({ title }) => title)].join(' '));
  return plain(search).split(/\s+/).every((word) => all.includes(word));
}

/** Packs with what is left of them; those of which nothing is are left out. For a region its own packs come first. */
export function choose(packs: readonly Pack[], { region, channel, search }: Wish): Pack[] {
  const isEverywhere = (pack: Pack) => Number(pack.regions.length === 0);
  const ordered = region === '' ? packs : packs.toSorted((a, b) => isEverywhere(a) - isEverywhere(b));
  return ordered
    .map((pack) => ({ ...pack, requirements: pack.requirements.filter((one) => protects(one, region) && (channel === '' || isAbout(one, channel)) && says(one, pack, search)) }))
    .filter(({ requirements }) => requirements.length > 0);
}

/** Every region that some requirement names. */
export const regionsOf = (packs: readonly Pack[]): string[] => [...new Set(packs.flatMap((pack) => pack.requirements.flatMap(({ regions }) => regions)))].sort();
