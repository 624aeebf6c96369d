import type { Effect, Timer } from '../tcp/input.ts'
import type { Segment } from '../tcp/segment.ts'
import { ACK, RST, SYN } from '../tcp/segment.ts'
import { ofSide, otherSide, SIDES } from '../tcp/sides.ts'
import { dropReason, step } from '../tcp/step.ts'
import type { Side } from '../tcp/tcb.ts'
import { act } from './actors.ts'
import { makeCall } from './applications.ts'
import { isFull } from './backlog.ts'
import { botMove } from './bot.ts'
import { changeEnd, expectMove } from './end.ts'
import type { Timers } from './events.ts'
import { checkGoal } from './goal.ts'
import type { Flight, Match, Waiting } from './match.ts'
import { noteArrival } from './mistakes.ts'
import type { Play } from './play.ts'
import { emit, setEnd, tellEnd, timeOf } from './play.ts'
import { makeMove } from './referee.ts'
import { NO_TIMERS, timersAt } from './timers.ts'
import { pullTriggers } from './triggers.ts'
import { isShutOut } from './vain.ts'

/** Something that will happen by itself at `atMs`, on the match's own clock. */
export type Happening = { readonly atMs: number } & (
  | { readonly type: 'start' }
  | { readonly type: 'landing'; readonly flight: Flight }
  | { readonly type: 'timer'; readonly side: Side; readonly timer: Timer }
  | { readonly type: 'call'; readonly index: number }
  | { readonly type: 'actor'; readonly index: number }
  | { readonly type: 'bot'; readonly side: Side }
)

type Timed = { readonly index: number; readonly dueAtMs: number }

const TIMERS: readonly Timer[] = ['retransmission', 'time-wait', 'persist', 'keep-alive', 'user']

/**
 * What happens next. Of things at the same moment: landings in order of departure, timers (the client's first), calls in the script's
 * order, actors in theirs, bots.
 */
export function nextHappening(match: Match): Happening | null {
  if (match.phase === 'ready') return { type: 'start', atMs: match.startsAtMs }
  if (match.phase !== 'playing') return null
  let next: Happening | null = null
  for (const flight of match.flights) {
    if (isSooner(flight.landsAtMs, next)) next = { type: 'landing', atMs: flight.landsAtMs, flight }
  }
  for (const side of SIDES) {
    const { timers } = ofSide(match.ends, side)
    if (timers === NO_TIMERS) continue
    for (const timer of TIMERS) {
      const atMs = expiryOf(timers, timer)
      if (isSooner(atMs, next)) next = { type: 'timer', atMs, side, timer }
    }
  }
  const call = soonest(match.pendingCalls, next)
  if (call !== null) next = { type: 'call', atMs: call.dueAtMs, index: call.index }
  const actor = soonest(match.pendingActors, next)
  if (actor !== null) next = { type: 'actor', atMs: actor.dueAtMs, index: actor.index }
  for (const side of SIDES) {
    const { botActsAtMs } = ofSide(match.ends, side)
    if (isSooner(botActsAtMs, next)) next = { type: 'bot', atMs: botActsAtMs, side }
  }
  return next
}

/** The first of those that come before anything known so far; null: none. */
function soonest(waiting: readonly Waiting[], than: Happening | null): Timed | null {
  let first: Timed | null = null
  for (const one of waiting) {
    const { dueAtMs } = one
    if (dueAtMs !== null && (first === null ? isSooner(dueAtMs, than) : dueAtMs < first.dueAtMs)) first = { index: one.index, dueAtMs }
  }
  return first
}

function isSooner(atMs: number | null, than: Happening | null): atMs is number {
  return atMs !== null && (than === null || atMs < than.atMs)
}

function expiryOf(timers: Timers, timer: Timer): number | null {
  switch (timer) {
    case 'retransmission':
      return timers.retransmission?.expiresAtMs ?? null
    case 'time-wait':
      return timers.timeWait?.expiresAtMs ?? null
    case 'persist':
      return timers.persist?.expiresAtMs ?? null
    case 'keep-alive':
      return timers.keepAlive?.expiresAtMs ?? null
    case 'user':
      return timers.user?.expiresAtMs ?? null
  }
}

/** Plays everything that is due up to `untilMs`, in order. */
export function playUntil(play: Play, untilMs: number): void {
  const { match } = play
  for (let next = nextHappening(match); next !== null && next.atMs <= untilMs; next = nextHappening(match)) {
    match.nowMs = Math.max(match.nowMs, next.atMs)
    happen(play, next)
    settle(play)
  }
  if (match.phase === 'ready' || match.phase === 'playing') match.nowMs = Math.max(match.nowMs, untilMs)
}

/** What follows at once from anything that happened: calls that it triggers, and the end of the match. */
export function settle(play: Play): void {
  if (play.match.phase !== 'playing') return
  pullTriggers(play)
  checkGoal(play)
}

function happen(play: Play, happening: Happening): void {
  switch (happening.type) {
    case 'start':
      start(play)
      break
    case 'landing':
      land(play, happening.flight)
      break
    case 'timer':
      expire(play, happening.side, happening.timer)
      break
    case 'call':
      makeCall(play, happening.index)
      break
    case 'actor':
      act(play, happening.index)
      break
    case 'bot':
      letBotMove(play, happening.side)
      break
  }
}

function start(play: Play): void {
  play.match.phase = 'playing'
  emit(play, { atMs: timeOf(play), type: 'match-started' })
  for (const side of SIDES) {
    const end = ofSide(play.match.ends, side)
    const timers = timersAt(end, side, end.endpoint, false, play.match.script, play.match.nowMs)
    setEnd(play, side, expectMove(play.match, side, { ...end, ...timers }, 'outside'))
    tellEnd(play, side)
  }
}

function land(play: Play, flight: Flight): void {
  const { match } = play
  const { id, segment, lost } = flight
  match.flights = match.flights.filter((other) => other !== flight)
  const to = otherSide(id.from)
  if (lost || isUnheard(match, to, segment)) {
    emit(play, { atMs: timeOf(play), type: 'segment-lost', flight: id })
    return
  }
  const before = ofSide(match.ends, to)
  const taken = step(before.endpoint, { type: 'segment-arrives', segment }, match.rules)
  const dropped = dropReason(taken.effects)
  emit(play, { atMs: timeOf(play), type: 'segment-arrived', flight: id, to, segment, dropped })
  changeEnd(play, to, 'outside', taken)
  if (flight.breaksOff && isBrokenOff(taken.effects)) setEnd(play, to, { ...ofSide(match.ends, to), isBrokenOff: true })
  if (dropped !== null || flight.chain !== undefined || before.answering !== null) noteArrival(play, before, flight, dropped)
}

/** The application hears of the reset. Where both have said all (CLOSING, LAST-ACK, TIME-WAIT), the connection is only closed sooner (§3.10.7.4). */
function isBrokenOff(effects: readonly Effect[]): boolean {
  return effects.some((effect) => effect.type === 'connection-ended' && effect.how !== 'closed')
}

/** Nobody takes notice of it: the machine is down, or a listener has no place for one more half-open connection. */
function isUnheard({ ends, script: { backlog }, nowMs, startsAtMs }: Match, to: Side, { flags }: Segment): boolean {
  const { endpoint, isDown } = ofSide(ends, to)
  if (isDown) return true
  const asksForPlace = endpoint.tcb.state === 'LISTEN' && (flags & (SYN | ACK | RST)) === SYN
  return backlog !== undefined && asksForPlace && isFull(backlog, nowMs - startsAtMs)
}

function expire(play: Play, side: Side, timer: Timer): void {
  const { match } = play
  const end = ofSide(match.ends, side)
  emit(play, { atMs: timeOf(play), type: 'timer-expired', side, timer })
  const count = timer === 'retransmission' || timer === 'persist' ? 1 : 0
  const peer = ofSide(match.ends, otherSide(side))
  setEnd(play, side, {
    ...end,
    timers: withoutTimer(end.timers, timer),
    expiries: end.expiries + count,
    unanswered: end.unanswered + (peer.isDown || isShutOut(end, peer) ? 0 : count),
  })
  changeEnd(play, side, 'outside', step(end.endpoint, { type: 'timeout', timer }, match.rules))
}

function withoutTimer(timers: Timers, timer: Timer): Timers {
  const { persist, keepAlive, user, ...always } = timers
  switch (timer) {
    case 'retransmission':
      return { ...timers, retransmission: null }
    case 'time-wait':
      return { ...timers, timeWait: null }
    case 'persist':
      return { ...always, ...(keepAlive && { keepAlive }), ...(user && { user }) }
    case 'keep-alive':
      return { ...always, ...(persist && { persist }), ...(user && { user }) }
    case 'user':
      return { ...always, ...(persist && { persist }), ...(keepAlive && { keepAlive }) }
  }
}

function letBotMove(play: Play, side: Side): void {
  const segment = botMove(play.match, side)
  if (segment === null) setEnd(play, side, { ...ofSide(play.match.ends, side), botActsAtMs: null })
  else makeMove(play, side, { move: 0, segment, rttMs: 0 })
}
