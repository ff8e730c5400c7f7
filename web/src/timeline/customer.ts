// A customer file as far as the form edits it. Everything else in it is left as it is.
import type { Customer } from '../engine/types';
import type { SourceFile } from '../state/files';
import type { DrawnMap } from '../state/ghosts';

export interface EventInput {
  event: string;
  at: string;
  [key: string]: unknown;
}
export interface ConsentInput {
  topic: string;
  given?: boolean;
  [key: string]: unknown;
}
export interface ReactionInput {
  to?: { step?: string; [key: string]: unknown };
  reaction?: string;
  opt_out?: boolean;
  after?: string;
  [key: string]: unknown;
}

const list = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);

export const eventsOf = (customer: Customer): EventInput[] => list<EventInput>(customer.events);
/** Who the customer is, apart from what happens to him. */
export function profileOf(customer: Customer): Record<string, unknown> {
  const { profile } = customer;
  return profile && typeof profile === 'object' ? (profile as Record<string, unknown>) : {};
}
export const consentsOf = (customer: Customer): ConsentInput[] => list<ConsentInput>(profileOf(customer).consents);
export const reactionsOf = (customer: Customer): ReactionInput[] => list<ReactionInput>(customer.reactions);

/** With other events, the rehearsal covers them: it begins with the first at the latest and has no end of its own. */
export function withEvents(customer: Customer, events: EventInput[]): Customer {
  const { until: _, ...rest } = customer;
  const begins = [...events.map(({ at }) => at), ...(typeof customer.from === 'string' ? [customer.from] : [])].sort()[0];
  return { ...rest, format: customer.format, events, ...(begins && { from: begins }) };
}

/** Times are the customer's own clock; an offset, if one is written, stays. */
export const localPart = (moment: string): string => moment.slice(0, 16);
export function withLocal(moment: string, local: string): string {
  const seconds = local.length === 16 ? `${local}:00` : local;
  return seconds + (/([+-]\d\d:?\d\d|Z)$/.exec(moment.slice(10))?.[0] ?? '');
}

/** A customer as a file in the folder of another one, under a name and an id that are not taken. */
export function customerFile(customer: Customer, beside: string, taken: ReadonlySet<string>, title?: string): SourceFile {
  const folder = beside.slice(0, beside.lastIndexOf('/') + 1);
  const nameOf = (id: string) => `${folder}${id}.customer.json`;
  const { format, id: own, title: known = title, ...rest } = customer;
  const stem = typeof own === 'string' && /^[\w-]+$/.test(own) ? own : 'customer';
  let id = stem;
  for (let n = 2; taken.has(nameOf(id)); n += 1) id = `${stem}-${n}`;
  return { name: nameOf(id), text: `${JSON.stringify({ format, id, ...(known !== undefined && { title: known }), ...rest }, null, 2)}\n` };
}

/** A customer who starts the journey on the map the morning after `asOf`. */
export function newCustomer(map: DrawnMap | undefined, asOf: string): Customer {
  const entry = map?.steps.find((step) => step.type === 'entry');
  const event = entry?.detail?.trim().split(/\s/)[0] || 'event';
  return {
    format: 'wayproof/customer@1', id: 'own-customer', from: `${asOf}T10:00:00`,
    profile: { time_zone: 'Asia/Shanghai' }, events: [{ event, at: `${asOf}T10:00:00` }],
  };
}

const UNIT: Record<string, string> = { D: 'P', H: 'PT', M: 'PT' };

/** "PT90M" -> 90 and "M" where the duration has one part, else nothing. */
export function simpleDuration(iso: string): { amount: number; unit: 'D' | 'H' | 'M' } | undefined {
  const match = /^P(?:(\d+)D|T(?:(\d+)H|(\d+)M))$/.exec(iso);
  if (!match) return undefined;
  if (match[1]) return { amount: Number(match[1]), unit: 'D' };
  if (match[2]) return { amount: Number(match[2]), unit: 'H' };
  return { amount: Number(match[3]), unit: 'M' };
}

export const toDuration = (amount: number, unit: string): string => `${UNIT[unit] ?? 'PT'}${Math.max(0, Math.round(amount))}${unit}`;
