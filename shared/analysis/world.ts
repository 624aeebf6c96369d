import type { Position } from '../match/position.ts'
import type { Effect, Input, Timer } from '../tcp/input.ts'
import { NO_EFFECTS } from '../tcp/input.ts'
import type { Rules } from '../tcp/rules.ts'
import type { Segment } from '../tcp/segment.ts'
import { has, isSame, lengthOf, RST } from '../tcp/segment.ts'
import { sendable } from '../tcp/sendable.ts'
import { otherSide, SIDES, withSide } from '../tcp/sides.ts'
import { step } from '../tcp/step.ts'
import type { DropReason, Endpoint, Side, State } from '../tcp/tcb.ts'
import { isOutstanding } from '../tcp/timeouts.ts'

/** One line of the small ladder that shows a consequence, in order. */
export type LadderStep =
  | { readonly type: 'sent'; readonly from: Side; readonly segment: Segment; readonly isWrong: boolean }
  /** `state` is where it leads; `dropped` says why it advanced nothing. */
  | {
      readonly type: 'arrived'
      readonly to: Side
      readonly segment: Segment
      readonly dropped: DropReason | null
      readonly state: State
      readonly text: string
    }
  | { readonly type: 'lost'; readonly to: Side; readonly segment: Segment }
  /** The wire brings a segment once more that had been sent before. */
  | { readonly type: 'came-again'; readonly to: Side; readonly segment: Segment }
  | { readonly type: 'timer-expired'; readonly side: Side; readonly timer: Timer }

/** The mistake, as a habit: whoever believes it is right will do it again. */
export type Habit = {
  readonly side: Side
  readonly wrong: Segment
  /** What should have been sent; null: nothing. */
  readonly right: Segment | null
}

/** A moment of a continuation. `before` leads back to the beginning. */
export type World = Position & {
  readonly delivered: Readonly<Record<Side, string>>
  /** The side whose connection was broken off last; null: neither was. */
  readonly reset: Side | null
  /** Which sides have processed the peer's FIN. */
  readonly closed: Readonly<Record<Side, boolean>>
  /** How often a retransmission timer has expired, and at which end the next one will, if it runs at both. */
  readonly expiries: number
  readonly expiresNext: Side
  /** What each end has really sent last, and before that: the newest first. */
  readonly said: Readonly<Record<Side, readonly Segment[]>>
  /** How many tricks the wire may still play: losses, and old segments that come again. */
  readonly tricks: number
  readonly steps: readonly LadderStep[]
  readonly before: World | null
}

/** Segments that an instant stack sends at once; more is a storm, and cut off. */
const MOST_AT_ONCE = 8

/**
 * The moment after the wrong move: the segment is under way, and its sender's books say that it has done what it should. Text and numbers
 * of the right segment are gone from its mind as if they had been sent.
 */
export function afterMistake(position: Position, habit: Habit, tricks: number, rules: Rules): World {
  return begun(position, habit, habit.wrong, tricks, rules)
}

/** The moment after the right move in its place. */
export function afterRightMove(position: Position, habit: Habit, tricks: number, rules: Rules): World {
  return begun(position, habit, habit.right, tricks, rules)
}

function begun({ ends, flights }: Position, { side, right }: Habit, sent: Segment | null, tricks: number, rules: Rules): World {
  const believed = right === null ? ends[side] : step(ends[side], { type: 'segment-sent', segment: right }, rules).endpoint
  return {
    ends: withSide(ends, side, believed),
    flights: sent === null ? flights : [...flights, { to: otherSide(side), segment: sent }],
    delivered: { client: '', server: '' },
    reset: null,
    closed: { client: false, server: false },
    expiries: 0,
    expiresNext: side,
    said: withSaid({ client: lastOf(ends.client), server: lastOf(ends.server) }, side, sent === null ? [] : [sent]),
    tricks,
    steps: sent === null ? [] : [{ type: 'sent', from: side, segment: sent, isWrong: sent !== right }],
    before: null,
  }
}

/**
 * Everything that may happen next; the wire plays at most `tricks` tricks. Timers expire only when nothing is under way, those of both
 * ends in turn. `habit` null: nobody makes mistakes.
 */
export function successors(world: World, habit: Habit | null, rules: Rules): World[] {
  const next: World[] = []
  for (const to of ['server', 'client'] as const) {
    const at = world.flights.findIndex((flight) => flight.to === to)
    const flight = world.flights[at]
    if (flight === undefined) continue
    const rest = world.flights.toSpliced(at, 1)
    const arriving: Input = { type: 'segment-arrives', segment: flight.segment }
    next.push(follow(world, to, arriving, { flights: rest }, habit, rules))
    if (world.tricks > 0) {
      const lost: LadderStep = { type: 'lost', to, segment: flight.segment }
      next.push({ ...world, flights: rest, tricks: world.tricks - 1, steps: [lost], before: world })
    }
  }
  if (world.tricks > 0) for (const to of ['server', 'client'] as const) pushEchoes(world, to, next)
  if (world.flights.length > 0) return next
  // Whoever owed something already need not wait for anything to come.
  const acted = SIDES.map((side) => follow(world, side, null, {}, habit, rules)).filter(({ flights }) => flights.length > 0)
  if (acted.length > 0) return [...next, ...acted]
  for (const side of SIDES) {
    const timer = timerOf(world.ends[side])
    if (timer === null || side !== (whoseTurn(world) ?? side)) continue
    const expiry: Input = { type: 'timeout', timer }
    // After 2 MSL nothing old is left that could come again.
    const passed = timer === 'time-wait' ? { tricks: 0 } : { expiries: world.expiries + 1, expiresNext: otherSide(side) }
    next.push(follow(world, side, expiry, passed, habit, rules))
  }
  return next
}

/** Whose retransmission timer expires where both run; null: they do not. */
export function whoseTurn({ ends, expiresNext }: World): Side | null {
  return SIDES.every((side) => timerOf(ends[side]) === 'retransmission') ? expiresNext : null
}

function timerOf({ tcb }: Endpoint): 'time-wait' | 'retransmission' | null {
  if (tcb.state === 'TIME-WAIT') return 'time-wait'
  return isOutstanding(tcb) ? 'retransmission' : null
}

/** What this end's peer has sent comes once more: it was only late, or the wire doubles. */
function pushEchoes(world: World, to: Side, next: World[]): void {
  for (const segment of world.said[otherSide(to)]) {
    const step: LadderStep = { type: 'came-again', to, segment }
    next.push({ ...world, flights: [{ to, segment }, ...world.flights], tricks: world.tricks - 1, steps: [step], before: world })
  }
}

function lastOf({ trail }: Endpoint): readonly Segment[] {
  return trail?.said ? [trail.said] : []
}

function withSaid(said: World['said'], side: Side, sent: readonly Segment[]): World['said'] {
  return sent.length === 0 ? said : withSide(said, side, [...sent.toReversed(), ...said[side]].slice(0, 2))
}

/** What comes of `input` at one end, with what that sends then; null: nothing has happened there, it only sends what it owes. */
function follow(before: World, side: Side, input: Input | null, changes: Partial<World>, habit: Habit | null, rules: Rules): World {
  const own = before.ends[side]
  const taken = input === null ? { endpoint: own, effects: NO_EFFECTS } : step(own, input, rules)
  const { text, dropped, hasEnded, hasClosed } = newsOf(taken.effects)
  const steps: LadderStep[] = []
  if (input?.type === 'segment-arrives') {
    steps.push({ type: 'arrived', to: side, segment: input.segment, dropped, state: taken.endpoint.tcb.state, text })
  } else if (input?.type === 'timeout') steps.push({ type: 'timer-expired', side, timer: input.timer })
  const { endpoint, sent } = answers(taken.endpoint, side, input, habit, rules)
  for (const segment of sent) steps.push({ type: 'sent', from: side, segment, isWrong: segment === habit?.wrong })
  const wasBrokenOff = hasEnded && input?.type === 'segment-arrives' && has(input.segment, RST)
  return {
    ...before,
    ...changes,
    ends: withSide(before.ends, side, endpoint),
    flights: [...(changes.flights ?? before.flights), ...sent.map((segment) => ({ to: otherSide(side), segment }))],
    delivered: text === '' ? before.delivered : { ...before.delivered, [side]: before.delivered[side] + text },
    closed: hasClosed ? { ...before.closed, [side]: true } : before.closed,
    reset: wasBrokenOff ? side : before.reset,
    said: withSaid(before.said, side, sent),
    steps,
    before,
  }
}

/** What an instant stack sends now; whoever has the habit sends the wrong segment where the right one would be due. */
function answers(
  from: Endpoint,
  side: Side,
  input: Input | null,
  habit: Habit | null,
  rules: Rules,
): { endpoint: Endpoint; sent: readonly Segment[] } {
  const sent: Segment[] = []
  let endpoint = from
  while (sent.length < MOST_AT_ONCE) {
    const first = sendable(endpoint, rules)[0]
    if (first?.grade !== 'good') break
    sent.push(side === habit?.side && habit.right !== null && isSame(first.segment, habit.right) ? habit.wrong : first.segment)
    endpoint = step(endpoint, { type: 'segment-sent', segment: first.segment }, rules).endpoint
  }
  if (sent.length === 0 && habit !== null && answersWhereSilenceIsRight(endpoint, side, input, habit)) sent.push(habit.wrong)
  return { endpoint, sent }
}

/** It has answered once where there was nothing to answer, and now the same comes again. */
function answersWhereSilenceIsRight({ trail }: Endpoint, side: Side, input: Input | null, { side: who, right, wrong }: Habit): boolean {
  if (side !== who || right !== null || input?.type !== 'segment-arrives') return false
  return lengthOf(wrong) === 0 && trail?.heard === input.segment && lengthOf(input.segment) === 0
}

type News = { text: string; dropped: DropReason | null; hasEnded: boolean; hasClosed: boolean }

function newsOf(effects: readonly Effect[]): News {
  const news: News = { text: '', dropped: null, hasEnded: false, hasClosed: false }
  for (const effect of effects) {
    if (effect.type === 'text-delivered') news.text += effect.text
    else if (effect.type === 'segment-dropped') news.dropped = effect.reason
    else if (effect.type === 'connection-ended') news.hasEnded = true
    else if (effect.type === 'peer-closed') news.hasClosed = true
  }
  return news
}
