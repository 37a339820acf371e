import { join } from 'node:path';
import { endWith } from '../../command/obstacle';
import { STATE } from '../../command/paths';
import { startCloud } from '../cloud';
import { shown } from '../steps';
import { reportOn } from './failover-report';
import { rehearseFailover } from './rehearse-failover';

/** Apart from a running `npm start`, from tests, and without a trace. */
const FOLDER = join(STATE, 'failover-drill');

/** `npm run drill:failover`: all of stage `drill`, the loss of its region, and what viewers see of it. */
async function drill(): Promise<void> {
  const cloud = await startCloud({ folder: FOLDER, stage: 'drill', asksForRights: true, step: shown });
  try {
    const { stage, endpoint, outputs } = cloud;
    const rehearsal = await shown('lose the region, and get it back', () =>
      rehearseFailover({ folder: FOLDER, stage, endpoint, outputs }),
    );
    console.log(reportOn(rehearsal));
  } finally {
    await cloud.stop();
  }
}

endWith(drill);
