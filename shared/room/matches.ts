import type { Controller } from '../match/events.ts'
import type { Match, MatchInput, MatchRefusal } from '../match/match.ts'
import type { Script } from '../match/scenario.ts'
import { createMatch, nextDueMs, step } from '../match/step.ts'
import { boutGoesOn } from '../ports/series.ts'
import type { Side } from '../tcp/tcb.ts'
import type { RoomEvent } from './events.ts'
import { nextScript, seedFor } from './legs.ts'
import { listed } from './listing.ts'
import { nobodyReady } from './members.ts'
import type { Pairing, Room, RoomRefusal, Seat, Seats } from './room.ts'
import { COUNTDOWN_MS } from './room.ts'
import { scriptFor, seriesAfter, seriesFor } from './series.ts'
import { standingsAfterRound } from './standings.ts'

/** Begins a round: one match for each pair, all with the same luck, and the countdown to all of them. */
export function beginRound(room: Room, pairs: readonly Seats[], half: 1 | 2, atMs: number, events: RoomEvent[]): Room {
  const round = room.round + 1
  const firstMatch = room.firstMatch + room.matches.length
  const startsAtMs = atMs + COUNTDOWN_MS
  const pairings = pairs.map((seats, index): Pairing => ({ match: firstMatch + index, seats }))
  const script = nextScript(room)
  const series = seriesFor(room, script)
  const matches = pairs.map((seats) => matchFor(room, scriptFor(script, series, seats), round, seats, startsAtMs))
  const calm = nobodyReady(room, atMs, events)
  const begun: Room = {
    ...calm,
    phase: 'countdown',
    round,
    half,
    startsAtMs,
    firstMatch,
    matches,
    matchesDueMs: matches.map(nextDueMs),
    pairings,
    series,
  }
  if (series !== room.series) events.push({ type: 'series-changed', atMs, series })
  for (let index = 0; index < matches.length; index += 1) events.push(listed(begun, index, atMs))
  events.push({ type: 'phase-changed', atMs, phase: 'countdown', round, startsAtMs })
  return begun
}

function matchFor(room: Room, script: Script, round: number, seats: Seats, startsAtMs: number): Match {
  const { table, assistance, bot } = room.settings
  const controllers = controllersOf(seats)
  return createMatch({ script, seed: seedFor(room, round, script), table, assistance, controllers, startsAtMs, bot })
}

/** Who acts for the sides when a match begins. */
export function controllersOf({ client, server }: Seats): Readonly<Record<Side, Controller>> {
  return { client: controllerOf(client), server: controllerOf(server) }
}

function controllerOf(seat: Seat): Controller {
  return seat === 'bot' ? 'bot' : 'person'
}

/** Hands an input to one of the room's matches; with it go the room's `members`. If it is refused nothing has changed. */
export function playMatch(
  room: Room,
  index: number,
  input: MatchInput,
  atMs: number,
  events: RoomEvent[],
  members = room.members,
): Room | RoomRefusal {
  const before = room.matches[index]
  const pairing = room.pairings[index]
  if (before === undefined || pairing === undefined) return 'no-match'
  if (input.type === 'resume' && before.phase !== 'paused') return room // nothing has stood still
  const played = step(before, input, atMs)
  if (played.refusal !== undefined) return refusalOf(played.refusal)
  if (input.type !== 'tick') events.push({ type: 'match-input', match: pairing.match, atMs, input })
  for (const event of played.events) events.push({ type: 'match', match: pairing.match, event })
  const next: Room = {
    ...room,
    members,
    matches: room.matches.with(index, played.match),
    matchesDueMs: room.matchesDueMs.with(index, nextDueMs(played.match)),
    series: room.series && boutGoesOn(room.series, played.events),
  }
  return played.match.phase === 'over' && before.phase !== 'over' ? finishMatch(next, index, atMs, events) : next
}

function refusalOf(refusal: MatchRefusal): RoomRefusal {
  return refusal === 'not-your-side' ? 'not-allowed' : refusal
}

/** Hands an input to every match for which it means something. */
export function playEveryMatch(room: Room, input: MatchInput, atMs: number, events: RoomEvent[]): Room {
  let next = room
  for (let index = 0; index < room.matches.length; index += 1) {
    const played = playMatch(next, index, input, atMs, events)
    if (typeof played !== 'string') next = played
  }
  return next
}

function finishMatch(room: Room, index: number, atMs: number, events: RoomEvent[]): Room {
  const match = room.matches[index]
  const pairing = room.pairings[index]
  if (match === undefined || pairing === undefined || match.result === null) return room
  const entry = { ...pairing, round: room.round, scenario: match.script.id, seed: match.seed, result: match.result }
  const booked: Room = { ...room, finished: [...room.finished, entry] }
  events.push(listed(booked, index, atMs))
  return booked.matches.every(({ phase }) => phase === 'over') ? endRound(booked, atMs, events) : booked
}

function endRound(room: Room, atMs: number, events: RoomEvent[]): Room {
  const ended: Room = { ...room, phase: 'result', startsAtMs: null, standings: standingsAfterRound(room), series: seriesAfter(room) }
  if (ended.series !== room.series) events.push({ type: 'series-changed', atMs, series: ended.series })
  events.push({ type: 'standings-changed', atMs, standings: ended.standings })
  events.push({ type: 'phase-changed', atMs, phase: 'result', round: room.round, startsAtMs: null })
  return ended
}
