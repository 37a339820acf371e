import { request } from 'node:http';
import { given } from '../support/path';

/** What the engine answers to a request with these headers, as a browser or a program would send it. */
async function asked(headers: Record<string, string>, method = 'GET'): Promise<number | undefined> {
  const { endpoint } = given();
  return new Promise((resolve, reject) => {
    const call = request(`${endpoint}/2015-03-31/functions/`, { method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    call.once('error', reject).end();
  });
}

describe('the engine', () => {
  test('answers programs, and the page of this stage', async () => {
    const { address } = given();

    expect(await asked({})).toBe(200);
    expect(await asked({ origin: address, 'sec-fetch-site': 'same-site' })).toBe(200);
  });

  test.each([
    ['a page of somebody else', { origin: 'https://evil.example' }],
    ['a file that a browser shows', { origin: 'null' }],
    ['an image or a form on such a page', { 'sec-fetch-site': 'cross-site' }],
    ['a page that calls this machine by its own name', { host: 'evil.example:4566' }],
  ])('answers nothing to %s: it would run code for anybody', async (_, headers: Record<string, string>) => {
    expect(await asked(headers)).toBe(403);
    expect(await asked(headers, 'POST')).toBe(403);
    expect(await asked(headers, 'OPTIONS')).toBe(403);
  });
});
