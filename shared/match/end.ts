import type { Effect, Step } from '../tcp/input.ts'
import { withLast } from '../tcp/lists.ts'
import type { Rules } from '../tcp/rules.ts'
import { sendable } from '../tcp/sendable.ts'
import { ofSide } from '../tcp/sides.ts'
import { step } from '../tcp/step.ts'
import type { Endpoint, Side } from '../tcp/tcb.ts'
import { isHeldUp } from '../tcp/timeouts.ts'
import { thinkingMs } from './bot.ts'
import type { End, Match, Past } from './match.ts'
import type { Play } from './play.ts'
import { emit, setEnd, tellEnd, timeOf } from './play.ts'
import { HIGHEST_RTT_MS } from './score.ts'
import { timersAt } from './timers.ts'

/** What moved an end: its own player with a good segment, with any other, or the world outside. */
export type Cause = 'good-move' | 'other-move' | 'outside'

/** Nobody reads what has come and changes their mind faster than this, ms: a move cannot answer what came more recently. */
const REACTION_MS = 1_000
const NO_PAST: readonly Past[] = []

/** True if a good segment could be sent now: the player owes something. */
function owesSomething(endpoint: Endpoint, rules: Rules): boolean {
  return sendable(endpoint, rules)[0]?.grade === 'good'
}

/** Carries out one step of the machine at one end: tells what it did, and sets timers, bot and books accordingly. */
export function changeEnd(play: Play, side: Side, cause: Cause, { endpoint: next, effects }: Step): void {
  const { match } = play
  const before = ofSide(match.ends, side)
  const news = tellEffects(play, side, effects)
  const taken = news.text === '' || readsByScript(match, side) ? next : withTaken(next, news.text.length, match.rules)
  const endpoint = withProbeAgain(before.endpoint, taken, match.rules)
  if (endpoint !== before.endpoint) {
    const { timers, expiries } = timersAt(before, side, endpoint, news.acknowledged, match.script, match.nowMs)
    const { knownSinceMs, hintsTaken, botActsAtMs } = expectationOf(match, side, before, endpoint, cause)
    setEnd(play, side, {
      ...before,
      timers,
      expiries,
      unanswered: expiries === 0 ? 0 : before.unanswered,
      endpoint,
      delivered: before.delivered + news.text,
      peerClosed: before.peerClosed || news.peerClosed,
      past: pastOf(before, cause, match.nowMs),
      knownSinceMs,
      hintsTaken,
      botActsAtMs,
    })
    tellEnd(play, side)
  }
}

type News = { text: string; peerClosed: boolean; acknowledged: boolean }

function tellEffects(play: Play, side: Side, effects: readonly Effect[]): News {
  const news: News = { text: '', peerClosed: false, acknowledged: false }
  for (const effect of effects) {
    switch (effect.type) {
      case 'text-delivered':
        news.text += effect.text
        emit(play, { atMs: timeOf(play), type: 'text-delivered', side, text: effect.text })
        break
      case 'peer-closed':
        news.peerClosed = true
        emit(play, { atMs: timeOf(play), type: 'peer-closed', side })
        break
      case 'connection-ended':
        emit(play, { atMs: timeOf(play), type: 'connection-ended', side, how: effect.how })
        break
      case 'acknowledged':
        news.acknowledged = true
        break
      // When 2 MSL begin the state and what is due tell. The drop is told with the segment's arrival; a call that the state refuses is not told at all.
      case 'time-wait-started':
      case 'segment-dropped':
      case 'call-refused':
        break
    }
  }
  return news
}

/** True where the script says when the application reads; everywhere else it reads at once, and the window stays open. */
function readsByScript({ script }: Match, side: Side): boolean {
  for (const { side: reader, call } of script.calls) if (reader === side && call.type === 'receive') return true
  return false
}

/** The application has taken so much of what it was given. */
export function withTaken(endpoint: Endpoint, octets: number, rules: Rules): Endpoint {
  return step(endpoint, { type: 'call', call: { type: 'receive', octets } }, rules).endpoint
}

/** The octet of a window probe was not taken, or it would have been acknowledged: once the window opens it goes again, with what follows. */
export function withProbeAgain(before: Endpoint, after: Endpoint, rules: Rules): Endpoint {
  if (!isHeldUp(before.tcb) || isHeldUp(after.tcb)) return after
  return step(after, { type: 'timeout', timer: 'retransmission' }, rules).endpoint
}

type Expectation = Pick<End, 'knownSinceMs' | 'hintsTaken' | 'botActsAtMs'>

const NOTHING_EXPECTED: Expectation = { knownSinceMs: null, hintsTaken: 0, botActsAtMs: null }

/** Sets since when the player knows of what is owed, and when a bot does it; `cause` is what brought the end to where it is. */
export function expectMove(match: Match, side: Side, end: End, cause: Cause): End {
  const { knownSinceMs, hintsTaken, botActsAtMs } = expectationOf(match, side, end, end.endpoint, cause)
  const isSame =
    knownSinceMs === end.knownSinceMs && botActsAtMs === end.botActsAtMs && (knownSinceMs === null || hintsTaken === end.hintsTaken)
  return isSame ? end : { ...end, knownSinceMs, hintsTaken, botActsAtMs }
}

/** What is expected of an end that comes to stand at `endpoint`. */
function expectationOf(match: Match, side: Side, end: End, endpoint: Endpoint, cause: Cause): Expectation {
  if (!owesSomething(endpoint, match.rules)) return NOTHING_EXPECTED
  const isNew = end.knownSinceMs === null || cause === 'good-move'
  const botActsAtMs = end.controller === 'bot' ? (end.botActsAtMs ?? match.nowMs + thinkingMs(match, side)) : null
  return { knownSinceMs: isNew ? match.nowMs : end.knownSinceMs, hintsTaken: isNew ? 0 : end.hintsTaken, botActsAtMs }
}

/** How the end stood before, as long as it matters. How it stood for no time at all is left out: nobody has seen that. */
function pastOf(end: End, cause: Cause, nowMs: number): readonly Past[] {
  if (end.controller !== 'person') return NO_PAST
  const recent = unseenOf(end.past, nowMs, HIGHEST_RTT_MS)
  if (cause !== 'outside' || recent.some((past) => 'untilMs' in past && past.untilMs === nowMs)) return recent
  const { endpoint, knownSinceMs, hintsTaken } = end
  return withLast(recent, { endpoint, knownSinceMs, hintsTaken, untilMs: nowMs })
}

/** How the end stood before anything that its player cannot have reacted to yet, and what was sent since. */
export function unseenOf(past: readonly Past[], nowMs: number, rttMs: number): readonly Past[] {
  const first = past.findIndex((one) => 'untilMs' in one && nowMs - one.untilMs < REACTION_MS + rttMs)
  if (first === 0) return past
  return first < 0 ? NO_PAST : past.slice(first)
}
