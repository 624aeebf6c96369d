import type { Backlog } from './scenario.ts'

/**
 * How many places of the listener's backlog strangers hold at `atMs`, ms since the start of the match (RFC 4987 §2). They have been coming since
 * long before the start. A SYN that finds no place is dropped in silence, so a place that becomes free goes to whoever comes next.
 */
export function placesTaken({ places, everyMs, untilMs, heldMs }: Backlog, atMs: number): number {
  const taken: number[] = []
  for (let comesMs = -heldMs; comesMs <= Math.min(atMs, untilMs); comesMs += everyMs) {
    while (taken[0] !== undefined && taken[0] <= comesMs) taken.shift()
    if (taken.length < places) taken.push(comesMs + heldMs)
  }
  return taken.filter((untilFreeMs) => untilFreeMs > atMs).length
}

/** True if a SYN that comes now is dropped for want of a place. A cookie is all that a listener has to remember, so it needs none. */
export function isFull(backlog: Backlog, atMs: number): boolean {
  return !backlog.cookies && placesTaken(backlog, atMs) >= backlog.places
}
