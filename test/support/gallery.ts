import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { AssetView } from '../../lambdas/search-assets/asset-view';
import { clientConfig } from '../../local/environment';
import { SAMPLES } from '../../local/paths';
import { openBrowser, visitor } from './browser';
import { given, pathCloud } from './path';

/** Stored lying on its side. */
export const FOREST = sample('forest-stream.jpg');
export const FRIENDS = sample('friends.jpg');
export const NOTE = { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('no photo') };

function sample(name: string) {
  return { name, mimeType: 'image/jpeg', buffer: readFileSync(join(SAMPLES, name)) };
}

/** Somebody whom an operator invited: with a temporary password, or one of their own already. */
export async function invite({ isTemporary = false } = {}) {
  const { endpoint, pool } = pathCloud();
  const client = new CognitoIdentityProviderClient(clientConfig(endpoint));
  const person = { email: `${randomUUID()}@example.com`, password: 'Temporary-Password-1' };
  const user = { UserPoolId: pool.userPoolId, Username: person.email };
  const UserAttributes = [
    { Name: 'email', Value: person.email },
    { Name: 'email_verified', Value: 'true' },
  ];
  const TemporaryPassword = person.password;
  await client.send(
    new AdminCreateUserCommand({ ...user, UserAttributes, TemporaryPassword, MessageAction: 'SUPPRESS' }),
  );
  if (!isTemporary) {
    await client.send(new AdminSetUserPasswordCommand({ ...user, Password: person.password, Permanent: true }));
  }
  return person;
}

export type Person = Awaited<ReturnType<typeof invite>>;

export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.locator('#password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** The pictures that are there; those further down come when they are near. */
export const photos = (page: Page) => page.locator('#photo-grid img');
export const cardOf = (page: Page, name: string) => page.locator('#photo-grid > li', { hasText: name });

/** Picks files as a person does. */
export async function pick(page: Page, ...files: Array<typeof NOTE>): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Upload photos' }).click();
  await (await choosing).setFiles(files);
}

/** What the person's own token gets from the API, beside the page. */
export async function assetsOf(page: Page): Promise<AssetView[]> {
  const { idToken } = JSON.parse((await page.evaluate(() => sessionStorage.getItem('quayside.session'))) ?? '{}');
  const answer = await fetch(`${given().address}/api/v1/assets`, { headers: { authorization: `Bearer ${idToken}` } });
  return (await answer.json()).assets;
}

/** Waits for so many photos, whether their pictures are there or not. */
export const expectCount = (page: Page, count: number) =>
  page.waitForFunction((wanted) => document.querySelectorAll('#photo-grid .open').length === wanted, count);

/** Names of the photos as they stand on the page. */
export const namesOn = (page: Page): Promise<string[]> => page.locator('#photo-grid .name').allInnerTexts();

/** The photo that the keyboard is at. */
export const focusedOn = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.closest('li')?.querySelector('.name')?.textContent ?? undefined);

/** Visits of the page in one browser. After each test, the page must have complained of nothing. */
export function visits() {
  let browser: Browser;
  let complaints: string[] = [];
  let leave = async () => {};

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await leave();
    expect(complaints).toEqual([]);
  });

  /** The page, as somebody sees it who has never been here. */
  async function visit(options: BrowserContextOptions = {}): Promise<Page> {
    const opened = await visitor(browser, options);
    complaints = opened.complaints;
    leave = () => opened.context.close();
    const answer = await opened.page.goto(given().address);
    // what it forbids is a complaint, so every test here holds that the page needs nothing of it
    expect(answer?.headers()['content-security-policy']).toMatch(
      /^default-src 'none'; .*require-trusted-types-for 'script'/,
    );
    return opened.page;
  }

  /** The page of somebody who was invited. */
  async function visitAs(person: Person, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await visit(options);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await signIn(page, person);
    await page.getByText(person.email).waitFor();
    return page;
  }

  /** The page of a person of their own, without photos so far. */
  async function visitAsGuest(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await visitAs(await invite(), options);
    await page.getByRole('heading', { name: 'No photos yet' }).waitFor();
    return page;
  }

  /** Expects these complaints, and takes them off the list. */
  function excuse(expected: RegExp): void {
    expect(complaints).toContainEqual(expect.stringMatching(expected));
    complaints = complaints.filter((complaint) => !expected.test(complaint));
  }

  return { visit, visitAs, visitAsGuest, excuse };
}
