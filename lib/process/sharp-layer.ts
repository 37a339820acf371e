import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Annotations } from 'aws-cdk-lib';
import { Architecture, Code, LayerVersion } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** The folder that becomes the layer. */
export const SHARP_LAYER = join(__dirname, '..', '..', 'lambdas', 'sharp-layer');

/** Whether `npm run sharp:arm64` has been run for it. */
export const isSharpIn = (folder: string): boolean =>
  existsSync(join(folder, 'nodejs', 'node_modules', '@img', 'sharp-linux-arm64'));

/** sharp with its native library for Lambda on arm64, from its own lock file, so that any machine can build it. */
export class SharpLayer extends LayerVersion {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'sharp for linux-arm64',
      code: Code.fromAsset(SHARP_LAYER),
      compatibleArchitectures: [Architecture.ARM_64],
    });
    if (!isSharpIn(SHARP_LAYER)) {
      Annotations.of(this).addWarningV2(
        'quayside:sharp-absent',
        'sharp for linux-arm64 is not there, so what this synthesises cannot render: run "npm run sharp:arm64" before you deploy.',
      );
    }
  }
}
