import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be cut. */
export type Cuttable = {
  readonly port: number;
  /** Cuts every connection and takes no new one. */
  readonly cut: () => Promise<void>;
  readonly restore: () => Promise<void>;
  /** Lets every connection hang without an end, as a router that has forgotten it; new ones are passed on. */
  readonly silence: () => void;
  readonly close: () => Promise<void>;
};

/** Passes connections on to a host and port, for as long as it is not cut. */
export async function startProxy(host: string, port: number): Promise<Cuttable> {
  const open = new Set<Socket>();
  const pairs = new Map<Socket, Socket>();
  const keep = (socket: Socket, other: Socket) => {
    open.add(socket);
    // A cut connection is what is tested: its error says nothing more.
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      open.delete(socket);
      pairs.delete(socket);
      other.destroy();
    });
    socket.pipe(other);
  };
  const server = createServer((near) => {
    const far = connect(port, host);
    pairs.set(near, far);
    keep(near, far);
    keep(far, near);
  });
  const listen = (at: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(at, '127.0.0.1', resolve);
    });
  const cut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.destroy();
    });
  const silence = () => {
    for (const [near, far] of pairs) {
      far.removeAllListeners('close');
      open.delete(far);
      far.unpipe(near).destroy();
      // Taken, and never answered.
      near.unpipe(far).resume();
    }
    pairs.clear();
  };
  await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    cut,
    restore: () => listen(address.port),
    silence,
    close: () => (server.listening ? cut() : Promise.resolve()),
  };
}
