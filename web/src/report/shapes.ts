// A drawing as a list of simple shapes: the picture is painted from it on a canvas, the report carries it as SVG. Colours
// are named as in theme/tokens.css and are always those of the light theme: what is handed on is read on paper and phones.

/** The light theme of theme/tokens.css; tests/unit/report.test.ts compares the two. */
export const INKS = {
  paper: '#f4f3ef', surface: '#ffffff', sunken: '#faf9f6', line: '#e5e2da', 'line-strong': '#878c96', ink: '#1c2027', 'ink-2': '#555c68',
  accent: '#2f4fa8', 'accent-soft': '#ebeffa', 'on-accent': '#ffffff', error: '#b0332a', 'error-soft': '#fbefed', warning: '#855800',
  'warning-soft': '#faf3e3', info: '#3d5a80', 'info-soft': '#eef2f7', good: '#1d6f4a', 'good-soft': '#e9f4ee', edge: '#a9adb5', night: '#e2dff0',
  mail: '#2c5f9e', 'mail-soft': '#e9f0f8', sms: '#6d3f9c', 'sms-soft': '#f2ecf8', push: '#a34a12', 'push-soft': '#faeee6', chat: '#1d6f4a',
  'chat-soft': '#e7f3ed', call: '#0f6670', 'call-soft': '#e4f2f3', start: '#1c2027', 'start-soft': '#e9e7e1', wait: '#5b616c', 'wait-soft': '#eeece7',
  choice: '#7d5a10', 'choice-soft': '#f7f0df', work: '#8a3560', 'work-soft': '#f8ebf1', end: '#5b616c', 'end-soft': '#eeece7', unknown: '#5b616c',
  'unknown-soft': '#eeece7',
} as const;
export type Ink = keyof typeof INKS;

interface Paint {
  fill?: Ink;
  stroke?: Ink;
  /** Of the stroke. */
  width?: number;
  dash?: number[];
  opacity?: number;
}

export type Shape =
  | ({ kind: 'rect'; x: number; y: number; w: number; h: number; r?: number } & Paint)
  | ({ kind: 'circle'; x: number; y: number; r: number } & Paint)
  | ({ kind: 'path'; d: string } & Paint)
  | { kind: 'text'; x: number; y: number; text: string; size: number; weight?: 400 | 500 | 600; ink: Ink; anchor?: 'start' | 'middle' | 'end' }
  /** Shapes that stand somewhere else, larger or smaller. */
  | { kind: 'group'; x: number; y: number; scale?: number; shapes: readonly Shape[] };

export interface Figure {
  width: number;
  height: number;
  shapes: readonly Shape[];
}

/** How wide a text is; the browser knows, and tests have a rule of their own. */
export type Measure = (text: string, size: number, weight: number) => number;
