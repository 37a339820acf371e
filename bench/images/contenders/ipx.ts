import { basename, dirname } from 'node:path';
import { eachFile } from '../made';
import { answer } from './answer';
import { peer } from './peer';

/** https://github.com/unjs/ipx */
type Ipx = {
  createIPX(options: { storage: unknown }): unknown;
  createIPXWebServer(ipx: unknown): (request: Request) => Promise<Response>;
  ipxFSStorage(options: { dir: string }): unknown;
};

/** ipx' own web handler over a folder, with the settings it comes with. */
answer({
  prepare: async (photo) => {
    const { createIPX, createIPXWebServer, ipxFSStorage } = peer<Ipx>('ipx');
    return createIPXWebServer(createIPX({ storage: ipxFSStorage({ dir: dirname(photo) }) }));
  },
  make: (photo, handle: (request: Request) => Promise<Response>) =>
    eachFile(async (format, widthPx) => {
      const address = `http://localhost/w_${widthPx},f_${format}/${basename(photo)}`;
      const response = await handle(new Request(address));
      if (response.headers.get('content-type') !== `image/${format}`) throw new Error(`${address}: ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    }),
});
