// The small drawings that head a report: the mark of Wayproof, and a severity.
import type { Severity } from '../engine/types';
import { BODY, SIGN } from '../problems/signs';
import type { Shape } from './shapes';

const TICK = 'M5 10.5l3.5 3.5 6.5-7.5';

export function severityMark(severity: Severity | undefined, size: number): readonly Shape[] {
  const shapes: Shape[] = severity
    ? [{ kind: 'path', d: BODY[severity], fill: severity, stroke: severity, width: 1 }, { kind: 'path', d: SIGN[severity], stroke: 'surface', width: 1.8 }]
    : [{ kind: 'circle', x: 10, y: 10, r: 8.5, fill: 'good' }, { kind: 'path', d: TICK, stroke: 'surface', width: 1.8 }];
  return [{ kind: 'group', x: 0, y: 0, scale: size / 20, shapes }];
}

export const logo = (size: number): readonly Shape[] => [{ kind: 'group', x: 0, y: 0, scale: size / 32, shapes: [
  { kind: 'rect', x: 0, y: 0, w: 32, h: 32, r: 8, fill: 'accent' },
  { kind: 'path', d: 'M8 10v3a5 5 0 0 0 5 5h1.5', stroke: 'on-accent', width: 2.4 },
  { kind: 'circle', x: 8, y: 8.5, r: 2.6, fill: 'on-accent' },
  { kind: 'path', d: 'M15.5 18.5l4 4 6-8.5', stroke: 'on-accent', width: 2.8 },
] }];
