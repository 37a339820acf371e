import { IAMClient, PutRolePermissionsBoundaryCommand } from '@aws-sdk/client-iam';
import { clientConfig } from '../environment';
import type { Settlers } from './settler';

export const iamSettlers: Settlers = { 'AWS::IAM::Role': { writes: ['PermissionsBoundary'], settle: settleRole } };

async function settleRole(RoleName: string, properties: Record<string, unknown>, endpoint: string): Promise<void> {
  const { PermissionsBoundary } = properties as { PermissionsBoundary?: string };
  if (!PermissionsBoundary) return;
  const client = new IAMClient(clientConfig(endpoint));
  await client.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary }));
}
