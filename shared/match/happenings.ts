import { step } from '../tcp/step.ts'
import type { Side } from '../tcp/tcb.ts'
import { makeCall, triggerCalls } from './applications.ts'
import { botMove } from './bot.ts'
import { changeEnd, expectMove } from './end.ts'
import { checkGoal } from './goal.ts'
import type { End, Flight, Match } from './match.ts'
import type { Play } from './play.ts'
import { emit, otherSide, SIDES, setEnd, tellEnd } from './play.ts'
import { makeMove } from './referee.ts'

type RunningTimer = 'retransmission' | 'time-wait' | 'persist'

/** Something that will happen by itself at `atMs`, on the match's own clock. */
export type Happening = { readonly atMs: number } & (
  | { readonly type: 'start' }
  | { readonly type: 'landing'; readonly flight: Flight }
  | { readonly type: 'timer'; readonly side: Side; readonly timer: RunningTimer }
  | { readonly type: 'call'; readonly index: number }
  | { readonly type: 'bot'; readonly side: Side }
)

const TIMERS: readonly RunningTimer[] = ['retransmission', 'time-wait', 'persist']

/**
 * What happens next. Of things at the same moment: landings in order of departure, timers (the client's first), calls in the script's
 * order, bots.
 */
export function nextHappening(match: Match): Happening | null {
  if (match.phase === 'ready') return { type: 'start', atMs: match.startsAtMs }
  if (match.phase !== 'playing') return null
  let next: Happening | null = null
  for (const flight of match.flights) {
    if (isSooner(flight.landsAtMs, next)) next = { type: 'landing', atMs: flight.landsAtMs, flight }
  }
  for (const side of SIDES) {
    for (const timer of TIMERS) {
      const atMs = expiryOf(match.ends[side], timer)
      if (isSooner(atMs, next)) next = { type: 'timer', atMs, side, timer }
    }
  }
  for (const { index, dueAtMs } of match.pendingCalls) {
    if (isSooner(dueAtMs, next)) next = { type: 'call', atMs: dueAtMs, index }
  }
  for (const side of SIDES) {
    const { botActsAtMs } = match.ends[side]
    if (isSooner(botActsAtMs, next)) next = { type: 'bot', atMs: botActsAtMs, side }
  }
  return next
}

function isSooner(atMs: number | null, than: Happening | null): atMs is number {
  return atMs !== null && (than === null || atMs < than.atMs)
}

function expiryOf({ timers, persistExpiresAtMs }: End, timer: RunningTimer): number | null {
  switch (timer) {
    case 'retransmission':
      return timers.retransmission?.expiresAtMs ?? null
    case 'time-wait':
      return timers.timeWait?.expiresAtMs ?? null
    case 'persist':
      return persistExpiresAtMs
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
  triggerCalls(play)
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
    case 'bot':
      letBotMove(play, happening.side)
      break
  }
}

function start(play: Play): void {
  play.match.phase = 'playing'
  emit(play, { type: 'match-started' })
  for (const side of SIDES) {
    setEnd(play, side, expectMove(play.match, side, play.match.ends[side], 'outside'))
    tellEnd(play, side)
  }
}

function land(play: Play, { id, segment, lost }: Flight): void {
  const { match } = play
  match.flights = match.flights.filter((flight) => flight.id !== id)
  if (lost) {
    emit(play, { type: 'segment-lost', flight: id })
    return
  }
  const to = otherSide(id.from)
  const taken = step(match.ends[to].endpoint, { type: 'segment-arrives', segment }, match.rules)
  let dropped = null
  for (const effect of taken.effects) if (effect.type === 'segment-dropped') dropped = effect.reason
  emit(play, { type: 'segment-arrived', flight: id, to, segment, dropped })
  changeEnd(play, to, 'outside', taken)
}

function expire(play: Play, side: Side, timer: RunningTimer): void {
  const { match } = play
  const end = match.ends[side]
  emit(play, { type: 'timer-expired', side, timer })
  if (timer !== 'time-wait') {
    const timers = timer === 'retransmission' ? { ...end.timers, retransmission: null } : end.timers
    setEnd(play, side, { ...end, timers, persistExpiresAtMs: null, expiries: end.expiries + 1 })
  }
  changeEnd(play, side, 'outside', step(end.endpoint, { type: 'timeout', timer }, match.rules))
}

function letBotMove(play: Play, side: Side): void {
  const segment = botMove(play.match, side)
  if (segment === null) setEnd(play, side, { ...play.match.ends[side], botActsAtMs: null })
  else makeMove(play, side, { move: 0, segment, rttMs: 0 })
}
