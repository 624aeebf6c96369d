import type { EdgeRefusal } from '../shared/protocol/messages.ts'
import type { EdgeLimits } from './config.ts'
import { KeyedBuckets } from './limits.ts'
import type { Connection } from './sockets.ts'

/** Joins that looking for a room costs which is not there: guessing codes gets expensive soon. */
export const UNKNOWN_ROOM_COST = 5

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

  /** Whether a room is there must not be told by this either: what a wrong code costs more is taken, but not asked for. */
  takeJoin({ address, joins }: Connection, cost: number): EdgeRefusal | null {
    const nowMs = performance.now()
    return joins.take(nowMs) && this.#joins.take(address, nowMs, cost, Math.min(cost, 1)) ? null : 'too-many-joins'
  }
}
