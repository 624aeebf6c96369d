import type { Segment } from '../tcp/segment.ts'
import type { Endpoint, Side } from '../tcp/tcb.ts'

/** Where a connection stands: both ends, and what is under way, in order of departure. */
export type Position = {
  readonly ends: Readonly<Record<Side, Endpoint>>
  readonly flights: readonly { readonly to: Side; readonly segment: Segment }[]
}
