import { randomUUID } from 'node:crypto';
import { catalogClient } from '../../../lambdas/shared/dynamo-catalog';
import { dynamoJobStore } from '../../../lambdas/shared/dynamo-job-store';
import { promisesOfAJobStore } from '../../support/job-store-contract';
import { given } from '../../support/path';

describe('the state of a job behind the SDK', () => {
  promisesOfAJobStore(() => {
    const { dynamo, table } = given();
    return dynamoJobStore(catalogClient(dynamo), table, randomUUID());
  });
});
