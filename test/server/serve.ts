import { spawn, type ChildProcess } from 'node:child_process';
import { builtCommand } from '#scripts/testing/program.ts';

/** Starts the server as a person does, and waits until it says that it listens. */
export async function serve(port: number, environment: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, [builtCommand(), 'serve'], {
    env: { ...process.env, ...environment, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (part: Buffer) => {
      said += part.toString();
      if (said.includes('Evenhand is at')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  return child;
}
