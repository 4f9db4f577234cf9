import { chmod } from 'node:fs/promises';
import net from 'node:net';
import {
  commandRequestSchema,
  createLineReader,
  toLine,
  type CommandAnswer,
  type CommandRequest,
} from './messages.ts';
import { makeSocketPath, removeSocketPath } from './socketPath.ts';

/** Where a command writes. */
export interface ForwardedIo {
  stdout(text: string): void;
  stderr(text: string): void;
}

export interface CommandServerOptions {
  /** The data folder; the caller holds its lock. */
  folder: string;
  /** Runs a command and gives its exit code; `signal` aborts when whoever asked has gone. */
  run(request: CommandRequest, io: ForwardedIo, signal: AbortSignal): Promise<number>;
}

export interface CommandServer {
  /** Takes no further commands, aborts those that run, and removes the socket. */
  close(): Promise<void>;
}

/**
 * Runs the commands of other processes of the same user, who can't open the folder while this process holds it.
 * They come through a socket in the folder with mode 0600.
 */
export async function serveCommands({ folder, run }: CommandServerOptions): Promise<CommandServer> {
  const socketPath = await makeSocketPath(folder);
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serveOne(socket, run);
  });
  await listenPrivately(server, socketPath);
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
      await removeSocketPath(folder, socketPath);
    },
  };
}

/** The mask keeps the socket from being open to others for even a moment. */
async function listenPrivately(server: net.Server, socketPath: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    const mask = process.umask(0o177);
    try {
      server.listen({ path: socketPath }, resolve);
    } finally {
      process.umask(mask);
    }
  });
  if (process.platform !== 'win32') await chmod(socketPath, 0o600);
}

function serveOne(socket: net.Socket, run: CommandServerOptions['run']): void {
  const control = new AbortController();
  const answer = (message: CommandAnswer) => {
    if (socket.writable) socket.write(toLine(message));
  };
  const io: ForwardedIo = {
    stdout: (text) => answer({ stdout: text }),
    stderr: (text) => answer({ stderr: text }),
  };
  let begun = false;
  const begin = async (request: CommandRequest) => {
    begun = true;
    try {
      answer({ exit: await run(request, io, control.signal) });
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      io.stderr(`The command failed in the server: ${cause}\n`);
      answer({ exit: 70 });
    }
    socket.end();
  };
  const read = createLineReader((value) => {
    if (!begun) void begin(commandRequestSchema.parse(value));
  });
  socket.setEncoding('utf8');
  socket.on('data', (part: string) => {
    try {
      read(part);
    } catch {
      // Not a request: whoever it is, it is none of ours.
      socket.destroy();
    }
  });
  socket.on('error', () => {});
  socket.on('close', () => control.abort(new Error('The process that asked for the command has gone.')));
}
