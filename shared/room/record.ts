import type { MatchResult } from '../match/events.ts'
import type { MatchInput } from '../match/match.ts'
import type { Script } from '../match/scenario.ts'
import type { MatchOptions } from '../match/step.ts'
import { otherSide, SIDES } from '../tcp/sides.ts'
import type { Side } from '../tcp/tcb.ts'
import type { Entry } from './journal.ts'
import { isLeaderless } from './members.ts'
import type { MemberId, OwnScenario, Pairing, Room, RoomInput, Seat } from './room.ts'
import { RULES_VERSION } from './room.ts'

/**
 * What is kept of a finished match: what it began with, what was done to it and what came of it. That is enough to play it again under the same rules
 * (createMatch takes it as it is), and it is a few KB. Nobody's name or token is in it: `seats` are those at the beginning, members by their numbers.
 */
export type MatchRecord = MatchOptions &
  Pairing & {
    readonly code: string
    readonly round: number
    readonly rules: number
    readonly own: OwnScenario | null
    readonly result: MatchResult
    readonly inputs: readonly MatchEntry[]
  }

/** Something that was done to a match, and when: whole ms on the room's clock. */
export type MatchEntry = { readonly atMs: number; readonly input: MatchInput }

/**
 * The record of a match of the room, which is given as it was when the round had just begun. `inputs` are those of the room since then; more than
 * those that have to do with this match do no harm.
 * @throws RangeError if the room has no such match.
 */
export function recordOf(begun: Room, match: number, inputs: readonly Entry[], result: MatchResult): MatchRecord {
  const [opening, pairing] = [begun.matches[match - begun.firstMatch], begun.pairings[match - begun.firstMatch]]
  if (opening === undefined || pairing === undefined) throw new RangeError(`room ${begun.code} has no match ${match}`)
  const { seed, table, assistance, startsAtMs, bot, ends } = opening
  return {
    code: begun.code,
    ...pairing,
    round: begun.round,
    rules: RULES_VERSION,
    own: begun.settings.own,
    script: withoutFurtherLegs(opening.script),
    seed,
    table,
    assistance,
    controllers: { client: ends.client.controller, server: ends.server.controller },
    startsAtMs,
    bot,
    result,
    inputs: matchInputs(begun, pairing, inputs),
  }
}

function withoutFurtherLegs(script: Script): Script {
  if (script.next === undefined) return script
  const { next: _, ...leg } = script
  return leg
}

/** What the inputs of the room were to the match of this pairing. What the match refuses or ignores may be among it. */
function matchInputs(begun: Room, { seats }: Pairing, inputs: readonly Entry[]): MatchEntry[] {
  const places = new Places(begun, seats)
  return inputs.flatMap(({ atMs, input }) => {
    const meant = places.meaningOf(input)
    return meant === null ? [] : [{ atMs, input: meant }]
  })
}

/**
 * Who sits at the match. Its seats change hands as in the room: whoever joins a duo as a player takes the place of the one who left. Only of a room
 * that has had MEMBERS_AT_MOST people it is not known whose number it gives away again: a place that is taken there stays empty here.
 */
class Places {
  readonly #begun: Room
  readonly #seats: Record<Side, Seat | null>
  readonly #bots: Record<Side, boolean>
  /** Who of those who sit here are connected; and whether the class has lost its organizer: both only matter there. */
  readonly #here = new Set<MemberId>()
  #isLeaderless: boolean
  #nextMember: MemberId

  constructor(begun: Room, seats: Pairing['seats']) {
    this.#begun = begun
    this.#seats = { ...seats }
    this.#bots = { client: seats.client === 'bot', server: seats.server === 'bot' }
    for (const { id, connected } of begun.members) if (connected && this.#sideOf(id) !== null) this.#here.add(id)
    this.#isLeaderless = isLeaderless(begun)
    this.#nextMember = begun.members.length
  }

  meaningOf(input: RoomInput): MatchInput | null {
    switch (input.type) {
      case 'join':
        return this.#joined(this.#nextMember++, input.role === 'spectator')
      case 'leave':
        return this.#left(input.member)
      case 'remove':
        return this.#left(input.target)
      case 'end-match':
        return (this.#isLeaderless ? this.#isDesertedBut(input.member) : this.#mayEnd(input.member)) ? { type: 'abandon' } : null
      case 'pause':
        return this.#mayEnd(input.member) ? { type: input.paused ? 'pause' : 'resume' } : null
      case 'disconnect':
        this.#here.delete(input.member)
        return null
      case 'connect':
        return this.#at(input.member, (side) => {
          this.#here.add(input.member)
          return this.#control(side, false)
        })
      case 'call-bot':
        return this.#at(input.member, (side) => this.#control(otherSide(side), true))
      case 'hint':
      case 'close':
        return this.#at(input.member, (side) => ({ type: input.type, side }))
      case 'move': {
        const { move, segment, rttMs } = input
        return this.#at(input.member, (side) => ({ type: 'move', side, move, segment, rttMs }))
      }
      default:
        return null
    }
  }

  #sideOf(seat: Seat | null): Side | null {
    return SIDES.find((side) => this.#seats[side] === seat) ?? null
  }

  #at(member: MemberId, meant: (side: Side) => MatchInput | null): MatchInput | null {
    const side = this.#sideOf(member)
    return side === null ? null : meant(side)
  }

  #joined(member: MemberId, isSpectator: boolean): MatchInput | null {
    const side = isSpectator || this.#begun.kind === 'class' ? null : this.#sideOf(null)
    if (side === null) return null
    this.#seats[side] = member
    return this.#control(side, false)
  }

  /** Null: that is how it is already. */
  #control(side: Side, isBot: boolean): MatchInput | null {
    if (this.#bots[side] === isBot) return null
    this.#bots[side] = isBot
    return { type: 'control', side, controller: isBot ? 'bot' : 'person' }
  }

  #left(member: MemberId): MatchInput | null {
    this.#here.delete(member)
    if (this.#begun.members[member]?.role === 'organizer') {
      this.#isLeaderless = true
      return { type: 'resume' }
    }
    const side = this.#sideOf(member)
    if (side === null) return null
    this.#seats[side] = null
    const other = this.#seats[otherSide(side)]
    return other === null || other === 'bot' ? { type: 'abandon' } : null
  }

  /** Then any player may end it. */
  #isDesertedBut(member: MemberId): boolean {
    return [...this.#here].every((here) => here === member)
  }

  #mayEnd(member: MemberId): boolean {
    return this.#sideOf(member) !== null || this.#begun.members[member]?.role === 'organizer'
  }
}
