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

/** Who plays the sides of the match on the table now; null: a bot, or there is no match of a room. */
export const names: Readonly<Record<Side, ReadonlySignal<string | null>>> = { client: nameOf('client'), server: nameOf('server') }

function nameOf(side: Side): ReadonlySignal<string | null> {
  return computed(() => {
    const room = roomView.value
    const match = matchView.value?.match
    const listing = room?.matches.findLast((one) => one.match === match)
    return room === null || listing === undefined ? null : nameIn(room, listing.seats[side])
  })
}
