import { createRequire } from 'node:module';

/** A package of bench/images/peers, from where the bench has installed it. */
export const peer = <Package>(name: string): Package => createRequire(`${process.env.PEERS}/package.json`)(name);
