import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { Obstacle } from '../command/obstacle';

/** `preferred` when nobody listens there, else any free port of the loopback interface. */
export async function freePort(preferred = 0): Promise<number> {
  return (await tryPort(preferred)) ?? (await freePort());
}

/** Throws an `Obstacle` when somebody listens on a port that can't be another one. */
export async function requireFree(ports: Readonly<Record<string, number>>): Promise<void> {
  for (const [name, port] of Object.entries(ports)) {
    if ((await tryPort(port)) !== undefined) continue;
    throw new Obstacle(
      `Port ${port}, where the ${name} has been since the first start, is in use: end the program that listens there, or choose other ports with "npm run reset", which forgets what was uploaded.`,
    );
  }
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
