/** How one resource's settings are said again, through the service's own API, that the engine's CloudFormation dropped. */
type Settler = {
  /** The properties that it writes. What is read back of them shows that the engine can keep them, not that it did. */
  readonly writes: readonly string[];
  readonly settle: (physicalId: string, properties: Record<string, unknown>, endpoint: string) => Promise<void>;
};

/** Settlers by resource type. */
export type Settlers = Readonly<Record<string, Settler>>;
