import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { APIGatewayProxyStructuredResultV2, LambdaFunctionURLEvent } from 'aws-lambda';
import { catalogClient } from '../shared/dynamo-catalog';
import { readEnvironment } from '../shared/read-environment';
import { s3ObjectStore } from '../shared/s3-object-store';
import { answerTo } from './answer';
import { TransformEnvironment } from './contract';
import { dynamoLeases } from './dynamo-leases';
import { planVariant } from './make-variant';
import { secretsManagerKeys } from './secrets-manager-keys';
import { signatureCheck } from './signature-check';
import { transformImage } from './transform-image';

const environment = readEnvironment(TransformEnvironment, process.env);
const { SIGNING_KEYS } = environment;
const deps = {
  renditions: s3ObjectStore(new S3Client({}), environment.RENDITIONS_BUCKET),
  leases: dynamoLeases(catalogClient(new DynamoDBClient({})), environment.CATALOG_TABLE),
  presets: new Set(environment.PRESETS),
  isSigned: SIGNING_KEYS ? signatureCheck(secretsManagerKeys(new SecretsManagerClient({}), SIGNING_KEYS)) : undefined,
  plan: planVariant,
};

export const handler = (event: LambdaFunctionURLEvent): Promise<APIGatewayProxyStructuredResultV2> =>
  answerTo(event, (wanted) => transformImage(wanted, deps));
