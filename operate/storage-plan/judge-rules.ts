import { Obstacle } from '../../command/obstacle';
import type { Terminal } from '../terminal';
import type { PlanOptions } from './options';
import { isLoss, planAsJson, planOf } from './plan';
import { lossInWords, planInWords } from './plan-in-words';

/** Says what every rule costs and saves. Throws an `Obstacle` when one of them costs more than it saves. */
export function judgeRules({ mix, rules, copies, asJson }: PlanOptions, terminal: Pick<Terminal, 'say'>): void {
  const plan = planOf(mix, rules, copies);
  terminal.say(asJson ? JSON.stringify(planAsJson(plan), null, 2) : planInWords(plan));
  const losses = plan.verdicts.filter(isLoss).map((verdict) => lossInWords(verdict, plan.months));
  if (losses.length > 0) throw new Obstacle(`\nRefused. ${losses.join('\n')}`);
}
