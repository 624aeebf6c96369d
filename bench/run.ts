import { setTimeout as sleep } from 'node:timers/promises'
import type { Calm, Measured } from './crowd.ts'
import { Crowd } from './crowd.ts'
import type { Pair } from './pairs.ts'
import { gamePair, openPairs, relayPair } from './pairs.ts'
import { judgementsPerSecond } from './referee.ts'
import { TURNS } from './script.ts'
import { Target } from './target.ts'

/**
 * `npm run bench [rooms at full speed] [rooms at one move a second]`: the real server and a bare socket.io relay side by side, under the same load
 * from this process. CPU is that of the server's process alone, so the numbers do not depend on what the load costs.
 */
const FAST_ROOMS = Number(process.argv[2] ?? 300)
const CALM_ROOMS = Number(process.argv[3] ?? 1000)
/** Conversations that are not counted: the compiler is still at work. */
const WARM_UP_ROUNDS = 12
const ROUNDS = 10
/** Windows in which the servers are driven in turn; a conversation lasts longer than all of them. */
const CALM_WINDOWS = 3

type Fast = {
  readonly cpuUs: number
  readonly moves: number
  readonly seconds: number
  readonly latencies: number[]
  readonly bytes: number
}

const game = await Target.start('game.ts')
const relay = await Target.start('relay.ts')
const sides: readonly Measured[] = [
  { target: game, open: () => gamePair(game.port) },
  { target: relay, open: (n) => relayPair(relay.port, `room ${n}`) },
]

console.log(`referee alone: ${judgementsPerSecond().toLocaleString('en')} judgements/s`)
const [gameFast, relayFast] = await bothFast()
const [gameCalm, relayCalm] = await bothCalm()
print()
await Promise.all(sides.map(({ target }) => target.stop()))
process.exit(0)

/** Conversations at full speed, the two servers in turn, so that both meet the same noise. */
async function bothFast(): Promise<readonly [Fast, Fast]> {
  const pairs = await Promise.all(sides.map(({ open }) => openPairs(open, FAST_ROOMS)))
  const rounds: [Fast[], Fast[]] = [[], []]
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    for (const [index, side] of sides.entries()) {
      const result = await fastRound(side.target, pairs[index] ?? [])
      if (round >= WARM_UP_ROUNDS) rounds[index]?.push(result)
    }
  }
  for (const pair of pairs.flat()) for (const client of pair.clients) client.close()
  return [sum(rounds[0]), sum(rounds[1])]
}

async function fastRound(target: Target, pairs: readonly Pair[]): Promise<Fast> {
  const latencies: number[] = []
  const bytesBefore = bytesOf(pairs)
  await Promise.all(pairs.map((pair) => pair.prepare()))
  await sleep(100)
  const over = pairs.map((pair) => {
    pair.onTurn = (send) => send()
    pair.onMoved = (ms) => void latencies.push(ms)
    return new Promise<void>((resolve) => {
      pair.onOver = resolve
    })
  })
  const [before, startedMs] = [await target.usage(), performance.now()]
  for (const pair of pairs) pair.begin()
  await Promise.all(over)
  const seconds = (performance.now() - startedMs) / 1000
  const after = await target.usage()
  return { cpuUs: after.cpuUs - before.cpuUs, moves: latencies.length, seconds, latencies, bytes: bytesOf(pairs) - bytesBefore }
}

/** One move a second in every room, the two servers in turn; and what a room with a match in full swing weighs. */
async function bothCalm(): Promise<readonly [Calm, Calm]> {
  const [ours, theirs] = sides
  if (ours === undefined || theirs === undefined) throw new Error('two servers are measured')
  await sleep(1000)
  const crowds = [await Crowd.open(ours, CALM_ROOMS), await Crowd.open(theirs, CALM_ROOMS)] as const
  for (let window = 0; window < CALM_WINDOWS; window++) for (const crowd of crowds) await crowd.play()
  return [await crowds[0].result(), await crowds[1].result()]
}

function bytesOf(pairs: readonly Pair[]): number {
  return pairs.reduce((total, { clients }) => total + clients.reduce((bytes, { sent, received }) => bytes + sent + received, 0), 0)
}

function sum(rounds: readonly Fast[]): Fast {
  const add = (of: (fast: Fast) => number): number => rounds.reduce((total, fast) => total + of(fast), 0)
  return {
    cpuUs: add((f) => f.cpuUs),
    moves: add((f) => f.moves),
    seconds: add((f) => f.seconds),
    latencies: rounds.flatMap((f) => f.latencies),
    bytes: add((f) => f.bytes),
  }
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function print(): void {
  const perMove = ({ cpuUs, moves }: { readonly cpuUs: number; readonly moves: number }): number => cpuUs / moves
  const rows: [string, number, number, goal?: string][] = [
    ['full speed: moves/s per core', 1e6 / perMove(gameFast), 1e6 / perMove(relayFast), 'at least 0.7 ×'],
    ['full speed: CPU µs per move', perMove(gameFast), perMove(relayFast)],
    ['full speed: moves/s, as driven', gameFast.moves / gameFast.seconds, relayFast.moves / relayFast.seconds],
    ['full speed: p50 ms to the answer', percentile(gameFast.latencies, 0.5), percentile(relayFast.latencies, 0.5)],
    ['full speed: p99 ms to the answer', percentile(gameFast.latencies, 0.99), percentile(relayFast.latencies, 0.99)],
    ['full speed: bytes per move', gameFast.bytes / gameFast.moves, relayFast.bytes / relayFast.moves],
    ['one move a second: CPU µs per move', perMove(gameCalm), perMove(relayCalm)],
    ['one move a second: p50 ms to the answer', percentile(gameCalm.latencies, 0.5), percentile(relayCalm.latencies, 0.5)],
    [
      'one move a second: p99 ms to the answer',
      percentile(gameCalm.latencies, 0.99),
      percentile(relayCalm.latencies, 0.99),
      'at most 1.5 ×',
    ],
    ['memory a room, KB', gameCalm.roomBytes / 1024, relayCalm.roomBytes / 1024, 'at most 1.5 ×'],
  ]
  console.log(
    `\n${FAST_ROOMS} rooms at full speed, ${ROUNDS} conversations of ${TURNS.length} moves; then ${CALM_ROOMS} rooms at one move a second\n`,
  )
  console.log(`${''.padEnd(42)}${'game'.padStart(10)}${'relay'.padStart(10)}${'ratio'.padStart(9)}   goal`)
  for (const [name, ours, theirs, goal = ''] of rows) {
    console.log(
      `${name.padEnd(42)}${short(ours).padStart(10)}${short(theirs).padStart(10)}${`${(ours / theirs).toFixed(2)} ×`.padStart(9)}   ${goal}`,
    )
  }
}

function short(n: number): string {
  return n >= 1000 ? Math.round(n).toLocaleString('en') : n.toFixed(n >= 10 ? 1 : 2)
}
