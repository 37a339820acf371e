import { makeRenditions } from '../../../lambdas/render-image/make-renditions';
import '../../../lambdas/render-image/handler'; // with the clients and libraries that lie in the function's memory as well
import { LIMITS } from '../../../test/support/limits';
import { peakMiB } from '../peak-memory';
import { read } from './answer';
import { plan } from './plan';

/** Renders the photos that are named, one after the other, and says what was the most memory after each. */
async function run(photos: readonly string[]): Promise<void> {
  const peaks = [];
  for (const photo of photos) {
    await makeRenditions(read(photo), plan(), LIMITS);
    peaks.push(peakMiB());
  }
  console.log(JSON.stringify(peaks));
}

void run(process.argv.slice(2));
