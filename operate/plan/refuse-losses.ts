import { Obstacle } from '../../command/obstacle';
import { requireTypedName } from '../consent';
import type { Options } from '../options';
import { listed, type Terminal } from '../terminal';
import { isUnprotecting, lossesIn, type StackPlan } from './plan';

/** Throws an `Obstacle` when the plan loses what people entrusted to the stage, unless that is meant; where data is to be kept, a person types its name. */
export async function refuseLosses(
  plan: readonly StackPlan[],
  { config, allowDataLoss }: Options,
  terminal: Terminal,
): Promise<void> {
  const losses = lossesIn(plan);
  if (losses.length === 0) return;
  terminal.say(`This would lose what people entrusted to the stage:\n${listed(losses)}`);
  if (!allowDataLoss) {
    throw new Obstacle(
      'Nothing was deployed. Undo the change that causes it, or add --allow-data-loss if you mean it.',
    );
  }
  if (!config.keepData && !isUnprotecting(plan)) return;
  await requireTypedName(`Stage ${config.stage} was made to keep its data.`, config.stage, terminal);
}
