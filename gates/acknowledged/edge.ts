import type { Acknowledgement } from '../judge';

const DISTRIBUTION = 'edge/Distribution/Cdn/Resource';

/** What stays of CloudFront. */
export const EDGE: readonly Acknowledgement[] = [
  {
    ids: ['AwsSolutions-CFR1'],
    where: [DISTRIBUTION],
    reason: 'No country is shut out: whose photos these are, this template does not know.',
  },
  {
    ids: ['AwsSolutions-CFR2', 'CKV_AWS_68'],
    where: [DISTRIBUTION],
    reason:
      'A firewall costs $5 a month and a dollar a rule before anybody comes. What it would guard reads files, or asks for a token and a signature, and is throttled.',
  },
  {
    ids: ['AwsSolutions-CFR3', 'CKV_AWS_86', 'cloudfront_access_logs_enabled_check'],
    where: [DISTRIBUTION],
    reason:
      'These rules know logs of the old kind alone, which want a bucket with lists of access, and ours have none.',
  },
  {
    ids: [
      'AwsSolutions-CFR4',
      'CKV_AWS_174',
      'cloudfront_custom_ssl_certificate_check',
      'cloudfront_security_policy_check',
      'cloudfront_sni_enabled_check',
    ],
    where: [DISTRIBUTION],
    reason:
      'The address is CloudFront’s own, so the certificate and the oldest TLS that it takes are, too: both come with a domain.',
  },
  {
    ids: ['cfn-lint-E1017'],
    where: [DISTRIBUTION],
    reason:
      'It splits the address of a function of the stack before: cfn-lint knows that `Fn::GetStackOutput` is a text everywhere but there.',
  },
];
