import type { Acknowledgement } from '../judge';

/** What stays of rights. */
export const ACCESS: readonly Acknowledgement[] = [
  {
    ids: ['AwsSolutions-IAM5[Resource::*]', 'IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE', 'own-everything'],
    where: ['flow/Traces/Resource'],
    reason: 'X-Ray knows no resource that sending a trace could be narrowed to. One policy says it for all functions.',
  },
  {
    ids: ['AwsSolutions-IAM5[Resource::*]', 'IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE', 'CKV_AWS_111', 'own-everything'],
    where: ['flow/Boundary/Resource'],
    reason: 'A boundary grants nothing: it leaves some actions, and refuses them on whatever is not this stage’s own.',
  },
  {
    ids: ['AwsSolutions-IAM5[Resource::<keep.FnGetAttOriginals63BA965BArnB160C458>/u/*]'],
    where: [
      'flow/UploadSigner/FunctionRole/Policy/Resource',
      'flow/AssetDeletion/FunctionRole/Policy/Resource',
      'flow/Render/Default/FunctionRole/Policy/Resource',
      'flow/Index/Default/FunctionRole/Policy/Resource',
    ],
    reason: 'People’s uploads, by prefix: a right to objects names a prefix or every object.',
  },
  {
    ids: ['AwsSolutions-IAM5[Resource::<keep.FnGetAttOriginals63BA965BArnB160C458>/import/*]'],
    where: ['flow/Render/Default/FunctionRole/Policy/Resource', 'flow/Index/Default/FunctionRole/Policy/Resource'],
    reason: 'What operators copied in, by prefix.',
  },
  {
    ids: [
      'AwsSolutions-IAM5[Resource::<keep.FnGetAttRenditions81538D22Arn1EE389C6>/i/*]',
      'AwsSolutions-IAM5[Resource::<keep.FnGetAttRenditions81538D22Arn1EE389C6>/m/*]',
    ],
    where: ['flow/Render/Default/FunctionRole/Policy/Resource', 'flow/Transform/FunctionRole/Policy/Resource'],
    reason: 'Renditions and mezzanines, by prefix.',
  },
  {
    ids: ['lambda_function_public_access_prohibited_check'],
    where: ['flow/Api/Http/*Permission', 'flow/Transform/Function/CloudFront*'],
    reason: 'Each names its source, as `own-service-source` holds; this rule takes a text for it and no `Fn::Join`.',
  },
  {
    ids: ['kms_create_grant_aws_service_check'],
    where: ['keep/Keys/*/Resource', 'keep/Backup/Key/Resource', 'replica/Key/Resource'],
    reason:
      'Nobody may make a grant but who may administrate keys anyway; a denial would bind those too, in the one place that could let somebody in again.',
    profiles: ['strict'],
  },
  {
    ids: ['kms_create_grant_aws_service_check'],
    where: ['keep', 'replica'],
    reason: 'The same, said of whole stacks.',
    profiles: ['strict'],
  },
  {
    ids: [
      'AwsSolutions-SMG4',
      'NIST.800.53.R5-SecretsManagerRotationEnabled',
      'HIPAA.Security-SecretsManagerRotationEnabled',
    ],
    where: ['keep/SigningKeys/Resource'],
    reason:
      'Rotated by `npm run rotate-signing-key`, when pages with signed addresses are made again: by itself it would break them.',
    profiles: ['strict'],
  },
  {
    ids: ['AwsSolutions-SMG4', 'CKV_AWS_149'],
    where: ['keep/SigningKeys/Resource'],
    reason: 'On your machine alone: signed addresses can be tried there without a key and a rotation.',
    profiles: ['lean'],
  },
  {
    ids: ['AwsSolutions-COG2'],
    where: ['keep/Accounts/Users/Resource'],
    reason: 'The page can’t ask for a second factor yet. People are invited, and see nothing but their own photos.',
  },
  {
    ids: ['AwsSolutions-COG8'],
    where: ['keep/Accounts/Users/Resource'],
    reason:
      'Cognito’s plan Plus watches for stolen passwords, at $0.02 a person and month; the plan that is included asks for twelve characters of four kinds.',
  },
];
