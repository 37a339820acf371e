import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The assembly of stage dev that is deployed, but Keep has no site bucket and another table. Its template gets another name, or the one in the account is taken. */
export function withoutSiteAndOtherTable(deployed: string, folder: string) {
  const app = join(folder, 'changed.out');
  rmSync(app, { recursive: true, force: true });
  cpSync(deployed, app, { recursive: true });
  const file = join(app, 'quayside-dev-keep.template.json');
  const template = JSON.parse(readFileSync(file, 'utf8'));
  for (const [id, { Type, Properties }] of Object.entries<{ Type: string; Properties: Record<string, unknown> }>(
    template.Resources,
  )) {
    if (id.startsWith('Site')) delete template.Resources[id];
    if (Type === 'AWS::DynamoDB::GlobalTable') Properties.TableName = 'quayside-dev-other';
  }
  delete template.Outputs.SiteBucket;
  writeFileSync(file, JSON.stringify(template));
  const assets = readFileSync(join(app, 'quayside-dev-keep.assets.json'), 'utf8');
  const [hash = ''] = assets.match(/[0-9a-f]{64}/) ?? [];
  for (const name of readdirSync(app).filter((name) => name.endsWith('.json'))) {
    const text = readFileSync(join(app, name), 'utf8');
    writeFileSync(join(app, name), text.replaceAll(hash, hash.split('').reverse().join('')));
  }
  return { folder, app };
}
