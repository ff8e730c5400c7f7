// Dates on the customer's own clock. The engine hands out local times as text; here they are only put into words, so
// the browser's time zone never enters.
import type { Lang } from '../engine/types';

const LOCALE: Record<Lang, string> = { en: 'en-GB', zh: 'zh-CN' };
const formats = new Map<string, Intl.DateTimeFormat>();

function format(lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = lang + JSON.stringify(options);
  let known = formats.get(key);
  if (!known) formats.set(key, (known = new Intl.DateTimeFormat(LOCALE[lang], { timeZone: 'UTC', ...options })));
  return known;
}

/** "2027-03-01T10:30:00+08:00" -> its date and clock as if they were UTC. */
function asUtc(local: string): Date {
  return new Date(`${local.slice(0, 19)}Z`);
}

/** Offset from UTC in seconds, from the end of a local time. */
export function offsetOf(local: string): number {
  const match = /([+-])(\d\d):?(\d\d)(?::?(\d\d))?$/.exec(local);
  if (!match) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === '-' ? -seconds : seconds;
}

export const clock = (local: string): string => local.slice(11, 16);
export const dayOf = (local: string): string => local.slice(0, 10);

/** "Mon 1 Mar", "3月1日周一" */
export function day(local: string, lang: Lang): string {
  return format(lang, { weekday: 'short', day: 'numeric', month: 'short' }).format(asUtc(local)).replace(',', '');
}

/** Length in words, in its two largest parts: "1 day 6 hours", "30 分钟". */
export function span(seconds: number, lang: Lang): string {
  const units: [number, string, string, string][] = [
    [86400, 'day', 'days', '天'], [3600, 'hour', 'hours', '小时'], [60, 'minute', 'minutes', '分钟'], [1, 'second', 'seconds', '秒'],
  ];
  const parts: string[] = [];
  let rest = Math.abs(seconds);
  for (const [size, one, many, zh] of units) {
    const n = Math.floor(rest / size);
    rest -= n * size;
    if (n > 0) parts.push(lang === 'zh' ? `${n} ${zh}` : `${n} ${n === 1 ? one : many}`);
    if (parts.length === 2) break;
  }
  return parts.join(' ') || (lang === 'zh' ? '0 秒' : '0 seconds');
}

/** The local midnights between two instants, given the offset that holds there. */
export function midnights(from: number, until: number, offset: number): number[] {
  const day = 86400;
  const out: number[] = [];
  for (let at = Math.floor((from + offset) / day) * day - offset + day; at < until; at += day) out.push(at);
  return out;
}

/** An instant as a local time with this offset. */
export function localAt(at: number, offset: number): string {
  const sign = offset < 0 ? '-' : '+';
  const abs = Math.abs(offset);
  const two = (n: number) => String(n).padStart(2, '0');
  const zone = `${sign}${two(Math.floor(abs / 3600))}:${two(Math.floor((abs % 3600) / 60))}`;
  return new Date((at + offset) * 1000).toISOString().slice(0, 19) + zone;
}
