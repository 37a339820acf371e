import { serviceReplication, templateReplication } from '../../../local/bucket-settings/replication';

const RULE = {
  Status: 'Enabled',
  Priority: 1,
  Filter: { Prefix: '' },
  Destination: { Bucket: 'arn:aws:s3:::copy' },
} as const;

describe('a replication configuration', () => {
  const ofTemplate = { Role: 'arn:aws:iam::1:role/r', Rules: [{ Id: 'to-us-west-2', ...RULE }] };

  test('is what the service takes, with the name that it gives a rule', () => {
    expect(serviceReplication(ofTemplate)).toEqual({
      Role: 'arn:aws:iam::1:role/r',
      Rules: [{ ID: 'to-us-west-2', ...RULE }],
    });
  });

  test('comes back as the template has it', () => {
    expect(templateReplication(serviceReplication(ofTemplate))).toEqual(ofTemplate);
  });
});
