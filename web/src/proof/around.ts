// Of a customer's messages those around the first that is not the same: what is left out is counted.

/** Which of `all` to show, and how many are left out before and behind them. */
export function around(all: number, first: number, unfolded: boolean): { from: number; to: number; before: number; behind: number } {
  const [most, ahead, after] = [8, 3, 4];
  if (unfolded || all <= most) return { from: 0, to: all, before: 0, behind: 0 };
  const from = Math.max(0, Math.min(first - ahead, all - ahead - after - 1));
  const to = Math.min(all, from + ahead + after + 1);
  return { from, to, before: from, behind: all - to };
}
