import { SIDES } from '../tcp/sides.ts'
import type { Side } from '../tcp/tcb.ts'
import type { Closer } from './bout.ts'

/**
 * TIME-WAIT as a price. The client's machine owns four ports, and a best of five is played between it and one server. Whoever closes a
 * bout first gets a bonus for it and parks the bout's port for 2 MSL. A parked port cannot be used, and while it is parked it takes a toll
 * of what its parker earns. When no port is left the bout goes to whoever has parked fewer.
 */
export type Ports = {
  readonly ports: readonly Port[]
  readonly bouts: readonly Bout[]
  readonly wins: Readonly<Record<Side, number>>
  readonly winner: Side | null
}

/** `parkedBy` is null while the port is free. Times are ms of game time. */
export type Port = { readonly number: number; readonly parkedBy: Exclude<Closer, 'nobody'> | null; readonly freeAtMs: number }

/** A bout that is over. `port` null: nobody could play it, for no port was free. */
export type Bout = {
  readonly port: number | null
  readonly closer: Closer
  /** With bonus and toll. */
  readonly points: Readonly<Record<Side, number>>
  /** Null: a draw, which counts for nobody. */
  readonly winner: Side | null
}

/** How the next bout can begin: on one of these ports, not before a port is free, or not at all, since it is `winner`'s already. */
export type Opening =
  | { readonly type: 'choose'; readonly ports: readonly number[] }
  | { readonly type: 'wait'; readonly untilMs: number }
  | { readonly type: 'walkover'; readonly winner: Side }
  | { readonly type: 'over' }

/** The client's ports: the first of the dynamic ones (RFC 6335 §6). */
export const PORT_NUMBERS = [49_152, 49_153, 49_154, 49_155] as const
/** 2 MSL of the game: about three bouts. */
export const PARKED_MS = 150_000
/** Bouts that win the game; it ends after MOST_BOUTS at the latest. */
export const WINS_NEEDED = 3
export const MOST_BOUTS = 5
/** For whoever closes first: the work is done. */
export const CLOSING_BONUS = 200
/** What each parked port takes of its parker's points. */
export const TOLL_PERCENT = 20

/** Seconds that a port is really parked, and how many ports a machine really has for outgoing connections. Of Windows, no such time is documented since 2003. */
export const REAL_LIFE = [
  { system: 'Linux', timeWaitSeconds: 60, ports: 28_232 },
  { system: 'macOS', timeWaitSeconds: 30, ports: 16_384 },
  { system: 'RFC 9293', timeWaitSeconds: 240, ports: 16_384 },
] as const

/** The ports before the first bout: all free. */
export function newPorts(): Ports {
  const ports = PORT_NUMBERS.map((number): Port => ({ number, parkedBy: null, freeAtMs: 0 }))
  return { ports, bouts: [], wins: { client: 0, server: 0 }, winner: null }
}

/** How many ports a side has parked at `atMs`; a port that both have parked counts for both. */
export function parkedBy({ ports }: Ports, side: Side, atMs: number): number {
  return ports.filter((port) => isParked(port, atMs) && (port.parkedBy === side || port.parkedBy === 'both')).length
}

function isParked({ parkedBy: parker, freeAtMs }: Port, atMs: number): boolean {
  return parker !== null && atMs < freeAtMs
}

/** How the next bout can begin at `atMs`. */
export function openingAt(game: Ports, atMs: number): Opening {
  if (isOver(game)) return { type: 'over' }
  const free = game.ports.filter((port) => !isParked(port, atMs)).map(({ number }) => number)
  if (free.length > 0) return { type: 'choose', ports: free }
  const lead = parkedBy(game, 'client', atMs) - parkedBy(game, 'server', atMs)
  if (lead !== 0) return { type: 'walkover', winner: lead > 0 ? 'server' : 'client' }
  return { type: 'wait', untilMs: Math.min(...game.ports.map(({ freeAtMs }) => freeAtMs)) }
}

/** True if no further bout is played. */
export function isOver({ bouts, winner }: Pick<Ports, 'bouts' | 'winner'>): boolean {
  return winner !== null || bouts.length >= MOST_BOUTS
}

/** What came of a bout that was played on `port` and has ended at `atMs`: the points of its match, and who closed first. */
export type Result = {
  readonly port: number
  readonly closer: Closer
  readonly points: Readonly<Record<Side, number>>
  readonly atMs: number
}

/**
 * The game after a bout that was played.
 * @throws RangeError if the game is over, or the port was not free.
 */
export function afterBout(game: Ports, { port, closer, points, atMs }: Result): Ports {
  if (isOver(game)) throw new RangeError('the game is over')
  if (!game.ports.some((one) => one.number === port && !isParked(one, atMs))) throw new RangeError(`port ${port} is not free`)
  const earned = { client: earnedBy(game, 'client', closer, points, atMs), server: earnedBy(game, 'server', closer, points, atMs) }
  const winner = earned.client === earned.server ? null : earned.client > earned.server ? 'client' : 'server'
  const ports = closer === 'nobody' ? game.ports : game.ports.map((one) => (one.number === port ? parked(port, closer, atMs) : one))
  return booked({ ...game, ports }, { port, closer, points: earned, winner })
}

function parked(number: number, closer: Exclude<Closer, 'nobody'>, atMs: number): Port {
  return { number, parkedBy: closer, freeAtMs: atMs + PARKED_MS }
}

/** The bonus is for whoever closed first alone; the toll is on all of it, for what was parked before this bout. */
function earnedBy(game: Ports, side: Side, closer: Closer, points: Result['points'], atMs: number): number {
  const all = Math.max(0, points[side]) + (closer === side ? CLOSING_BONUS : 0)
  return Math.round(all * Math.max(0, 1 - (TOLL_PERCENT * parkedBy(game, side, atMs)) / 100))
}

/**
 * The game after a bout that nobody could play.
 * @throws RangeError if it could have been played.
 */
export function afterWalkover(game: Ports, atMs: number): Ports {
  const opening = openingAt(game, atMs)
  if (opening.type !== 'walkover') throw new RangeError('the bout is no walkover')
  return booked(game, { port: null, closer: 'nobody', points: { client: 0, server: 0 }, winner: opening.winner })
}

/** After the last bout whoever has more wins has won; with as many, whoever has more points. */
function booked(game: Ports, bout: Bout): Ports {
  const bouts = [...game.bouts, bout]
  const wins = bout.winner === null ? game.wins : { ...game.wins, [bout.winner]: game.wins[bout.winner] + 1 }
  const first = SIDES.find((side) => wins[side] >= WINS_NEEDED) ?? null
  return { ...game, bouts, wins, winner: first ?? (bouts.length >= MOST_BOUTS ? leader(wins, bouts) : null) }
}

function leader(wins: Ports['wins'], bouts: readonly Bout[]): Side | null {
  const total = (side: Side) => bouts.reduce((sum, { points }) => sum + points[side], 0)
  const lead = wins.client - wins.server || total('client') - total('server')
  return lead === 0 ? null : lead > 0 ? 'client' : 'server'
}
