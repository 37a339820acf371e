import { Aws } from 'aws-cdk-lib';

/** Where people of a user pool in a region sign in: what the page asks, and what its content security policy lets it ask. */
export const signInAddress = (region: string): string => `https://cognito-idp.${region}.${Aws.URL_SUFFIX}`;
