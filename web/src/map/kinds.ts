// How steps look: size, icon, tone. Icons are own paths on a 20 x 20 grid, drawn with a 1.5 stroke; emoji are missing
// on some machines and coloured on others.
import type { MapStep } from '../engine/types';

export type Tone =
  | 'mail' | 'sms' | 'push' | 'chat' | 'call' | 'start' | 'wait' | 'choice' | 'work' | 'end' | 'unknown';

export interface Look {
  readonly icon: string;
  readonly tone: Tone;
  /** Cards carry a name and a line of detail; pills one line. */
  readonly shape: 'card' | 'pill';
}

const ICONS = {
  mail: 'M3 5.5h14v9.5h-14zM3.4 6l6.6 5.2 6.6-5.2',
  sms: 'M3.5 4.5h13v9h-7l-3.5 3v-3h-2.5zM7 9h.01M10 9h.01M13 9h.01',
  push: 'M10 3.2a4.3 4.3 0 0 1 4.3 4.3c0 3.6 1.5 5 1.5 5h-11.6s1.5-1.4 1.5-5a4.3 4.3 0 0 1 4.3-4.3zM8.4 15.4a1.7 1.7 0 0 0 3.2 0',
  chat: 'M8 3.8c3 0 5.3 1.9 5.3 4.3s-2.3 4.3-5.3 4.3c-.6 0-1.2-.1-1.7-.2l-2.3 1.2.6-2c-1.2-.8-2-2-2-3.3 0-2.4 2.4-4.3 5.4-4.3zM14.8 8.4c1.8.6 3 1.9 3 3.5 0 1.1-.6 2-1.5 2.7l.4 1.6-1.9-1c-2 .4-4.1-.3-5.1-1.6',
  call: 'M6.2 3.5l1.8 3.6-1.5 1.5c.8 1.8 2.1 3.1 3.9 3.9l1.5-1.5 3.6 1.8c0 2-1.2 3.7-3 3.7-5 0-10-5-10-10 0-1.8 1.7-3 3.7-3z',
  start: 'M7 4.5l8 5.5-8 5.5z',
  wait: 'M10 3.3a6.7 6.7 0 1 1 0 13.4a6.7 6.7 0 1 1 0-13.4zM10 6.5v3.7l2.5 1.6',
  branch: 'M10 3.5v4M10 7.5c0 3.5-5 2.5-5 6v3M10 7.5c0 3.5 5 2.5 5 6v3',
  split: 'M4 16.5v-2.5c0-3 12-3.5 12-7.5v-3M4 3.5v3c0 4 12 4.5 12 7.5v2.5',
  update: 'M3.5 9.5v-5.5h5.5l7.5 7.5-5.5 5.5zM6.5 6.8h.01',
  task: 'M5 4.5h10v12h-10zM8 3.2h4v2.6h-4zM7.8 11l1.7 1.7 3-3.4',
  webhook: 'M7.5 6l-4 4 4 4M12.5 6l4 4-4 4',
  enter: 'M3.5 10h9M9 6.5l3.5 3.5-3.5 3.5M13 4.5h3.5v11h-3.5',
  end: 'M6 16.8v-13M6 4.3h8.5l-2 2.9 2 2.9h-8.5',
  unknown: 'M7.5 7.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.9M10 14.5h.01',
} as const;

const CHANNEL: Record<string, Look> = {
  email: { icon: ICONS.mail, tone: 'mail', shape: 'card' },
  sms: { icon: ICONS.sms, tone: 'sms', shape: 'card' },
  push: { icon: ICONS.push, tone: 'push', shape: 'card' },
  call: { icon: ICONS.call, tone: 'call', shape: 'card' },
};
const CHAT: Look = { icon: ICONS.chat, tone: 'chat', shape: 'card' };

/** Channel kinds as files name them, by what they look like to a person. */
const KIND_OF: Record<string, keyof typeof CHANNEL | 'chat'> = {
  email: 'email', mail: 'email', sms: 'sms', mms: 'sms', push: 'push', app_push: 'push', in_app: 'push', call: 'call',
  phone: 'call', voice: 'call', wecom: 'chat', web: 'push', wechat: 'chat', official_account: 'chat', mini_program: 'chat', whatsapp: 'chat',
  line: 'chat', chat: 'chat',
};

export function channelLook(kind: string | undefined): Look {
  const known = KIND_OF[(kind ?? '').replaceAll('-', '_')];
  if (known === 'chat') return CHAT;
  return (known && CHANNEL[known]) || { icon: ICONS.sms, tone: 'unknown', shape: 'card' };
}

const STEP: Record<string, Look> = {
  entry: { icon: ICONS.start, tone: 'start', shape: 'card' },
  wait: { icon: ICONS.wait, tone: 'wait', shape: 'pill' },
  branch: { icon: ICONS.branch, tone: 'choice', shape: 'card' },
  split: { icon: ICONS.split, tone: 'choice', shape: 'card' },
  update: { icon: ICONS.update, tone: 'work', shape: 'card' },
  task: { icon: ICONS.task, tone: 'work', shape: 'card' },
  webhook: { icon: ICONS.webhook, tone: 'work', shape: 'card' },
  enter: { icon: ICONS.enter, tone: 'work', shape: 'card' },
  end: { icon: ICONS.end, tone: 'end', shape: 'pill' },
};

export function look(step: MapStep): Look {
  if (step.type === 'message') return channelLook(step.channel_kind ?? step.channel);
  return STEP[step.type] ?? { icon: ICONS.unknown, tone: 'unknown', shape: 'card' };
}
