import { RemovalPolicy } from 'aws-cdk-lib';

/**
 * What happens to data when its stack goes. Kept data goes only when its creation failed, so that the next deploy does not
 * stumble over the name: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
 */
export const removalOf = (keepData: boolean): RemovalPolicy =>
  keepData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
