import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT, STATE } from '../command/paths';
import { type Command, runToEnd } from '../command/run';

/** One file of the built page, by its path on the site. */
export type PageFile = { readonly path: string; readonly body: Uint8Array };

/** Builds the page anew: it takes less than a second, so what is published is never older than the sources. */
export async function buildPage(): Promise<PageFile[]> {
  mkdirSync(STATE, { recursive: true });
  const folder = mkdtempSync(join(STATE, 'page-')); // of its own: two may build at the same time
  const site = join(folder, 'site');
  try {
    await runToEnd(viteBuild(site), join(STATE, 'page.log'), 'Building the page');
    return filesIn(site);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function filesIn(site: string): PageFile[] {
  const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => {
    const file = join(parentPath, name);
    return { path: file.slice(site.length + 1), body: readFileSync(file) };
  });
}

/** A process of its own, since tests publish too: Vite is made of modules that jest can't load. */
const viteBuild = (site: string): Command => ({
  command: process.execPath,
  words: [join(PROJECT, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', 'gallery', '--outDir', site],
  env: { PATH: process.env.PATH },
});
