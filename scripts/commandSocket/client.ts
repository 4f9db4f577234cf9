import net from 'node:net';
import { AppError } from '#app/core/shared/errors.ts';
import { createLineReader, toLine, type CommandAnswer, type CommandRequest } from './messages.ts';
import { findSocketPath } from './socketPath.ts';

export interface ForwardedCommand extends CommandRequest {
  /** The data folder. */
  folder: string;
  stdout(text: string): void;
  stderr(text: string): void;
}

/**
 * Has a command run by the process that serves the data folder, if there is one. Ends with the process: whoever
 * serves it aborts the command when the connection is gone.
 *
 * @returns the command's exit code, or null where nobody serves the folder
 * @throws AppError `unavailable` where the server ends before the command does
 */
export async function forwardCommand(command: ForwardedCommand): Promise<number | null> {
  const socketPath = await findSocketPath(command.folder);
  const socket = socketPath === undefined ? null : await connect(socketPath);
  if (socket === null) return null;
  return await new Promise((resolve, reject) => {
    let exit: number | undefined;
    const read = createLineReader((value) => {
      const answer = value as CommandAnswer;
      if ('stdout' in answer) command.stdout(answer.stdout);
      else if ('stderr' in answer) command.stderr(answer.stderr);
      else exit = answer.exit;
    });
    socket.setEncoding('utf8').on('data', read);
    // After an error, `close` follows and tells what is known.
    socket.on('error', () => {});
    socket.on('close', () => (exit === undefined ? reject(endedEarly()) : resolve(exit)));
    socket.write(toLine({ argv: command.argv, cwd: command.cwd, locale: command.locale }));
  });
}

/** What a connection gives when nobody listens: the socket of a killed process, or none. */
const NOBODY = ['ECONNREFUSED', 'ENOENT', 'ENOTSOCK'];

function connect(socketPath: string): Promise<net.Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ path: socketPath });
    const fail = (error: NodeJS.ErrnoException) => {
      if (NOBODY.includes(error.code ?? '')) resolve(null);
      else reject(refused(socketPath, error));
    };
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.off('error', fail);
      resolve(socket);
    });
  });
}

function refused(socketPath: string, cause: NodeJS.ErrnoException): AppError {
  const said = cause.code ?? cause.message;
  return said === 'EACCES'
    ? new AppError('socket-forbidden', { socket: socketPath }, { cause })
    : new AppError('socket-unusable', { socket: socketPath, said }, { cause });
}

function endedEarly(): AppError {
  return new AppError('server-ended');
}
