import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { PROJECT } from '../../command/paths';
import { buildPage, type PageFile } from '../../gallery/build';

const MOST_KIB = 25;

describe('the built page', () => {
  let page: PageFile[] = [];

  beforeAll(async () => {
    page = await buildPage();
  });

  test(`has at most ${MOST_KIB} KiB of script and style, compressed`, () => {
    const code = page.filter(({ path }) => ['.js', '.css'].includes(extname(path)));

    const bytes = code.reduce((sum, { body }) => sum + brotliCompressSync(body).byteLength, 0);

    expect(code).toHaveLength(2);
    expect(bytes).toBeLessThanOrEqual(MOST_KIB * 1024);
  });

  test('names all but the document after its content', () => {
    expect(page.map(({ path }) => path).filter((path) => !/^assets\/\w+-[\w-]{8}\.\w+$/.test(path))).toEqual([
      'index.html',
    ]);
  });

  test('names no other host, and nothing in it is inline', () => {
    const html = String(page.find(({ path }) => path === 'index.html')?.body);

    expect(html).toContain('<title>Quayside</title>');
    expect(html).not.toMatch(/https?:\/\/|data:|<style|style=|\son\w+=|<script[^>]*>[^<]/);
  });
});

describe('the sources of the page', () => {
  test('take nothing but types from the handlers', () => {
    const sources = join(PROJECT, 'gallery', 'src');
    const lines = readdirSync(sources).flatMap((file) => readFileSync(join(sources, file), 'utf8').split('\n'));

    const foreign = lines.filter((line) => line.includes('/lambdas/'));

    expect(foreign.length).toBeGreaterThan(0);
    expect(foreign.filter((line) => !line.startsWith('import type'))).toEqual([]);
  });
});
