import type { Seed } from '../match/chance.ts'
import { drawBelow } from '../match/chance.ts'
import type { Protocol, Way } from './protocols.ts'
import { roundTrips, WAYS, wayOf } from './protocols.ts'

/** What is to be brought to the server, and over which wire: the player chooses the way. */
export type Task = {
  /** Reading a page can be done twice without harm, paying cannot. */
  readonly request: 'read' | 'pay'
  /** Somebody on the way could read along who should not. */
  readonly mustBeSecret: boolean
  /** The client has been there before and has kept cookie and ticket. */
  readonly hasVisited: boolean
  readonly rttMs: number
  readonly lossPercent: number
}

/** Why a choice is right or wrong. */
export type Reason =
  /** Nothing else that may be taken is faster. */
  | 'fastest'
  /** Allowed, but `better` needs fewer round trips. */
  | 'slower'
  /** Without a cookie or a ticket of an earlier visit it does not work at all. */
  | 'never-visited'
  | 'read-along'
  /** A copy of the request would be carried out again. */
  | 'paid-twice'

/** The word on a choice; `better` is null where it was right. */
export type Choice = { readonly isRight: boolean; readonly reason: Reason; readonly better: Protocol | null }

const WIRES = [
  { rttMs: 20, lossPercent: 0 },
  { rttMs: 60, lossPercent: 0 },
  { rttMs: 150, lossPercent: 10 },
  { rttMs: 300, lossPercent: 20 },
] as const

/** The n-th task of a seed, from 1. */
export function taskAt(seed: Seed, n: number): Task {
  const bits = drawBelow(8, seed, 'client', n, 'guess')
  const wire = WIRES[drawBelow(WIRES.length, seed, 'server', n, 'guess')] ?? WIRES[0]
  return { request: bits & 1 ? 'pay' : 'read', mustBeSecret: (bits & 2) !== 0, hasVisited: (bits & 4) !== 0, ...wire }
}

/** The word on a choice, and what would have been better; what is forbidden weighs more than what is slow. */
export function judgeChoice(task: Task, protocol: Protocol): Choice {
  const way = wayOf(protocol)
  const best = fastest(task)
  const obstacle = obstacleTo(way, task)
  if (obstacle !== null) return { isRight: false, reason: obstacle, better: best.protocol }
  return roundTrips(way) > roundTrips(best)
    ? { isRight: false, reason: 'slower', better: best.protocol }
    : { isRight: true, reason: 'fastest', better: null }
}

function obstacleTo(way: Way, { request, mustBeSecret, hasVisited }: Task): Reason | null {
  if (way.needsVisit && !hasVisited) return 'never-visited'
  if (mustBeSecret && !way.isSecret) return 'read-along'
  return request === 'pay' && way.isReplayable ? 'paid-twice' : null
}

/** Of the ways that may be taken the one with the fewest round trips; of equals the secret one. */
function fastest(task: Task): Way {
  const allowed = WAYS.filter((way) => obstacleTo(way, task) === null)
  return allowed.reduce((best, way) => {
    const less = roundTrips(way) - roundTrips(best)
    return less < 0 || (less === 0 && way.isSecret && !best.isSecret) ? way : best
  })
}
