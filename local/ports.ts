import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** `preferred` when nobody listens there, else any free port of the loopback interface. */
export async function freePort(preferred = 0): Promise<number> {
  return (await tryPort(preferred)) ?? (await freePort());
}

async function tryPort(port: number): Promise<number | undefined> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch {
    return undefined; // in use, or not allowed
  } finally {
    server.close();
  }
}
