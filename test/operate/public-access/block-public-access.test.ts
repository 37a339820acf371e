import type { AccountBlock } from '../../../operate/public-access/account-block';
import { blockPublicAccess } from '../../../operate/public-access/block-public-access';
import { memoryTerminal } from '../../support/memory-terminal';

function memoryBlock({ isBlocked }: { readonly isBlocked: boolean }): AccountBlock & { isBlocked: boolean } {
  const block = {
    account: '123456789012',
    isBlocked,
    isComplete: async () => block.isBlocked,
    complete: async () => {
      block.isBlocked = true;
    },
  };
  return block;
}

describe('blocking public access of an account', () => {
  test('asks before, by the account and by what may go dark, and blocks after a yes', async () => {
    const block = memoryBlock({ isBlocked: false });
    const terminal = memoryTerminal('y');

    await blockPublicAccess(false, block, terminal);

    expect(terminal.asked).toEqual([expect.stringMatching(/^No bucket of account 123456789012 .* goes dark\./)]);
    expect(block.isBlocked).toBe(true);
    expect(terminal.said).toEqual([expect.stringContaining('Account 123456789012 blocks public access')]);
  });

  test.each([
    ['a no', memoryTerminal('n')],
    ['silence', memoryTerminal()],
  ])('does nothing after %s', async (_, terminal) => {
    const block = memoryBlock({ isBlocked: false });

    await expect(blockPublicAccess(false, block, terminal)).rejects.toThrow('othing was done');

    expect(block.isBlocked).toBe(false);
  });

  test('takes --yes for the answer', async () => {
    const block = memoryBlock({ isBlocked: false });

    await blockPublicAccess(true, block, memoryTerminal());

    expect(block.isBlocked).toBe(true);
  });

  test('asks nobody where nothing is to be done', async () => {
    const terminal = memoryTerminal();

    await blockPublicAccess(false, memoryBlock({ isBlocked: true }), terminal);

    expect(terminal.said).toEqual(['Account 123456789012 blocks public access to all of its buckets already.']);
  });
});
