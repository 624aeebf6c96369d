import type { Position } from '../match/position.ts'
import type { Call, Input, Timer } from '../tcp/input.ts'
import { drain } from '../tcp/instant.ts'
import type { Segment } from '../tcp/segment.ts'
import { ACK, HIGHEST_16_BITS, RST, SYN } from '../tcp/segment.ts'
import { add, seq } from '../tcp/sequence.ts'
import { otherSide, SIDES } from '../tcp/sides.ts'
import { initial, step } from '../tcp/step.ts'
import type { Endpoint, Side } from '../tcp/tcb.ts'
import { isOutstanding } from '../tcp/timeouts.ts'
import type { StormDice } from './luck.ts'

/** What the asked end has lived through: what its application wanted, what it heard and said, which timers went off. */
export type Memory =
  | { readonly type: 'called'; readonly call: Call }
  | { readonly type: 'heard' | 'said'; readonly segment: Segment }
  | { readonly type: 'expired'; readonly timer: Timer }

/** 1 handshakes, 2 text, 3 closing, 4 a wire that loses, doubles and overtakes, 5 resets, strangers and aborts. */
export type Difficulty = 1 | 2 | 3 | 4 | 5

/** A connection while it is walked through, until there is something to ask. Changed step by step. */
export type Walk = {
  readonly asked: Side
  readonly ends: Record<Side, Endpoint>
  flights: Position['flights'][number][]
  memories: Memory[]
  calls: number
}

const TEXTS = ['HI', 'HELLO', 'YES', 'A CUP OF TEA', 'OK', '12345678'] as const
const MOST_CALLS = 6

/** Two machines before their first call. Numbers are hundreds, as in the first scenarios, or any at all when it gets difficult. */
export function begin(asked: Side, difficulty: Difficulty, dice: StormDice): Walk {
  const numberOf = (base: number) => seq(difficulty < 4 ? base * 100 : dice.below(2 ** 32))
  const clients = 1 + dice.below(9)
  const servers = ((clients + dice.below(8)) % 9) + 1 // another one
  const walk: Walk = { asked, ends: { client: initial, server: initial }, flights: [], memories: [], calls: 0 }
  // Now and then nobody listens.
  if (difficulty < 5 || dice.percent(85)) call(walk, 'server', { type: 'open-passive', iss: numberOf(servers), window: HIGHEST_16_BITS })
  call(walk, 'client', { type: 'open-active', iss: numberOf(clients), window: HIGHEST_16_BITS })
  return walk
}

/** Everything that is owed goes out at once. */
export function sendOwed(walk: Walk, side: Side): void {
  const { endpoint, segments } = drain(walk.ends[side])
  walk.ends[side] = endpoint
  for (const segment of segments) {
    if (side === walk.asked) walk.memories.push({ type: 'said', segment })
    walk.flights.push({ to: otherSide(side), segment })
  }
}

/** Lets one thing happen; false: nothing can any more. */
export function goOn(walk: Walk, difficulty: Difficulty, dice: StormDice): boolean {
  if (difficulty === 5 && dice.percent(12) && intrude(walk, dice)) return true
  const lands = walk.flights.length > 0 && dice.percent(70)
  if (!lands && ask(walk, difficulty, dice)) return true
  return walk.flights.length > 0 ? land(walk, difficulty, dice) : expire(walk)
}

function land(walk: Walk, difficulty: Difficulty, dice: StormDice): boolean {
  const isBad = difficulty >= 4
  const at = isBad && dice.percent(25) ? dice.below(walk.flights.length) : 0
  const flight = walk.flights[at]
  if (flight === undefined) return false
  const doubles = isBad && dice.percent(20)
  if (!doubles) walk.flights.splice(at, 1)
  if (isBad && dice.percent(15)) return true // lost
  hear(walk, flight.to, flight.segment)
  return true
}

function hear(walk: Walk, to: Side, segment: Segment): void {
  if (to === walk.asked) walk.memories.push({ type: 'heard', segment })
  feed(walk, to, { type: 'segment-arrives', segment })
}

/** Time passes, and whoever has something outstanding sends it again. */
function expire(walk: Walk): boolean {
  for (const side of SIDES) {
    if (!isOutstanding(walk.ends[side].tcb)) continue
    if (side === walk.asked) walk.memories.push({ type: 'expired', timer: 'retransmission' })
    feed(walk, side, { type: 'timeout', timer: 'retransmission' })
    return true
  }
  return false
}

/** A RST, a SYN or an ACK of somebody who only guesses, or of an earlier connection; false: there is no connection to guess at. */
function intrude(walk: Walk, dice: StormDice): boolean {
  const { tcb } = walk.ends[walk.asked]
  if (!('rcv' in tcb)) return false
  const flags = [RST, SYN, ACK, RST | ACK][dice.below(4)] ?? RST
  const near = add(tcb.rcv.nxt, dice.below(2_000) - 1_000)
  const ack = flags & ACK ? (dice.percent(50) ? tcb.snd.nxt : add(tcb.snd.nxt, 1 + dice.below(50))) : seq(0)
  hear(walk, walk.asked, { flags, seq: near, ack, text: '', window: flags & RST ? 0 : HIGHEST_16_BITS, urgent: 0 })
  return true
}

/** An application asks its TCP for something; false: it does not. */
function ask(walk: Walk, difficulty: Difficulty, dice: StormDice): boolean {
  if (difficulty < 2 || walk.calls >= MOST_CALLS) return false
  const side: Side = dice.percent(50) ? 'client' : 'server'
  const { state } = walk.ends[side].tcb
  if (state !== 'ESTABLISHED' && state !== 'CLOSE-WAIT') return false
  walk.calls++
  if (difficulty === 5 && dice.percent(8)) return call(walk, side, { type: 'abort' })
  if (difficulty >= 3 && dice.percent(45)) return call(walk, side, { type: 'close' })
  return call(walk, side, { type: 'send', text: TEXTS[dice.below(TEXTS.length)] ?? 'HI' })
}

function call(walk: Walk, side: Side, asked: Call): boolean {
  if (side === walk.asked) walk.memories.push({ type: 'called', call: asked })
  feed(walk, side, { type: 'call', call: asked })
  return true
}

function feed(walk: Walk, side: Side, input: Input): void {
  walk.ends[side] = step(walk.ends[side], input).endpoint
}
