import { S3ControlClient } from '@aws-sdk/client-s3-control';
import { Obstacle } from '../command/obstacle';
import { callerIn } from './caller';
import { optionsOf } from './options';
import { accountBlock } from './public-access/account-block';
import { blockPublicAccess } from './public-access/block-public-access';
import { runCommand } from './run-command';
import { processTerminal } from './terminal';

runCommand(async () => {
  const { config, yes } = optionsOf('block-public-access', process.argv.slice(2));
  const { region } = config;
  const caller = await callerIn(region);
  if ('problem' in caller) throw new Obstacle(caller.problem);
  await blockPublicAccess(yes, accountBlock(new S3ControlClient({ region }), caller.account), processTerminal);
});
