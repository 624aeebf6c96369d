import type { Position } from '../match/position.ts'
import { judge } from '../tcp/judge.ts'
import type { Rules } from '../tcp/rules.ts'
import { RFC_9293 } from '../tcp/rules.ts'
import type { Segment } from '../tcp/segment.ts'
import { ZERO } from '../tcp/sequence.ts'
import { otherSide } from '../tcp/sides.ts'
import type { Endpoint, Side, Tcb } from '../tcp/tcb.ts'
import type { Breakage } from './breakage.ts'
import { breakageOfCircle, breakagesAtRest, breakagesOf, MILD } from './breakage.ts'
import type { Habit, LadderStep, World } from './world.ts'
import { afterMistake, afterRightMove, successors, whoseTurn } from './world.ts'

/** The shortest continuation in which a wrong move breaks something. */
export type Consequence = { readonly steps: readonly LadderStep[]; readonly broke: Breakage }

/** Moments looked at, for each number of tricks: a few ms on a slow machine. */
const MOST_WORLDS = 250

/**
 * What comes of a wrong move if it leaves as it is and its sender, believing that it was right, does the same whenever it would be due
 * again; everybody else is a correct stack that answers at once. Looks breadth first for the shortest way to harm: first on a wire that
 * does nothing bad, then on one that once loses a segment or brings an old one again. Harm that the right move would not have kept
 * away is none of this one's. Null: the move was not wrong.
 */
export function consequenceOf(position: Position, side: Side, move: Segment, rules: Rules = RFC_9293): Consequence | null {
  const verdict = judge(position.ends[side], move, rules)
  if (verdict.grade !== 'wrong') return null
  const habit: Habit = { side, wrong: move, right: verdict.nearest?.segment ?? null }
  const plain = search(position, habit, 0, rules)
  if (plain !== null && isHarm(plain.broke)) return plain
  const unlucky = search(position, habit, 1, rules)
  return unlucky !== null && isHarm(unlucky.broke) ? unlucky : (plain ?? unlucky)
}

/** Lost time and lost segments are a pity; everything else is harm. */
function isHarm({ kind }: Breakage): boolean {
  return !MILD.includes(kind)
}

function search(position: Position, habit: Habit, tricks: number, rules: Rules): Consequence | null {
  let mild: Consequence | null = null
  let anyway: ReadonlySet<string> | null = null
  for (const moment of momentsAfter(afterMistake(position, habit, tricks, rules), habit, rules)) {
    const breakages = breakagesAt(moment, position, otherSide(habit.side))
    if (breakages.length > 0) anyway ??= brokenAnyway(position, habit, tricks, rules)
    const broke = breakages.find((one) => anyway?.has(nameOf(one)) !== true)
    if (broke !== undefined && isHarm(broke)) return told(moment.world, broke)
    if (moment.kind !== 'under-way')
      mild ??= told(moment.world, broke ?? { kind: receptionOf(moment.world, habit), side: otherSide(habit.side) })
  }
  return mild
}

/** What became of the wrong segment itself. */
function receptionOf(last: World, { wrong }: Habit): 'tolerated' | 'wasted' {
  for (let world: World | null = last; world !== null; world = world.before) {
    if (world.steps.some((step) => step.type === 'arrived' && step.segment === wrong && step.dropped === null)) return 'tolerated'
  }
  return 'wasted'
}

/** What breaks, on a wire with as many tricks, though nobody makes a mistake. */
function brokenAnyway(position: Position, habit: Habit, tricks: number, rules: Rules): ReadonlySet<string> {
  const start = afterRightMove(position, habit, tricks, rules)
  const breakages = [...momentsAfter(start, null, rules)].flatMap((moment) => breakagesAt(moment, position, otherSide(habit.side)))
  return new Set(breakages.map(nameOf))
}

function nameOf({ kind, side }: Breakage): string {
  return `${kind} ${side}`
}

/** A moment of a continuation: it goes on, nothing will happen any more, or it is the same as `since` and goes on so for ever. */
type Moment =
  | { readonly kind: 'under-way' | 'at-rest'; readonly world: World }
  | { readonly kind: 'again'; readonly world: World; readonly since: World }

/** Every moment that may follow, the nearest first. */
function* momentsAfter(start: World, habit: Habit | null, rules: Rules): Generator<Moment> {
  const queue: World[] = [start]
  const seen = new Map<string, World>([[keyOf(start), start]])
  for (let at = 0; at < queue.length && at < MOST_WORLDS; at++) {
    const world = queue[at]
    if (world === undefined) break
    const next = successors(world, habit, rules)
    yield { kind: next.length === 0 ? 'at-rest' : 'under-way', world }
    for (const follower of next) {
      const key = keyOf(follower)
      const known = seen.get(key)
      if (known === undefined) {
        seen.set(key, follower)
        queue.push(follower)
      } else if (isAncestor(known, follower)) yield { kind: 'again', world: follower, since: known }
    }
  }
}

function breakagesAt(moment: Moment, start: Position, victim: Side): readonly Breakage[] {
  if (moment.kind === 'again') return [breakageOfCircle(moment.world, moment.since, victim)]
  const broken = breakagesOf(moment.world, start)
  return moment.kind === 'at-rest' ? [...broken, ...breakagesAtRest(moment.world, start, victim)] : broken
}

/** Two moments with the same key have the same future. */
function keyOf(world: World): string {
  const { flights, tricks, delivered, said } = world
  const { client, server } = world.ends
  const ends = [tcbOf(client, server, flights), client.due, tcbOf(server, client, flights), server.due]
  return JSON.stringify([...ends, flights, tricks, delivered, tricks > 0 ? said : null, whoseTurn(world)])
}

/** A listener draws a number for each attempt. Where nobody has heard of it yet, one is like another. */
function tcbOf({ tcb }: Endpoint, { tcb: peer }: Endpoint, flights: World['flights']): Tcb {
  return tcb.state === 'LISTEN' && !('rcv' in peer) && flights.length === 0 ? { ...tcb, iss: ZERO } : tcb
}

function isAncestor(ancestor: World, of: World): boolean {
  for (let world = of.before; world !== null; world = world.before) if (world === ancestor) return true
  return false
}

function told(world: World, broke: Breakage): Consequence {
  const steps: LadderStep[] = []
  for (let at: World | null = world; at !== null; at = at.before) steps.unshift(...at.steps)
  return { steps, broke }
}
