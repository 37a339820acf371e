/** In what the engine asks for rights otherwise than AWS, where it asks for them at all, and why that does no harm. */
export const RIGHTS_HERE: ReadonlyArray<{ readonly what: string; readonly reason: string }> = [
  {
    what: '`aws:SecureTransport` is `true` unless a request says that it came by plain HTTP',
    reason: 'the engine speaks HTTP on 127.0.0.1, so every policy of ours would deny everything',
  },
  {
    what: 'the account itself may do everything with keys that are not read, and may take any role',
    reason: 'it deploys and settles, and attacks take the roles of functions that way; in AWS it may take none',
  },
  {
    what: 'S3, SQS and DynamoDB ask nobody for a right to the key behind them',
    reason: 'nothing is encrypted here; what each role may do with which key is asked of KMS',
  },
  {
    what: 'an access point lets in nobody of another account, whatever its policy says',
    reason:
      "the engine looks for access points in the caller's account alone; attacks come from a role of the account that has it",
  },
  {
    what: '`aws:SourceVpc` is in no request',
    reason: 'nothing here comes from a VPC; who comes from a network that is let in or not is tried by its address',
  },
  {
    what: 'CloudFront comes as the account itself',
    reason: 'no service comes under its own name here; what policies let CloudFront read, the edge server asks before',
  },
];
