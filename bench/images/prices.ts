/** US dollars, us-east-1, the first tier, before what is free in a month; compared with the published lists in November 2026. */
export const PRICES = {
  /** A GB-second of a function on x86, on which the CPU time is measured; arm64 is a fifth cheaper. https://aws.amazon.com/lambda/pricing/ */
  lambdaGbSecond: 0.0000166667,
  /** A thousand objects written. https://aws.amazon.com/s3/pricing/ */
  thousandPuts: 0.005,
  /** A GB kept for a month. https://aws.amazon.com/s3/pricing/ */
  storedGbMonth: 0.023,
  /** A GB sent to viewers in the United States or Europe. https://aws.amazon.com/cloudfront/pricing/ */
  egressGb: 0.085,
} as const;

/** What has one core to itself. https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
const GB_OF_ONE_CORE = 1769 / 1024;

/** How much longer the same work takes on a core of Lambda's than on a modern server's: assumed, between 1.5 and 2.5, until somebody measures it. */
export const SLOWER_ON_LAMBDA = 2;

const GB = 2 ** 30;
const MILLION = 1e6;

/** What one photo takes. */
export type Effort = { readonly cpuMs: number; readonly files: number; readonly bytes: number };

/** Dollars for a million photos: made, written, kept for a month, and each of their files viewed so often. Viewers' requests cost the same whatever a file is. */
export function dollarsFor({ cpuMs, files, bytes }: Effort, viewsPerFile: number): number {
  const made = (cpuMs / 1000) * SLOWER_ON_LAMBDA * GB_OF_ONE_CORE * PRICES.lambdaGbSecond;
  const written = (files / 1000) * PRICES.thousandPuts;
  const kept = (bytes / GB) * PRICES.storedGbMonth;
  const sent = (bytes / GB) * viewsPerFile * PRICES.egressGb;
  return MILLION * (made + written + kept + sent);
}

/** From how many views of each file on more effort costs less in sum. */
export function viewsThatPay(less: Effort, more: Effort): number {
  const perView = (effort: Effort) => dollarsFor(effort, 1) - dollarsFor(effort, 0);
  return (dollarsFor(more, 0) - dollarsFor(less, 0)) / (perView(less) - perView(more));
}
