import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { advice, type Check, type Departure, type Finding, regionsOf } from './check';

/** The account lets as many functions run side by side as the stage may ask for; new accounts allow 10. */
export const concurrency: Check = {
  subject: "the account's limit of concurrent functions",
  async find(departure) {
    const found = regionsOf(departure.designs).map((region) => findIn(region, departure));
    return (await Promise.all(found)).flat();
  },
};

async function findIn(region: string, { config, designs }: Departure): Promise<Finding[]> {
  const consumers = designs.filter((design) => design.region === region).flatMap(consumersOf);
  if (consumers.length === 0) return [];
  const { AccountLimit } = await new LambdaClient({ region }).send(new GetAccountSettingsCommand({}));
  const limit = AccountLimit?.ConcurrentExecutions ?? 0;
  const { maxConcurrency } = config.functions;
  if (limit > consumers.length * maxConcurrency) return [];
  return [
    advice(
      `Lambda runs ${limit} functions side by side in ${region}, and ${consumers.length} consumers may take ${maxConcurrency} each: a flood of uploads will slow the page down, so ask for more at Service Quotas (L-B99A9384) or lower functions.maxConcurrency in bin/stages.ts`,
    ),
  ];
}

const consumersOf = ({ resources }: Departure['designs'][number]) =>
  Object.values(resources).filter(({ Type }) => Type === 'AWS::Lambda::EventSourceMapping');
