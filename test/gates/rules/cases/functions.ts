import { type Case, part } from './case';

const runs = (properties: object) =>
  part('AWS::Lambda::Function', { LoggingConfig: { LogGroup: 'ours' }, ...properties });
const environment = (Variables: object) => runs({ Environment: { Variables } });
const route = (properties: object) => part('AWS::ApiGatewayV2::Route', properties);

export const FUNCTION_CASES: Readonly<Record<string, Case>> = {
  'own-function-addresses': {
    sound: { Url: part('AWS::Lambda::Url', { AuthType: 'AWS_IAM' }) },
    broken: [{ Broken: part('AWS::Lambda::Url', { AuthType: 'NONE' }) }],
  },
  'own-routes': {
    sound: { Route: route({ AuthorizationType: 'JWT' }) },
    broken: [{ Broken: route({ AuthorizationType: 'NONE' }) }, { Broken: route({}) }],
  },
  'own-runtimes': {
    sound: { Function: runs({ Runtime: 'nodejs24.x' }) },
    broken: [{ Broken: runs({ Runtime: 'nodejs20.x' }) }, { Broken: runs({ Runtime: 'python3.9' }) }],
  },
  'own-environment': {
    sound: { Function: environment({ SIGNING_KEYS: 'app-prod-signing-keys' }) },
    broken: [
      { Broken: environment({ ACCESS_KEY: `AKIA${'ABCD'.repeat(4)}` }) },
      { Broken: environment({ PEM: '-----BEGIN PRIVATE KEY-----' }) },
      { Broken: environment({ SIGNING_KEYS: '{{resolve:secretsmanager:app-prod-signing-keys}}' }) },
    ],
  },
  'own-logs': {
    sound: { Group: part('AWS::Logs::LogGroup', { RetentionInDays: 90 }), Function: runs({}) },
    broken: [{ Broken: part('AWS::Logs::LogGroup') }, { Broken: runs({ LoggingConfig: undefined }) }],
  },
  'own-loop-detection': {
    sound: { Function: runs({}) },
    broken: [{ Broken: runs({ RecursiveLoop: 'Allow' }) }],
  },
};
