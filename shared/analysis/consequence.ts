import type { Position } from '../match/position.ts'
import { judge } from '../tcp/judge.ts'
import type { Rules } from '../tcp/rules.ts'
import { RFC_9293 } from '../tcp/rules.ts'
import type { Segment } from '../tcp/segment.ts'
import { has, RST } from '../tcp/segment.ts'
import { otherSide } from '../tcp/sides.ts'
import type { Side } from '../tcp/tcb.ts'
import type { Breakage } from './breakage.ts'
import { breakageAtRest, breakageOf, streamsOf } from './breakage.ts'
import type { Habit, LadderStep, World } from './world.ts'
import { afterMistake, successors } from './world.ts'

/** The shortest continuation in which a wrong move breaks something. */
export type Consequence = { readonly steps: readonly LadderStep[]; readonly broke: Breakage }

/** Moments looked at, for each number of tricks: a few ms on a slow machine. */
const MOST_WORLDS = 250

/**
 * What comes of a wrong move if it leaves as it is and its sender, believing that it was right, does the same whenever it would be due
 * again; everybody else is a correct stack that answers at once. Looks breadth first for the shortest way to harm: first on a wire that
 * does nothing bad, then on one that once loses a segment or brings an old one again. Null: the move was not wrong.
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
  return kind !== 'delayed' && kind !== 'wasted'
}

function search(position: Position, habit: Habit, tricks: number, rules: Rules): Consequence | null {
  const streams = streamsOf(position)
  const victim = otherSide(habit.side)
  const isResetDue = habit.right !== null && has(habit.right, RST)
  const start = afterMistake(position, habit, tricks, rules)
  const queue: World[] = [start]
  const seen = new Map<string, World>([[keyOf(start), start]])
  let mild: Consequence | null = null
  for (let at = 0; at < queue.length && at < MOST_WORLDS; at++) {
    const world = queue[at]
    if (world === undefined) break
    const broke = breakageOf(world, position, streams, isResetDue)
    if (broke !== null) return told(world, broke)
    const next = successors(world, habit, rules)
    if (next.length === 0) {
      const atRest = breakageAtRest(world, position, streams, victim, isResetDue)
      if (isHarm(atRest)) return told(world, atRest)
      mild ??= told(world, atRest)
      continue
    }
    for (const follower of next) {
      const key = keyOf(follower)
      const known = seen.get(key)
      if (known === undefined) {
        seen.set(key, follower)
        queue.push(follower)
      } else if (isAncestor(known, follower)) return told(follower, { kind: 'endless', side: victim })
    }
  }
  return mild
}

/** Two moments with the same key have the same future. */
function keyOf({ ends, flights, tricks, delivered }: World): string {
  return JSON.stringify([ends.client.tcb, ends.client.due, ends.server.tcb, ends.server.due, flights, tricks, delivered])
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
