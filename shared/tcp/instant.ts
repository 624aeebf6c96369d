import type { Rules } from './rules.ts'
import { RFC_9293 } from './rules.ts'
import type { Segment } from './segment.ts'
import { sendable } from './sendable.ts'
import { step } from './step.ts'
import type { Endpoint } from './tcb.ts'

/** Sends the first good segment again and again until nothing is owed any more: a TCP as fast as a kernel. */
export function drain(endpoint: Endpoint, rules: Rules = RFC_9293): { readonly endpoint: Endpoint; readonly segments: readonly Segment[] } {
  const segments: Segment[] = []
  let current = endpoint
  for (;;) {
    const first = sendable(current, rules)[0]
    if (first?.grade !== 'good') return { endpoint: current, segments }
    segments.push(first.segment)
    current = step(current, { type: 'segment-sent', segment: first.segment }, rules).endpoint
  }
}
