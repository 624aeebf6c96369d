import type { EdgeLimits } from './config.ts'
import { KeyedBuckets } from './limits.ts'
import type { LiveRoom } from './live-room.ts'
import type { Connection } from './sockets.ts'

/** What asking for a room that does not exist costs, in joins: guessing codes soon gets expensive. */
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
   * True if somebody may ask for this room; null: there is none. The answer must not reveal whether the room exists: a wrong code is let through as
   * long as one join is left, and may then leave a debt. Whoever joins people of their own address does not guess, and costs the address nothing:
   * nobody can keep a school out of its own rooms by using up its joins.
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
