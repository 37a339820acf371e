import { stageNamed } from '../../../bin/stages';
import { boundaryOf, type Statement, statementsOfFunctions } from '../../support/grants';
import { stage } from '../../support/synth';

/** All that functions may do, thing by thing. Beyond it each writes its own log and sends traces. */
const TABLE = `
delete-asset
  bucket originals, where s3:prefix:u/*: ListBucketVersions
  bucket originals/u/*: DeleteObject, DeleteObjectVersion
  key of catalog: Decrypt
  table catalog: BatchGetItem
fan-out-event
  key of messages: Decrypt, GenerateDataKey
  queue index-object: SendMessage
  queue intake-dead-letters: SendMessage
  queue intake: ChangeMessageVisibility, DeleteMessage, GetQueueAttributes, GetQueueUrl, ReceiveMessage
  queue render-image: SendMessage
index-object
  bucket originals/import/*: GetObject, GetObjectVersion
  bucket originals/u/*: GetObject, GetObjectVersion
  bucket originals: ListBucket
  key of catalog: Decrypt, Encrypt, GenerateDataKey, GenerateDataKeyWithoutPlaintext, ReEncryptFrom, ReEncryptTo
  key of messages: Decrypt, GenerateDataKey
  key of originals: Decrypt
  queue index-object-dead-letters: SendMessage
  queue index-object: ChangeMessageVisibility, DeleteMessage, GetQueueAttributes, GetQueueUrl, ReceiveMessage
  table catalog: BatchGetItem, DeleteItem, PutItem, UpdateItem
presign-upload
  bucket originals/u/*: PutObject
  key of originals: GenerateDataKey
purge-cdn
  key of messages: Decrypt, GenerateDataKey
  parameter distribution-id: GetParameter
  queue purge-cdn-dead-letters: SendMessage
  queue purge-cdn: ChangeMessageVisibility, DeleteMessage, GetQueueAttributes, GetQueueUrl, ReceiveMessage
  the distribution: CreateInvalidation
render-image
  bucket originals/import/*: GetObject, GetObjectVersion
  bucket originals/u/*: GetObject, GetObjectVersion
  bucket originals: ListBucket
  bucket renditions/i/*: DeleteObject, GetObject, PutObject
  bucket renditions/m/*: DeleteObject, GetObject, PutObject
  bucket renditions: ListBucket
  key of catalog: Decrypt, Encrypt, GenerateDataKey, GenerateDataKeyWithoutPlaintext, ReEncryptFrom, ReEncryptTo
  key of messages: Decrypt, GenerateDataKey
  key of originals: Decrypt
  key of renditions: Decrypt, GenerateDataKey
  queue purge-cdn: SendMessage
  queue render-image-dead-letters: SendMessage
  queue render-image: ChangeMessageVisibility, DeleteMessage, GetQueueAttributes, GetQueueUrl, ReceiveMessage, SendMessage
  table catalog: BatchGetItem, DeleteItem, PutItem, UpdateItem
search-assets
  key of catalog: Decrypt
  table catalog/index/by-owner: Query
  table catalog: BatchGetItem
transform-image
  bucket renditions/i/*: DeleteObject, GetObject, PutObject
  bucket renditions/m/*: GetObject
  bucket renditions: ListBucket
  key of catalog: Decrypt, Encrypt, GenerateDataKey, GenerateDataKeyWithoutPlaintext, ReEncryptFrom, ReEncryptTo
  key of renditions: Decrypt, GenerateDataKey
  secret signing-keys: GetSecretValue
  table catalog, where dynamodb:LeadingKeys:L#*: PutItem
`;

const PROD = stage('prod');
const BOUNDARY = boundaryOf(PROD);

/** As a person would say it: no account, no region, and of names only what tells them apart. */
const inShort = (resource: string): string =>
  resource
    .replace(/^arn:aws:s3:::quayside-prod-(\w+)-\d{12}-us-east-1/, 'bucket $1')
    .replace(/^arn:aws:kms:.*:key\/Keys([A-Z][a-z]+)[0-9A-F]{8}$/, (_, key) => `key of ${key.toLowerCase()}`)
    .replace(/^arn:aws:sqs:.*:quayside-prod-/, 'queue ')
    .replace(/^arn:aws:dynamodb:.*:table\/quayside-prod-/, 'table ')
    .replace(/^arn:aws:secretsmanager:.*:secret:quayside-prod-/, 'secret ')
    .replace(/^arn:aws:ssm:.*:parameter\/quayside-prod-/, 'parameter ')
    .replace(/^arn:aws:cloudfront::\d{12}:distribution\/DistributionCdn[0-9A-F]{8}$/, 'the distribution');

const onlyWhere = (Condition?: object): string =>
  Condition ? `, where ${JSON.stringify(Object.values(Condition)[0]).replaceAll(/[{}"[\]]/g, '')}` : '';

const isOfEach = ({ Action }: Statement): boolean => /^(xray|logs):/.test([Action].flat()[0] ?? '');

type Right = { readonly action: string; readonly resource: string; readonly condition?: object };

const rightsIn = (statements: readonly Statement[]): Right[] =>
  statements.flatMap(({ Action, Resource = [], Condition }) =>
    [Resource]
      .flat()
      .flatMap((resource) => [Action].flat().map((action) => ({ action, resource, condition: Condition }))),
  );

/** A line for each thing. */
function linesOf(statements: readonly Statement[]): string[] {
  const lines = new Map<string, Set<string>>();
  for (const { action, resource, condition } of rightsIn(statements.filter((statement) => !isOfEach(statement)))) {
    const thing = `${inShort(resource)}${onlyWhere(condition)}`;
    lines.set(thing, (lines.get(thing) ?? new Set()).add(action.slice(action.indexOf(':') + 1)));
  }
  return [...lines].map(([thing, actions]) => `  ${thing}: ${[...actions].sort().join(', ')}`).sort();
}

/** A pattern of IAM: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
const matches = (patterns: string | readonly string[] | undefined, text: string): boolean =>
  [patterns ?? []].flat().some((pattern) => {
    const literally = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${literally.join('.*')}$`).test(text);
  });

/** What a condition says is taken for refused: what it lets through is not looked at here. */
const isRefused = ({ Effect, Action, NotResource }: Statement, { action, resource }: Right): boolean =>
  Effect === 'Deny' && matches(Action, action) && NotResource !== undefined && !matches(NotResource, resource);

const isWithin = (right: Right): boolean =>
  BOUNDARY.some(({ Effect, Action }) => Effect === 'Allow' && matches(Action, right.action)) &&
  !BOUNDARY.some((statement) => isRefused(statement, right));

describe('what functions may do', () => {
  const functions = Object.entries(statementsOfFunctions(PROD));

  test('is this, and nothing else', () => {
    const written = functions
      .map(([name, statements]) => [name.replace('quayside-prod-', ''), ...linesOf(statements)].join('\n'))
      .sort();

    expect(`\n${written.join('\n')}\n`).toBe(TABLE);
  });

  test.each(functions)('leaves %s its own log and its traces', (name, statements) => {
    expect(rightsIn(statements.filter(isOfEach)).map(({ action, resource }) => [action, resource])).toEqual([
      ['xray:PutTelemetryRecords', '*'],
      ['xray:PutTraceSegments', '*'],
      ['logs:CreateLogStream', expect.stringMatching(`:log-group:/aws/lambda/${name}:\\*$`)],
      ['logs:PutLogEvents', expect.stringMatching(`:log-group:/aws/lambda/${name}:\\*$`)],
    ]);
  });
});

describe('the boundary of functions', () => {
  const functions = Object.values(statementsOfFunctions(PROD));

  test('holds all that their policies grant, or they would fail without a word', () => {
    const rights = functions.flatMap(rightsIn);

    expect(rights.length).toBeGreaterThan(0);
    expect(rights.filter((right) => !isWithin(right))).toEqual([]);
  });

  test.each([
    ['another bucket', 's3:GetObject', 'arn:aws:s3:::somebody-elses/photo.jpg'],
    ['another stage', 's3:GetObject', 'arn:aws:s3:::quayside-dev-originals-000000000000-us-east-1/u/ann/photo.jpg'],
    ['a bucket policy of our own', 's3:PutBucketPolicy', 'arn:aws:s3:::quayside-prod-originals-000000000000-us-east-1'],
    ['public access', 's3:PutBucketPublicAccessBlock', 'arn:aws:s3:::quayside-prod-originals-000000000000-us-east-1'],
    ['another table', 'dynamodb:PutItem', 'arn:aws:dynamodb:us-east-1:000000000000:table/orders'],
    ['another account', 'sqs:SendMessage', 'arn:aws:sqs:us-east-1:999999999999:quayside-prod-intake'],
    ['another key', 'kms:Decrypt', 'arn:aws:kms:us-east-1:000000000000:key/1234'],
    ['the end of a key', 'kms:ScheduleKeyDeletion', 'arn:aws:kms:us-east-1:000000000000:key/KeysOriginals2D67CD74'],
    ['another role', 'sts:AssumeRole', 'arn:aws:iam::000000000000:role/admin'],
    ['rights of its own', 'iam:PutRolePolicy', 'arn:aws:iam::000000000000:role/quayside-prod-flow-Render'],
    [
      'code of its own',
      'lambda:UpdateFunctionCode',
      'arn:aws:lambda:us-east-1:000000000000:function:quayside-prod-render-image',
    ],
  ])('keeps them from %s, whoever grants it', (_, action, resource) => {
    expect(isWithin({ action, resource })).toBe(false);
  });

  test("keeps them from a bucket of our name in another's account", () => {
    expect(BOUNDARY).toContainEqual({
      Effect: 'Deny',
      Action: 's3:*',
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:ResourceAccount': '000000000000' } },
    });
  });

  test('is left out where config says so', () => {
    const { access } = stageNamed('prod');
    const unbounded = stage('prod', { access: { ...access, boundary: false } });

    expect(() => boundaryOf(unbounded)).toThrow('the roles have boundaries');
  });

  test('knows no key where AWS owns them all, but the one that secrets are under', () => {
    expect(boundaryOf(stage('dev'))).toContainEqual({
      Effect: 'Deny',
      Action: 'kms:*',
      Resource: '*',
      Condition: {
        StringNotEquals: {
          'kms:ViaService': ['secretsmanager.us-east-1.amazonaws.com', 'lambda.us-east-1.amazonaws.com'],
        },
      },
    });
  });
});
