import { s3ObjectStore } from '../../../lambdas/shared/s3-object-store';
import { promisesOfAnObjectStore } from '../../support/object-store-contract';
import { given } from '../../support/path';

describe('the originals bucket behind the SDK', () => {
  promisesOfAnObjectStore(() => {
    const { s3, originals } = given();
    return s3ObjectStore(s3, originals);
  });
});
