// Durations as three small numbers, and back. Only what the three numbers can say is edited that way.

export interface Parts {
  days: number;
  hours: number;
  minutes: number;
}

export function parseDuration(iso: string): Parts | undefined {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(iso);
  if (!match || iso === 'P' || iso.endsWith('T')) return undefined;
  return { days: Number(match[1] ?? 0), hours: Number(match[2] ?? 0), minutes: Number(match[3] ?? 0) };
}

/** Days stay days: a calendar day and 24 hours are not the same. */
export function formatDuration({ days, hours, minutes }: Parts): string {
  const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}`;
  if (!days && !time) return 'PT0M';
  return `P${days ? `${days}D` : ''}${time ? `T${time}` : ''}`;
}
