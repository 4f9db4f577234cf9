/** Round numbers from below the least to above the most, at most `count` steps apart. */
export function ticksOf(least: number, most: number, count = 4): number[] {
  const span = most - least || Math.abs(most) || 1;
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((own) => own >= rough)!;
  const first = Math.floor(least / step + 1e-9) * step;
  const ticks: number[] = [];
  for (let tick = first; tick < most + step * (1 - 1e-9); tick += step)
    ticks.push(Number(tick.toPrecision(12)));
  if (ticks.at(-1)! < most - 1e-12) ticks.push(Number((ticks.at(-1)! + step).toPrecision(12)));
  return ticks;
}
