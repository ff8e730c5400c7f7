import { expect, it } from 'vitest';
import { formatDuration, parseDuration } from '../../src/details/duration';

it('durations come back as they were, days staying days', () => {
  for (const iso of ['PT30M', 'PT2H30M', 'P1D', 'P3DT4H', 'P1DT1H1M']) expect(formatDuration(parseDuration(iso)!)).toBe(iso);
  expect(formatDuration({ days: 0, hours: 24, minutes: 0 })).toBe('PT24H');
  expect(formatDuration({ days: 0, hours: 0, minutes: 0 })).toBe('PT0M');
});

it('what three numbers cannot say is left alone', () => {
  for (const iso of ['P', 'PT', 'P1M', 'P2W', 'PT30S', '-P1D', 'soon', '']) expect(parseDuration(iso)).toBeUndefined();
});
