import { readFile } from 'node:fs/promises';

/**
 * The most memory that this process had at once, bytes. On Linux it is read from the kernel's account of the
 * process: what `resourceUsage` says begins at what the process that started this one had.
 */
export async function peakMemory(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
  return (kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes)) * 1024;
}
