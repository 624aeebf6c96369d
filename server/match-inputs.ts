import type { MatchEvent, MatchResult } from '../shared/match/events.ts'
import type { Entry } from '../shared/room/journal.ts'
import type { MatchRecord } from '../shared/room/record.ts'
import { recordOf } from '../shared/room/record.ts'
import type { MatchId, Room, RoomInput } from '../shared/room/room.ts'
import { step } from '../shared/room/step.ts'

/** What has been done to a match since its round began: enough to play it again, and to write it down when it is over. */
export class MatchInputs {
  readonly #begun: Room
  readonly #match: MatchId
  readonly #entries: Entry[] = []
  /** What has ended the match is among them, or it was time alone. */
  #isClosed = false

  /** `begun`: the room as it was at the beginning of the round, with this match alone. */
  constructor(begun: Room) {
    this.#begun = begun
    this.#match = begun.firstMatch
  }

  /**
   * Remembers an input of the room if it may have done something to the match, at a time on the room's clock. Once it is over (`overAtMs`; null: it is
   * not), nothing is remembered: not even what has not ended it and comes in the same moment.
   */
  note(atMs: number, input: RoomInput, overAtMs: number | null): void {
    if (this.#isClosed || (overAtMs !== null && atMs > overAtMs) || !this.#concerns(input)) return
    this.#entries.push({ atMs, input })
    this.#isClosed = overAtMs !== null
  }

  /** In a duo anybody's input may do something to the match: who joins may take an empty place. In a class others may end one that is deserted. */
  #concerns(input: RoomInput): boolean {
    const { kind, members, pairings } = this.#begun
    if (kind !== 'class' || input.type === 'end-match') return true
    if (!('member' in input)) return false
    const seats = pairings[0]?.seats
    return seats?.client === input.member || seats?.server === input.member || members[input.member]?.role === 'organizer'
  }

  /** All that has happened in the match until `untilMs`, on the room's clock. */
  playAgain(untilMs: number): readonly MatchEvent[] {
    const events: MatchEvent[] = []
    let room = this.#begun
    const play = (input: RoomInput, atMs: number): void => {
      const played = step(room, input, atMs)
      if (played.refusal !== undefined) return
      room = played.room
      for (const event of played.events) if (event.type === 'match' && event.match === this.#match) events.push(event.event)
    }
    for (const { atMs, input } of this.#entries) play(input, atMs)
    play({ type: 'tick' }, untilMs)
    return events
  }

  /** The record of the match, which is over. */
  record(result: MatchResult): MatchRecord {
    return recordOf(this.#begun, this.#match, this.#entries, result)
  }
}
