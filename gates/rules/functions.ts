import { failing, ofType, type StageModel } from '../../bin/stage-model';
import type { Rule } from './rule';

const functionsIn = (stage: StageModel) => ofType(stage, 'AWS::Lambda::Function');

const addresses: Rule = {
  id: 'own-function-addresses',
  promise: 'A function’s own address answers signed requests only.',
  find: (stage) => failing(ofType(stage, 'AWS::Lambda::Url'), ({ properties }) => properties.AuthType === 'AWS_IAM'),
};

const routes: Rule = {
  id: 'own-routes',
  promise: 'Every route of the API asks who is calling.',
  find: (stage) =>
    failing(ofType(stage, 'AWS::ApiGatewayV2::Route'), ({ properties: { AuthorizationType = 'NONE' } }) =>
      ['JWT', 'AWS_IAM', 'CUSTOM'].includes(AuthorizationType),
    ),
};

/** First day after support, of the runtimes that have one to come: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html */
const SUPPORTED_UNTIL: Readonly<Record<string, string>> = {
  'nodejs22.x': '2027-04-30',
  'nodejs24.x': '2028-04-30',
};

const runtimes: Rule = {
  id: 'own-runtimes',
  promise: 'Every function runs on a Node that gets security fixes today.',
  find: (stage) =>
    failing(functionsIn(stage), ({ properties: { Runtime } }) => {
      const until = SUPPORTED_UNTIL[Runtime];
      return until !== undefined && new Date().toISOString() < until;
    }),
};

/** A key of AWS, a private key, and references that put a secret's value into the clear. */
const SECRET = /\b(AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN |\{\{resolve:(secretsmanager|ssm-secure):/;

const environment: Rule = {
  id: 'own-environment',
  promise: 'No secret stands in the environment of a function, where whoever may look at functions sees it.',
  find: (stage) =>
    failing(functionsIn(stage), ({ properties: { Environment } }) => !SECRET.test(JSON.stringify(Environment ?? {}))),
};

const logs: Rule = {
  id: 'own-logs',
  promise:
    'Logs go after a time, and each function has a group that is ours, or Lambda would make one that stays for ever.',
  find: (stage) => [
    ...failing(ofType(stage, 'AWS::Logs::LogGroup'), ({ properties: { RetentionInDays } }) => RetentionInDays > 0),
    ...failing(functionsIn(stage), ({ properties: { LoggingConfig } }) => LoggingConfig?.LogGroup),
  ],
};

const loops: Rule = {
  id: 'own-loop-detection',
  promise: 'Lambda may stop a function that keeps calling itself.',
  find: (stage) => failing(functionsIn(stage), ({ properties: { RecursiveLoop } }) => RecursiveLoop !== 'Allow'),
};

export const FUNCTION_RULES = [addresses, routes, runtimes, environment, logs, loops];
