import { cloudFrontCdn } from '../../../lambdas/purge-cdn/cloudfront-cdn';
import { promisesOfACdn } from '../../support/cdn-contract';
import { given } from '../../support/path';
import { purgedPaths } from '../../support/purged-paths';

describe('the distribution behind the SDK', () => {
  const { cloudFront, distributionId } = given();

  promisesOfACdn(() => ({
    cdn: cloudFrontCdn(cloudFront, async () => distributionId),
    purged: () => purgedPaths(cloudFront, distributionId),
  }));
});
