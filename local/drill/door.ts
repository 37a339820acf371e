import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { freePort } from '../ports';

/** A way to an address of this machine that can be barred, as if what is behind it were gone. */
export type Door = {
  readonly address: string;
  /** Nobody gets through, and whoever is on the way is cut off. */
  bar(): Promise<void>;
  open(): Promise<void>;
};

/** A door before an endpoint, open. */
export async function doorTo(endpoint: string): Promise<Door> {
  const port = await freePort();
  let server = await listening(port, endpoint);
  return {
    address: `http://127.0.0.1:${port}`,
    bar: () => closed(server),
    async open() {
      server = await listening(port, endpoint);
    },
  };
}

type Listening = { readonly server: Server; readonly visitors: Set<Socket> };

async function listening(port: number, endpoint: string): Promise<Listening> {
  const { hostname, port: behind } = new URL(endpoint);
  const visitors = new Set<Socket>();
  const server = createServer((visitor) => {
    visitors.add(visitor);
    visitor.once('close', () => visitors.delete(visitor));
    const inside = connect(Number(behind), hostname);
    // who breaks off ends the other side too, and both know it
    pipeline(visitor, inside, visitor, () => visitor.destroy());
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return { server, visitors };
}

async function closed({ server, visitors }: Listening): Promise<void> {
  const ended = once(server, 'close');
  server.close();
  for (const visitor of visitors) visitor.destroy();
  await ended;
}
