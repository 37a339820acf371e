/** A function returned what CloudFront does not take: 502 to the viewer. */
export class InvalidResult extends Error {
  override readonly name = 'InvalidResult';
}
