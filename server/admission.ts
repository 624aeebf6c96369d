import type { EdgeLimits } from './config.ts'
import { KeyedBuckets } from './limits.ts'
import type { LiveRoom } from './live-room.ts'
import type { Connection } from './sockets.ts'

/** Joins that looking for a room costs which is not there: guessing codes gets expensive soon. */
const UNKNOWN_ROOM_COST = 5

/** How often one network address may open rooms, and ask to be let into one. */
export class Admission {
  readonly #rooms: KeyedBuckets
  readonly #joins: KeyedBuckets

  constructor({ roomsPerSecond, roomBurst, joinsPerSecond, joinBurst }: EdgeLimits) {
    this.#rooms = new KeyedBuckets(roomsPerSecond, roomBurst)
    this.#joins = new KeyedBuckets(joinsPerSecond, joinBurst)
  }

  /** True if one more room may be opened from there; then it is counted. */
  takeRoom({ address }: Connection): boolean {
    return this.#rooms.take(address, performance.now())
  }

  /**
   * True if somebody may ask for this room; null: there is none. Whether it is there must not be told by this: what a wrong code costs more is taken,
   * but not asked for. Who comes to people of the same address is no stranger who guesses: nobody keeps a school that plays out of its own rooms by
   * using up what it has.
   */
  takeJoin({ address, joins }: Connection, live: LiveRoom | null): boolean {
    const nowMs = performance.now()
    if (!joins.take(nowMs)) return false
    if (live !== null && isAt(live, address)) return true
    return this.#joins.take(address, nowMs, live === null ? UNKNOWN_ROOM_COST : 1, 1)
  }

  /** True if somebody who has a seat may come back to it, however many come from the same address. */
  takeReturn({ joins }: Connection): boolean {
    return joins.take(performance.now())
  }
}

/** Somebody of this network address is in the room. */
function isAt({ seats }: LiveRoom, address: string): boolean {
  for (const { line } of seats.values()) if (line.address === address) return true
  return false
}
