import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** What Chromium is called on the systems that we know. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
/** Nothing is sent anywhere but to the page. */
const QUIET = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

const TO_DO = 'install Chromium (Debian: apt install chromium), or name it in CHROMIUM_PATH';

function chromiumPath(): string | undefined {
  const { CHROMIUM_PATH, PATH = '' } = process.env;
  const onPath = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return (CHROMIUM_PATH ? [CHROMIUM_PATH] : onPath).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** `describe`, for what needs a browser. Without one its tests are skipped, and the reason is printed. */
export function describeInBrowser(name: string, tests: () => void): void {
  const found = chromiumPath();
  if (!found) console.warn(`"${name}" is skipped: ${TO_DO}`);
  (found ? describe : describe.skip)(name, tests);
}

/** Starts Chromium. */
export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: chromiumPath(), args: QUIET });

/** A fresh visitor with nothing stored. `complaints` collects every error on the console: exceptions, refusals of the CSP, failed requests. */
export async function visitor(browser: Browser, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', ({ message }) => complaints.push(message));
  return { context, page, complaints };
}

/** What axe finds wrong with the page as it is now: rule, and where. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
