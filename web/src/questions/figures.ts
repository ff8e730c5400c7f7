// The figures that can be chosen for a platform's limit and quiet hours.
import { t } from '../words/words';

export const MAXIMA: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 10];
/** In hours. */
export const WINDOWS: readonly number[] = [24, 48, 72, 168, 720];

export const hoursText = (hours: number): string => (hours > 48 && hours % 24 === 0 ? t('five.withinDays', { n: hours / 24 }) : t('five.withinHours', { n: hours }));

/** Every half hour of a day, and the one that is set. */
export function clocks(now: string): string[] {
  const all = Array.from({ length: 48 }, (_, n) => `${String(Math.floor(n / 2)).padStart(2, '0')}:${n % 2 ? '30' : '00'}:00`);
  return all.includes(now) ? all : [...all, now].sort();
}
