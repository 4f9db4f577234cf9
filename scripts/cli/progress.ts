import type { CommandIo } from './context.ts';

const WIDTH = 24;

/** A progress bar with rate and time left; on a terminal drawn over itself, else a line every ten per cent. */
export interface ProgressBar {
  update(done: number, total: number, note?: string): void;
  end(): void;
}

/**
 * @param label what is being done, e.g. `Generating blurb-fp32`
 * @param now milliseconds, for the time left
 */
export function progressBar(io: CommandIo, label: string, now: () => number = Date.now): ProgressBar {
  const started = now();
  let lastTenth = -1;
  let lastDrawn = 0;
  let drawn = false;
  return {
    update(done, total, note = '') {
      const share = total > 0 ? done / total : 1;
      if (!io.interactive) {
        const tenth = Math.floor(share * 10);
        if (tenth === lastTenth) return;
        lastTenth = tenth;
        io.stderr(`${label}: ${done}/${total}${note === '' ? '' : `  ${note}`}\n`);
        return;
      }
      if (now() - lastDrawn < 80 && done < total) return;
      lastDrawn = now();
      drawn = true;
      const filled = Math.round(share * WIDTH);
      const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
      io.stderr(`\r\x1b[K${label.padEnd(34)} ${bar} ${done}/${total}  ${timeLeft(share)}${note}`);
    },
    end() {
      if (drawn) io.stderr('\n');
    },
  };

  function timeLeft(share: number): string {
    const elapsed = (now() - started) / 1000;
    if (share <= 0 || share >= 1 || elapsed < 1) return '';
    return `${Math.ceil((elapsed * (1 - share)) / share)} s left  `;
  }
}
