import type { Seen } from '../shared/protocol/messages.ts'
import type { MatchId } from '../shared/room/room.ts'
import type { Audience } from './live-match.ts'
import { viewerOf } from './live-match.ts'

/** Which match somebody hears of, and as whom. */
export type Ear = { readonly match: MatchId; readonly audience: Audience }

/** Every audience counts events of its own. A member may have been another one when it saw them, and who does not say is believed. */
export function isSeenBy({ match, audience }: Ear, seen: NonNullable<Seen['match']>): boolean {
  return seen.match === match && (seen.viewer ?? viewerOf(audience)) === viewerOf(audience)
}

/** Both hear the same of the same match, or nothing at all. */
export function isSame(a: Ear | null, b: Ear | null): boolean {
  return a === b || (a !== null && b !== null && a.match === b.match && a.audience === b.audience)
}
