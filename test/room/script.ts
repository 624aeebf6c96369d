import { createSeed } from '../../shared/match/chance.ts'
import type { Medal } from '../../shared/match/events.ts'
import type { Script } from '../../shared/match/scenario.ts'
import { NEW_SCORE } from '../../shared/match/score.ts'
import type { FinishedMatch, RoomKind, Seats, Settings } from '../../shared/room/room.ts'
import { hello } from '../../shared/scenarios/hello.ts'
import { smallTalk } from '../../shared/scenarios/small-talk.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import { RoomDriver } from './room-driver.ts'

export const HELLO: Script = hello.script
export const SMALL_TALK: Script = smallTalk.script

const NO_POINTS = { client: 0, server: 0 } as const

export const SETTINGS: Settings = {
  script: HELLO,
  own: null,
  assistance: 'guided',
  table: 'coached',
  bot: { thinkMs: 500, errorPercent: 0 },
  spectatorDelayMs: 0,
  swapSides: false,
}

export function createRoom(kind: RoomKind, settings: Partial<Settings> = {}, seed = 1): RoomDriver {
  return new RoomDriver({ type: 'create', code: 'ABCDEF', kind, seed: createSeed(seed), settings: { ...SETTINGS, ...settings } })
}

/** What the books have of a match in these seats that is over. */
export function finishedAs(seats: Seats, points: Readonly<Record<Side, number>> = NO_POINTS, medal: Medal = 'gold'): FinishedMatch {
  const scores = { client: { ...NEW_SCORE, points: points.client }, server: { ...NEW_SCORE, points: points.server } }
  const result = { outcome: 'goal', medal, durationMs: 1, parMs: 1, scores, teamPoints: points.client + points.server } as const
  return { match: 0, seats, round: 1, scenario: 'hello', seed: createSeed(1), result }
}

/** Mina (0) and Joon (1), in the lobby. */
export function createDuo(settings: Partial<Settings> = {}, seed = 1): RoomDriver {
  const room = createRoom('duo', settings, seed)
  room.join('Mina')
  room.join('Joon')
  return room
}

/** The first two members of a duo get ready and play a match to its end. */
export function playRound(room: RoomDriver): void {
  for (const member of [0, 1]) room.apply({ type: 'ready', member, ready: true })
  room.playOut([0, 1])
}

/** A duo in which Mina is the client and Joon the server, and the countdown is over. */
export function createDuoAtPlay(settings: Partial<Settings> = {}, seed = 1): RoomDriver {
  const room = createDuo(settings, seed)
  room.apply({ type: 'choose-side', member: 0, side: 'client' })
  room.apply({ type: 'ready', member: 0, ready: true })
  room.apply({ type: 'ready', member: 1, ready: true })
  room.pass(3000)
  return room
}
