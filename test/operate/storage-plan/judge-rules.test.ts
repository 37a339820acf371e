import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../../../command/paths';
import { judgeRules } from '../../../operate/storage-plan/judge-rules';
import { planOptionsOf } from '../../../operate/storage-plan/options';
import { memoryTerminal } from '../../support/memory-terminal';

const folder = mkdtempSync(join(tmpdir(), 'quayside-'));
afterAll(() => rmSync(folder, { recursive: true }));

function mixOf(mix: unknown): string {
  const file = join(folder, 'mix.json');
  writeFileSync(file, typeof mix === 'string' ? mix : JSON.stringify(mix));
  return file;
}

function judge(mix: unknown, ...more: string[]): string {
  const terminal = memoryTerminal();
  judgeRules(planOptionsOf(['--mix', mixOf(mix), ...more]), terminal);
  return terminal.said.join('\n');
}

const GROUP = { prefix: 'import/', objects: 1000, meanKiB: 1024 };
const BARE = join(folder, 'bare.json');
writeFileSync(BARE, JSON.stringify({ groups: [GROUP] }));
const COLD = { prefix: 'import/', coldAfterDays: 30 };

describe('npm run storage:plan', () => {
  test('shows in a table what a rule costs and saves, and from when on it pays', () => {
    expect(judge({ months: 24, groups: [GROUP], rules: [COLD] }).split('\n')).toEqual([
      '24 months from today on, in US dollars a month on average, by the list of us-east-1 of 2026-06; present versions alone.',
      '',
      'import/: cold in standard-ia after 30 days',
      '  1,000 originals of 1.0 MiB, each read 0 times a month',
      '',
      '                   in Standard   by the rule         saved',
      '  storage                $0.02         $0.01      $0.00983',
      '  moves                  $0.00      $0.00042     -$0.00042',
      '  all                    $0.02         $0.01      $0.00941',
      '',
      'It saves $0.00941 a month, and has paid for itself from month 2 on.',
      '',
      'Copies are not counted: name the stage that has them with --stage.',
      '',
      'All together: $0.02 if nothing ever moves or ends, $0.01 by these rules.',
    ]);
  });

  test('says what else a person should know of it', () => {
    const archive = { ...COLD, archiveAfterDays: 60, archiveClass: 'glacier', expireAfterDays: 200 };
    const small = { ...GROUP, meanKiB: 600 };
    const said = judge({ groups: [small, { ...GROUP, prefix: 'u/' }], rules: [archive] });

    expect(said).toContain('cold in standard-ia after 30 days, archived in glacier after 60 days, gone after 200 days');
    expect(said).toMatch(/^What goes saves \$[\d.]+ a month besides\.$/m);
    expect(said).toMatch(/^Without archiveAfterDays it would save \$[\d.]+ a month more\.$/m);
    expect(said).toContain('can not be read or rendered before "npm run restore"');
    expect(said).toContain('No rule is about u/.');
  });

  test('refuses a rule that costs more than it saves, after it has shown why', () => {
    const often = { groups: [{ ...GROUP, readsAMonth: 5 }], rules: [COLD] };
    const terminal = memoryTerminal();

    expect(() => judgeRules(planOptionsOf(['--mix', mixOf(often)]), terminal)).toThrow(
      /^\nRefused\. The rule for import\/ costs \$[\d.]+ a month more than it saves within 36 months\. No size would make up for it/,
    );
    expect(terminal.said[0]).toContain('reads');
    // once is enough
    expect(terminal.said[0]).toContain('It is refused; why stands at the end.');
    expect(terminal.said[0]).not.toContain('more than it saves');
    expect(() => judge({ groups: [{ ...GROUP, meanKiB: 130 }], months: 6, rules: [COLD] })).toThrow(
      /It would pay if its originals were [\d.]+ times as large\.$/,
    );
  });

  test('says of a rule that is about no group of the mix that it judged nothing', () => {
    const elsewhere = { groups: [GROUP], rules: [{ ...COLD, prefix: 'u/' }] };

    expect(judge(elsewhere)).toContain(
      '\n\nu/: cold in standard-ia after 30 days\n  No group of the mix lies below it, so',
    );
    expect(JSON.parse(judge(elsewhere, '--json')).rules).toMatchObject([{ groups: [] }]);
  });

  test('is JSON for programs', () => {
    expect(JSON.parse(judge({ groups: [GROUP], rules: [COLD] }, '--json'))).toMatchObject({
      months: 36,
      pricesAsOf: '2026-06',
      source: 'https://aws.amazon.com/s3/pricing/',
      rules: [{ rule: COLD, isRefused: false, savedAMonth: expect.any(Number) }],
    });
  });

  test('judges the mix that is described in docs', () => {
    const terminal = memoryTerminal();

    judgeRules(planOptionsOf(['--mix', join(PROJECT, 'docs', 'storage-mix.json')]), terminal);

    expect(terminal.said[0]).toContain('archived in deep-archive');
  });

  test.each([
    [
      'a mix that is not there',
      ['--mix', join(folder, 'none.json')],
      'none.json: docs/storage-mix.json is one to begin with',
    ],
    ['no mix', [], 'Which mix? Use npm run storage:plan'],
    ['a mix without rules', ['--mix', BARE], 'There are no rules to judge'],
    ['a stage without rules', ['--mix', BARE, '--stage', 'dev'], 'Stage dev has no lifecycle.rules and no copies'],
  ])('says in one sentence what to do about %s', (_, words, sentence) => {
    expect(() => planOptionsOf(words)).toThrow(sentence);
  });

  test.each<[string, unknown, string]>([
    ['no JSON', '{', "can't be read: it is no JSON ("],
    ['no groups', { groups: [] }, 'groups is []: give at least one group'],
    [
      'a group of no originals',
      { groups: [{ ...GROUP, prefix: 'i/' }] },
      'groups[0].prefix is "i/": give a prefix that begins with',
    ],
    [
      'a size below nothing',
      { groups: [{ ...GROUP, meanKiB: -1 }] },
      'groups[0].meanKiB is -1: give a number of KiB, 0 or more',
    ],
    ['a list', [], 'all of it is []: give an object with groups, as docs/storage-mix.json is'],
    [
      'a misspelt word',
      { groups: [{ ...GROUP, reads: 1 }] },
      'groups[0].reads is no setting: remove it, or see docs/runbook.md#when-originals-get-cold',
    ],
    [
      'a rule that S3 refuses',
      { groups: [GROUP], rules: [{ ...COLD, coldAfterDays: 3 }] },
      'rules[0].coldAfterDays is 3: give at least 30',
    ],
    [
      'two rules about one object',
      { groups: [GROUP], rules: [COLD, COLD] },
      'rules[1].prefix is "import/": give prefixes',
    ],
  ])('names path, value and fix of %s', (_, mix, message) => {
    expect(() => judge(mix)).toThrow(message);
  });

  test('counts the copies of a stage in a table of their own, and in the sum', () => {
    const growing = { ...GROUP, objects: 102_400, addedAMonth: 102_400 };
    const rules = [{ prefix: 'import/', expireAfterDays: 30 }];
    const said = judge({ months: 2, groups: [growing], rules }, '--stage', 'prod');

    // 100 GB are there and 100 come every month: in two months 500 GB-months at $0.023, 300 of them if each stays for one;
    // 204,800 writes at $0.005 a thousand; 200 GB at $0.02: https://aws.amazon.com/s3/pricing/
    const table = [
      'the copy in us-west-2, in standard: no rule moves it, and it ends with its originals',
      '',
      '                  nothing ends  by the rules         saved',
      '  storage                $5.75         $3.45         $2.30',
      '  writes                 $0.51         $0.51         $0.00',
      '  transfer               $2.00         $2.00         $0.00',
      '  all                    $8.26         $5.96         $2.30',
    ];
    expect(said).toContain(table.join('\n'));
    // and the originals themselves, of which the storage is the same
    expect(said).toContain('All together: $14.01 if nothing ever moves or ends, $9.41 by these rules.');
  });

  test('shows copies alone where there is nothing to judge', () => {
    const said = judge({ groups: [GROUP] }, '--stage', 'prod');

    expect(said).toContain('the copy in us-west-2, in standard: no rule moves it, and it ends with its originals');
    expect(said).toContain('No rule is about import/.');
  });
});

describe('the command', () => {
  test('ends with 1 and a sentence for a loss, and with nothing of a stack', () => {
    const words = ['--mix', mixOf({ months: 6, groups: [{ ...GROUP, readsAMonth: 9 }], rules: [COLD] })];

    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', join('operate', 'storage-plan.ts'), ...words],
      { cwd: PROJECT, encoding: 'utf8' },
    );

    expect(stdout).toContain('in Standard');
    expect(stderr).toMatch(/^\nRefused\. The rule for import\//);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(status).toBe(1);
  });
});
