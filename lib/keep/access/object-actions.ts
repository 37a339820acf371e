/**
 * All that reaches objects and lists them. The settings of a bucket are not among it: whoever guards those by where a request comes from locks
 * CloudFormation out, which comes from nowhere that one could name, and nobody can take the guard away again.
 */
export const OBJECT_ACTIONS = [
  's3:GetObject*',
  's3:PutObject*',
  's3:DeleteObject*',
  's3:RestoreObject',
  's3:AbortMultipartUpload',
  's3:ListMultipartUploadParts',
  's3:ListBucket*',
] as const;
