import { S3Client } from '@aws-sdk/client-s3';
import { s3ObjectStore } from '../../../lambdas/shared/s3-object-store';
import { clientConfig } from '../../../local/environment';
import { outputOf } from '../../../local/outputs';
import { promisesOfAnObjectStore } from '../../support/object-store-contract';
import { pathCloud } from '../../support/path';

describe('the originals bucket behind the SDK', () => {
  const { endpoint, outputs } = pathCloud();
  const bucket = outputOf(outputs, 'keep', 'OriginalsBucket');

  promisesOfAnObjectStore(() => s3ObjectStore(new S3Client(clientConfig(endpoint)), bucket));
});
