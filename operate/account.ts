import { Obstacle } from '../command/obstacle';
import type { Config } from '../lib/config';
import { callerIn } from './caller';
import { listed, type Terminal } from './terminal';

/** Says into which account a command will reach, and answers its number. Throws an `Obstacle` that says how to get in; `also` follows it. */
export async function enterAccount(config: Config, terminal: Terminal, also: readonly string[] = []): Promise<string> {
  const caller = await callerIn(config.region);
  if ('problem' in caller) throw new Obstacle(also.length === 0 ? caller.problem : listed([caller.problem, ...also]));
  const through = process.env.AWS_ENDPOINT_URL ? ` through ${process.env.AWS_ENDPOINT_URL}` : '';
  terminal.say(`Stage ${config.stage}, account ${caller.account} in ${config.region}${through}, as ${caller.arn}`);
  return caller.account;
}
