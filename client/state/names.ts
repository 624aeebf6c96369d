import type { ReadonlySignal } from '@preact/signals'
import { computed } from '@preact/signals'
import type { Side } from '../../shared/tcp/tcb.ts'
import type { MatchListing, RoomView } from '../../shared/view/room-view.ts'
import { matchView, roomView } from './streams.ts'

/** What whoever has this seat is called, though they may have left; null: a bot. */
export function nameIn({ members, left }: Pick<RoomView, 'members' | 'left'>, seat: MatchListing['seats'][Side]): string | null {
  if (seat === 'bot') return null
  return [...members, ...left].find(({ id }) => id === seat)?.name ?? '–'
}

/** Who plays the sides of the match on the table now; null: a bot, for whoever has left too, or there is no match of a room. */
export const names: Readonly<Record<Side, ReadonlySignal<string | null>>> = { client: nameOf('client'), server: nameOf('server') }

function nameOf(side: Side): ReadonlySignal<string | null> {
  return computed(() => {
    const room = roomView.value
    const view = matchView.value
    // The seat stays theirs who had it at the start, though a bot plays on for them.
    if (view?.controllers[side] === 'bot') return null
    const listing = room?.matches.findLast(({ match }) => match === view?.match)
    return room === null || listing === undefined ? null : nameIn(room, listing.seats[side])
  })
}
