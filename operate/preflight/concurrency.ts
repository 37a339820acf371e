import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { advice, type Check, type Departure, type Finding, problem, regionsOf } from './check';

/** Lambda reserves nothing of the last hundred: https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html */
const LEAST_UNRESERVED = 100;

/** The account lets as many functions run side by side as the stage may ask for or reserves; new accounts allow 10. */
export const concurrency: Check = {
  subject: "the account's limit of concurrent functions",
  async find(departure) {
    const found = regionsOf(departure.designs).map((region) => findIn(region, departure));
    return (await Promise.all(found)).flat();
  },
};

async function findIn(region: string, { config, designs }: Departure): Promise<Finding[]> {
  const here = designs.filter((design) => design.region === region);
  const consumers = here.flatMap(consumersOf).length;
  const reserved = here.flatMap(reservationsOf).reduce((sum, each) => sum + each, 0);
  if (consumers === 0 && reserved === 0) return [];
  const { AccountLimit } = await new LambdaClient({ region }).send(new GetAccountSettingsCommand({}));
  const limit = AccountLimit?.ConcurrentExecutions ?? 0;
  const { maxConcurrency } = config.functions;
  const refused = problem(
    `Lambda runs ${limit} functions side by side in ${region} and keeps ${LEAST_UNRESERVED} of them for all, so the ${reserved} that this stage reserves are refused: ask for more at Service Quotas (L-B99A9384), lower images.transformConcurrency, functions.apiConcurrency or functions.maxConcurrency, or give functions.reservesConcurrency false in bin/stages.ts`,
  );
  const slow = advice(
    `Lambda runs ${limit} functions side by side in ${region}, and ${consumers} consumers may take ${maxConcurrency} each: a flood of uploads will slow the page down, so ask for more at Service Quotas (L-B99A9384) or lower functions.maxConcurrency in bin/stages.ts`,
  );
  return [
    ...(reserved > 0 && limit - reserved < LEAST_UNRESERVED ? [refused] : []),
    ...(limit - reserved > consumers * maxConcurrency ? [] : [slow]),
  ];
}

const consumersOf = ({ resources }: Departure['designs'][number]) =>
  Object.values(resources).filter(({ Type }) => Type === 'AWS::Lambda::EventSourceMapping');

const reservationsOf = ({ resources }: Departure['designs'][number]): number[] =>
  Object.values(resources).flatMap(({ Type, Properties }) =>
    Type === 'AWS::Lambda::Function' ? [Number(Properties?.ReservedConcurrentExecutions ?? 0)] : [],
  );
