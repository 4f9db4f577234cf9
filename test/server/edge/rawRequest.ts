import net from 'node:net';

/** An answer as it came over the socket. */
export interface RawAnswer {
  /** 0 where the connection ended without an answer. */
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/**
 * Sends requests byte by byte over one connection after another's, kept open as long as the server keeps it: what a
 * client would mend on the way (a header Host that is none, a path with half an escape) arrives as it is.
 */
export class RawClient {
  private socket: net.Socket | undefined;
  private received = Buffer.alloc(0);
  private wake: () => void = () => {};

  constructor(private readonly port: number) {}

  /** @param hasNoBody of the answer, as to a request with HEAD */
  async send(bytes: Buffer, { hasNoBody = false } = {}): Promise<RawAnswer> {
    const isKept = this.socket !== undefined && !this.socket.destroyed && this.socket.readable;
    const answer = await this.exchange(bytes, hasNoBody);
    // A connection that the server was about to close tells nothing of the request.
    return answer.status === 0 && isKept ? await this.exchange(bytes, hasNoBody) : answer;
  }

  close(): void {
    this.socket?.destroy();
    this.socket = undefined;
  }

  private async exchange(bytes: Buffer, hasNoBody: boolean): Promise<RawAnswer> {
    const socket = await this.connected();
    this.received = Buffer.alloc(0);
    socket.write(bytes);
    for (;;) {
      const ended = !socket.readable || socket.destroyed;
      const answer = readAnswer(this.received, { ended, hasNoBody });
      if (answer !== undefined) {
        if (ended || /^connection: close/im.test(answer.head)) this.close();
        return answer;
      }
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  private async connected(): Promise<net.Socket> {
    if (this.socket !== undefined && !this.socket.destroyed && this.socket.readable) return this.socket;
    const socket = net.connect({ port: this.port, host: '127.0.0.1' });
    this.socket = socket;
    socket.on('data', (part) => {
      this.received = Buffer.concat([this.received, part]);
      this.wake();
    });
    for (const event of ['end', 'close', 'error']) {
      socket.on(event, () => {
        socket.destroy();
        this.wake();
      });
    }
    await new Promise<void>((resolve) => {
      socket.once('connect', resolve);
      socket.once('error', () => resolve());
    });
    return socket;
  }
}

function readAnswer(
  bytes: Buffer,
  { ended, hasNoBody }: { ended: boolean; hasNoBody: boolean },
): RawAnswer | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return ended ? { status: 0, head: '', body: bytes.toString('latin1') } : undefined;
  const head = bytes.subarray(0, end).toString('latin1');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
  const rest = bytes.subarray(end + 4);
  if (status === 100) return readAnswer(rest, { ended, hasNoBody });
  if (hasNoBody || status === 204 || status === 304) return { status, head, body: '' };
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  if (length !== undefined) {
    if (rest.length < Number(length) && !ended) return undefined;
    return { status, head, body: rest.subarray(0, Number(length)).toString('utf8') };
  }
  if (/^transfer-encoding: chunked/im.test(head)) {
    const body = unchunked(rest);
    if (body === undefined && !ended) return undefined;
    return { status, head, body: body ?? rest.toString('utf8') };
  }
  return ended ? { status, head, body: rest.toString('utf8') } : undefined;
}

/** A body sent in pieces, put together; undefined as long as its last piece is missing. */
function unchunked(bytes: Buffer): string | undefined {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const size = Number.parseInt(bytes.subarray(at, line).toString('latin1'), 16);
    if (size === 0)
      return bytes.indexOf('\r\n', line + 2) < 0 ? undefined : Buffer.concat(parts).toString('utf8');
    if (bytes.length < line + 2 + size + 2) return undefined;
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}
