import { Aws } from 'aws-cdk-lib';

/** A service as `kms:ViaService` knows it, by its name in a region and the domain of the partition: https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service */
export const viaService = (service: string, region: string): string => `${service}.${region}.${Aws.URL_SUFFIX}`;
