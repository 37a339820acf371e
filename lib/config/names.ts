/** What every name of a stage begins with. */
type Stage = { readonly project: string; readonly stage: string };

/** `<project>-<stage>-<thing>`: the plain name of whatever another stack must find without asking. */
export const nameOf = ({ project, stage }: Stage, thing: string): string => `${project}-${stage}-${thing}`;

/** The bucket in a region that takes code and templates of a stage whose account nobody bootstrapped. */
export const assetBucketOf = (stage: Stage, region: string): string => `${nameOf(stage, 'assets')}-${region}`;

/** What the parameter with the distribution's id is called: Edge writes it, Flow, which deploys before, reads it when it runs. */
export const DISTRIBUTION_PARAMETER = 'distribution-id';

/** What the secret is called whose versions sign variants: Keep makes it, Flow and whoever signs know it by this name. */
export const SIGNING_KEYS = 'signing-keys';

/** The bucket in the stage's own region from which no role of the stage deletes. */
export const AUDIT_COPY = 'originals-audit';

/** The bucket in which S3 writes down who asked for what. */
export const ACCESS_LOGS = 'access-logs';
