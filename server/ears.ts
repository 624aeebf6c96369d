import type { Seen } from '../shared/protocol/messages.ts'
import { memberOf, placeOf } from '../shared/room/members.ts'
import type { MatchId, MemberId, Room } from '../shared/room/room.ts'
import type { Audience } from './live-match.ts'
import { viewerOf } from './live-match.ts'

/** Which match somebody hears of, and as whom. */
export type Ear = { readonly match: MatchId; readonly audience: Audience }

/**
 * What a member plays or watches now; null: nothing. `shown`: matches that there are to see, `wish`: the one that was asked for. A player who waits for
 * the next round of a class sees nothing of this one, though others play: all matches of a round have the same luck.
 */
export function earOf(room: Room, id: MemberId, shown: readonly { readonly id: MatchId }[], wish: MatchId | null): Ear | null {
  const role = memberOf(room, id)?.role
  if (role === undefined) return null
  if (role === 'player') {
    const place = placeOf(room, id)
    return place === null ? null : { match: place.match, audience: place.side }
  }
  const wished = shown.find((match) => match.id === wish)
  const match = role === 'organizer' ? wished : (wished ?? shown[0])
  return match === undefined ? null : { match: match.id, audience: role }
}

/**
 * True if what a member says it has seen was told to this ear: versions are counted for each audience by itself. Who does not say as whom they saw it
 * is believed.
 */
export function isSeenBy({ match, audience }: Ear, seen: NonNullable<Seen['match']>): boolean {
  return seen.match === match && (seen.viewer ?? viewerOf(audience)) === viewerOf(audience)
}

/** Both hear the same of the same match, or nothing at all. */
export function isSame(a: Ear | null, b: Ear | null): boolean {
  return a === b || (a !== null && b !== null && a.match === b.match && a.audience === b.audience)
}
