import { stageNamed } from '../../../bin/stages';
import { whatNext } from '../../../operate/deployment/what-next';
import { stage } from '../../support/synth';

const TOPICS = {
  AlarmTopic: 'arn:aws:sns:us-east-1:111111111111:quayside-alarms',
  ReplicaAlarmTopic: 'arn:aws:sns:us-west-2:111111111111:quayside-replica-alarms',
};

/** The outputs that the stacks of a stage have, and none that they have not. */
function saidOf(name: string): string {
  const { keep, edge, watch, replica } = stage(name);
  const there = new Set([keep, edge, watch, replica].flatMap((template) => Object.keys(template.findOutputs('*'))));
  return whatNext(stageNamed(name), (output) => {
    if (!there.has(output)) throw new Error(`no stack has the output ${output}`);
    return TOPICS[output as keyof typeof TOPICS] ?? output;
  });
}

describe('what a person hears after a deployment', () => {
  test('is where to subscribe to alarms, in both regions where copies are measured', () => {
    const said = saidOf('prod');

    for (const topic of Object.values(TOPICS)) {
      expect(said).toContain(`aws sns subscribe --region ${topic.split(':')[3]} --topic-arn ${topic} --protocol email`);
    }
  });

  test('is one topic where nothing is copied', () => {
    expect(saidOf('dev').match(/aws sns subscribe/g)).toHaveLength(1);
  });
});
