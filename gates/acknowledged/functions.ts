import type { Acknowledgement } from '../judge';

const FUNCTIONS = 'flow/*Function/Resource';
const LOGS = ['flow/*FunctionLogs/Resource', 'flow/Api/AccessLogs/Resource'];
const QUEUES = ['flow/*/Queue/Resource', 'flow/*/DeadLetters/Resource'];

/** What stays of functions, their queues and logs. */
export const FUNCTION_EXCEPTIONS: readonly Acknowledgement[] = [
  {
    ids: [
      'NIST.800.53.R5-LambdaInsideVPC',
      'PCI.DSS.321-LambdaInsideVPC',
      'HIPAA.Security-LambdaInsideVPC',
      'lambda_inside_vpc_check',
      'CKV_AWS_117',
    ],
    where: [FUNCTIONS],
    reason:
      'Functions talk to nothing but APIs of AWS, which ask for their signature. A network of our own would need an endpoint for each of six services, at $7 a month and zone, to reach the same.',
  },
  {
    ids: ['NIST.800.53.R5-LambdaDLQ', 'HIPAA.Security-LambdaDLQ', 'Serverless-LambdaDLQ', 'CKV_AWS_116'],
    where: [FUNCTIONS],
    reason:
      'Dead letters of a function are for calls that nobody waits for, and there are none: consumers are called by their queue, which has dead letters, the others by the API or CloudFront, which get the error.',
  },
  {
    ids: ['Serverless-LambdaEventSourceMappingDestination'],
    where: ['flow/*Function/SqsEventSource:*'],
    reason: 'Lambda knows such a destination for streams only; of a queue, the redrive policy is that.',
  },
  {
    ids: ['Serverless-SQSRedrivePolicy', 'sqs_dlq_check'],
    where: ['flow/*/DeadLetters/Resource'],
    reason:
      'These are the dead letters. An alarm rings for the first of them, and nothing behind them would be looked at sooner.',
  },
  {
    ids: ['CKV_AWS_173'],
    where: [FUNCTIONS],
    reason:
      'What stands in the environment is encrypted by a key of Lambda’s, and is no secret: names, addresses and limits, as `own-environment` holds.',
  },
  {
    ids: ['CKV_AWS_115'],
    where: [FUNCTIONS],
    reason:
      'A new account may run ten functions at once and reserve none, so profile lean reserves nothing; mappings have a limit all the same.',
    profiles: ['lean'],
  },
  {
    ids: ['CKV_AWS_158', 'cloudwatch_log_group_encrypted_check'],
    where: LOGS,
    reason: 'Profile lean has no keys of its own, at a dollar a month each; CloudWatch Logs encrypts with its own.',
    profiles: ['lean'],
  },
  {
    ids: ['cloudwatch_log_group_encrypted_check'],
    where: LOGS,
    reason:
      'They are encrypted by a key of the stack before, as NIST, PCI and checkov find; this rule knows no `Fn::GetStackOutput`.',
    profiles: ['strict'],
  },
  {
    ids: ['cloudwatch_log_group_retention_period_check'],
    where: LOGS,
    reason:
      'The rule wants a year. Logs say who did what with which photo: config says how long that may be known, and 365 days is one of its values.',
  },
  {
    ids: ['CKV_AWS_27'],
    where: QUEUES,
    reason: 'Profile lean has no keys of its own, at a dollar a month each; SQS encrypts with its own.',
    profiles: ['lean'],
  },
  {
    ids: ['sqs_queue_encrypted_check'],
    where: QUEUES,
    reason:
      'They are encrypted by a key of the stack before, as checkov finds; this rule knows no `Fn::GetStackOutput`.',
    profiles: ['strict'],
  },
  {
    ids: ['CKV_AWS_26'],
    where: ['watch/Alarms/Topic/Resource'],
    reason: 'Profile lean has no keys of its own, at a dollar a month each; what an alarm says is no secret.',
    profiles: ['lean'],
  },
];
