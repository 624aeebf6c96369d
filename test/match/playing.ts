import { createSeed } from '../../shared/match/chance.ts'
import type { MatchEvent } from '../../shared/match/events.ts'
import type { Match, MatchInput } from '../../shared/match/match.ts'
import type { Path, Script } from '../../shared/match/scenario.ts'
import type { MatchOptions } from '../../shared/match/step.ts'
import { createMatch, nextDueMs, step } from '../../shared/match/step.ts'
import { ORDINARY } from '../../shared/scenarios/ordinary.ts'
import type { Flags, Segment } from '../../shared/tcp/segment.ts'
import { ACK, flagsOf, lettersOf } from '../../shared/tcp/segment.ts'
import { sendable } from '../../shared/tcp/sendable.ts'
import { seq } from '../../shared/tcp/sequence.ts'
import type { Side } from '../../shared/tcp/tcb.ts'

/** No real match is longer; a test that comes here has found two ends that never finish. */
const MOST_STEPS = 20_000

/** A path of 100 ms on which nothing goes wrong. */
export const QUICK_PATH: Path = { delayMs: 100, jitterMs: 0, lossPercent: 0, duplicatePercent: 0, reorderPercent: 0, reorderMs: 0 }

/** A quick handshake with round numbers: the client counts from 100, the server from 300. */
export function script(changes: Partial<Script> = {}): Script {
  return {
    ...ORDINARY,
    id: 'test',
    isn: { client: 100, server: 300 },
    calls: [{ side: 'client', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 0 } }],
    wire: { client: QUICK_PATH, server: QUICK_PATH, acts: [] },
    goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
    parMs: 10_000,
    rtoMs: 5_000,
    ...changes,
  }
}

/** A match between two people that begins at 0 ms. */
export function match(options: Partial<MatchOptions> = {}): Match {
  return createMatch({
    script: script(),
    seed: createSeed(1),
    table: 'coached',
    assistance: 'standard',
    controllers: { client: 'person', server: 'person' },
    startsAtMs: 0,
    bot: { thinkMs: 1_000, errorPercent: 0 },
    ...options,
  })
}

/** How long each player thinks, ms. */
export type Pace = Readonly<Record<Side, number>>

export const TWO_BOTS = { client: 'bot', server: 'bot' } as const

/** A segment as people say it: segment('SA', 300, 101). */
export function segment(letters: string, seqNumber: number, ackNumber = 0, text = ''): Segment {
  return { flags: flags(letters), seq: seq(seqNumber), ack: seq(ackNumber), text, window: 65_535, urgent: 0 }
}

function flags(letters: string): Flags {
  const found = flagsOf(letters)
  if (found === null) throw new Error(`no flags: ${letters}`)
  return found
}

/** The handshake of script(). */
export const SYN = segment('S', 100)
export const SYN_ACK = segment('SA', 300, 101)
export const LAST_ACK = segment('A', 101, 301)

/** A connection that lasts: after a minute the client closes. */
export const LASTING = script({
  calls: [...script().calls, { side: 'client', call: { type: 'close' }, trigger: { when: 'start', afterMs: 60_000 } }],
  goal: { client: 'CLOSED', server: 'CLOSED' },
})

/** Nothing but time passing. */
export const TICK: MatchInput = { type: 'tick' }

export function move(side: Side, sent: Segment, rttMs = 0): MatchInput {
  return { type: 'move', side, move: 1, segment: sent, rttMs }
}

/** A table of inputs with their times, played one after the other; refusals fail. */
export function played(start: Match, inputs: readonly (readonly [number, MatchInput])[]): { match: Match; events: MatchEvent[] } {
  let current = start
  const events: MatchEvent[] = []
  for (const [atMs, input] of inputs) {
    const next = step(current, input, atMs)
    if (next.refusal) throw new Error(`${input.type} at ${atMs} ms was refused: ${next.refusal}`)
    current = next.match
    events.push(...next.events)
  }
  return { match: current, events }
}

/**
 * Lets everything happen that happens by itself; people send the first good segment `thinkMs` after it is owed, if given, each side at
 * its own pace where it says so. Stops after
 * `moment`, the line of an event, if it comes.
 */
export function playOut(start: Match, thinkMs: number | Pace | null = null, moment?: RegExp): { match: Match; events: MatchEvent[] } {
  let current = start
  const events: MatchEvent[] = []
  let seen = 0
  for (let steps = 0; steps < MOST_STEPS && current.phase !== 'over'; steps++) {
    if (moment !== undefined && events.slice(seen).some((event) => moment.test(lineOf(event)))) break
    seen = events.length
    const dueMs = nextDueMs(current)
    const player = thinkMs === null ? null : nextPlayer(current, thinkMs)
    if (player !== null && (dueMs === null || player.atMs < dueMs)) {
      const best = sendable(current.ends[player.side].endpoint, current.rules)[0]
      if (best === undefined) throw new Error('a player owes what nobody may send')
      const next = step(current, move(player.side, best.segment), player.atMs)
      if (next.refusal) throw new Error(next.refusal)
      current = next.match
      events.push(...next.events)
    } else if (dueMs === null) {
      return { match: current, events }
    } else {
      const next = step(current, { type: 'tick' }, dueMs)
      current = next.match
      events.push(...next.events)
    }
  }
  return { match: current, events }
}

function nextPlayer({ ends, nowMs, pausedMs }: Match, thinkMs: number | Pace): { side: Side; atMs: number } | null {
  let next: { side: Side; atMs: number } | null = null
  for (const side of ['client', 'server'] as const) {
    const { controller, knownSinceMs } = ends[side]
    if (controller !== 'person' || knownSinceMs === null) continue
    const atMs = Math.max(knownSinceMs + (typeof thinkMs === 'number' ? thinkMs : thinkMs[side]), nowMs) + pausedMs
    if (next === null || atMs < next.atMs) next = { side, atMs }
  }
  return next
}

/** One line an event, to be read and compared. */
export function lineOf(event: MatchEvent): string {
  const { atMs } = event
  switch (event.type) {
    case 'call-made':
      return `${atMs} ${event.side} is asked to ${event.call.type}${event.call.type === 'send' ? ` "${event.call.text}"` : ''}`
    case 'move-judged':
      return `${atMs} ${event.side} ${written(event.segment)}: ${event.verdict.grade}, ${event.points} points`
    case 'segment-sent':
      return `${atMs} ${event.flight.from} #${event.flight.nth}.${event.flight.copy} leaves, lands at ${event.landsAtMs}`
    case 'segment-lost':
      return `${atMs} ${event.flight.from} #${event.flight.nth}.${event.flight.copy} is lost`
    case 'segment-arrived':
      return `${atMs} ${event.to} gets ${written(event.segment)}${event.dropped ? `, dropped: ${event.dropped}` : ''}`
    case 'text-delivered':
      return `${atMs} ${event.side} reads "${event.text}"`
    case 'connection-ended':
      return `${atMs} ${event.side} ends: ${event.how}`
    case 'timer-expired':
      return `${atMs} ${event.side} ${event.timer} expires`
    case 'end-changed':
      return `${atMs} ${event.side} is ${event.endpoint.tcb.state}, owes ${event.endpoint.due.map(({ type }) => type).join('+') || 'nothing'}`
    case 'mistake-met':
      return `${atMs} ${event.side} has met ${written(event.segment)} by ${event.by}, ${event.points} points`
    case 'match-over':
      return `${atMs} over: ${event.result.outcome}, ${event.result.medal}, ${event.result.durationMs} ms, ${event.result.teamPoints} points`
    case 'hint-given':
      return `${atMs} ${event.side} hint ${event.hint.level}`
    case 'controller-changed':
      return `${atMs} ${event.side} is played by ${event.controller}`
    case 'peer-closed':
      return `${atMs} ${event.side} learns that its peer has closed`
    case 'match-started':
    case 'match-paused':
    case 'match-resumed':
      return `${atMs} ${event.type}`
  }
}

function written({ flags: bits, seq: number, ack, text }: Segment): string {
  return `${lettersOf(bits)} ${number}${bits & ACK ? ` ${ack}` : ''}${text ? ` "${text}"` : ''}`
}
