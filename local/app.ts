import { App } from 'aws-cdk-lib';
import { addStacks } from '../bin/app';
import { stageNamed } from '../bin/stages';
import { withhold } from './withheld';

const app = new App();
addStacks(app, stageNamed(app.node.getContext('stage')));
withhold(app);
app.synth();
