import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** A process of its own, read line by line. */
export interface Started {
  child: ChildProcessByStdio<Writable, Readable, null>;
  /** The next line of its standard output; rejects at its end. */
  nextLine(): Promise<string>;
  /** Ends it as nothing can be prepared for. */
  kill(): Promise<void>;
}

/** Starts a TypeScript file as a process; its path is relative to this folder. */
export function startProcess(file: string, ...args: string[]): Started {
  const script = path.resolve(import.meta.dirname, file);
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = once(child, 'exit');
  return {
    child,
    async nextLine() {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${file} ended`);
      return value;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
