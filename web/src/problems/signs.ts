// A severity as a shape with a sign in it, so that colour never says it alone. On a 20 x 20 grid.
import type { Severity } from '../engine/types';

export const BODY: Record<Severity, string> = {
  error: 'M6.2 2.5h7.6l3.7 3.7v7.6l-3.7 3.7h-7.6l-3.7-3.7v-7.6z',
  warning: 'M10 2.6l8 14.2h-16z',
  info: 'M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 1 1 0-15z',
};
export const SIGN: Record<Severity, string> = {
  error: 'M7.5 7.5l5 5M12.5 7.5l-5 5',
  warning: 'M10 8v4M10 14.5h.01',
  info: 'M10 9.5v4M10 6.5h.01',
};
