import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Annotations } from 'aws-cdk-lib';
import { Code, LayerVersion } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** The folder that becomes the layer. */
export const HEIC_LAYER = join(__dirname, '..', '..', 'lambdas', 'heic-layer');

/** Whether `npm run heic:layer` has been run for it. */
export const isHeicIn = (folder: string): boolean =>
  existsSync(join(folder, 'nodejs', 'node_modules', 'heic-decode', 'package.json'));

/**
 * A decoder of HEIC as WebAssembly, for any processor: libheif and libde265 under the LGPL-3.0, in a layer of their own, so that whoever
 * wants another version puts it there. HEVC is covered by patents: https://www.itu.int/rec/T-REC-H.265, declarations.
 */
export class HeicLayer extends LayerVersion {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'heic-decode',
      license: 'ISC AND LGPL-3.0-only',
      code: Code.fromAsset(HEIC_LAYER),
    });
    if (!isHeicIn(HEIC_LAYER)) {
      Annotations.of(this).addWarningV2(
        'quayside:heic-absent',
        'The decoder of HEIC is not there, so what this synthesises cannot decode one: run "npm run heic:layer" before you deploy.',
      );
    }
  }
}
