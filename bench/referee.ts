import { judge } from '../shared/tcp/judge.ts'
import type { Segment } from '../shared/tcp/segment.ts'
import { ACK, PSH, SYN } from '../shared/tcp/segment.ts'
import { seq } from '../shared/tcp/sequence.ts'
import { step } from '../shared/tcp/step.ts'
import type { Endpoint } from '../shared/tcp/tcb.ts'

const SECONDS = 2
const CONNECTIONS = 16

function segment(flags: number, number: number, ack: number, text = ''): Segment {
  return { flags, seq: seq(number), ack: seq(ack), text, window: 65_535, urgent: 0 }
}

/** Positions of a connection with this initial number, each with moves that are right and wrong there. */
function positions(iss: number): readonly (readonly [Endpoint, Segment])[] {
  const closed: Endpoint = { tcb: { state: 'CLOSED' }, due: [] }
  const opening = step(closed, { type: 'call', call: { type: 'open-active', iss: seq(iss), window: 65_535 } }).endpoint
  const synSent = step(opening, { type: 'segment-sent', segment: segment(SYN, iss, 0) }).endpoint
  const answered = step(synSent, { type: 'segment-arrives', segment: segment(SYN | ACK, 300, iss + 1) }).endpoint
  const established = step(answered, { type: 'segment-sent', segment: segment(ACK, iss + 1, 301) }).endpoint
  const talking = step(established, { type: 'call', call: { type: 'send', text: 'HELLO' } }).endpoint
  return [
    [opening, segment(SYN, iss, 0)],
    [answered, segment(ACK, iss + 1, 301)],
    [talking, segment(PSH | ACK, iss + 1, 301, 'HELLO')],
    [established, segment(ACK, iss + 1, 301)],
    [answered, segment(ACK, iss + 1, 300)],
    [talking, segment(PSH | ACK, iss + 2, 301, 'HELLO')],
  ]
}

/** How many moves the referee judges in a second, alone. A third of them is wrong. */
export function judgementsPerSecond(): number {
  // So many connections that the referee meets each position as if for the first time.
  const connections = Array.from({ length: CONNECTIONS }, (_, n) => positions(1 + 1000 * n))
  const cases = [0, 1, 2, 3, 4, 5].flatMap((at) => connections.flatMap((cases) => cases.slice(at, at + 1)))
  const judgeAll = (): void => {
    for (let n = 0; n < 100; n++) for (const [endpoint, move] of cases) judge(endpoint, move)
  }
  for (let n = 0; n < 20; n++) judgeAll() // warms up
  const startedMs = performance.now()
  let rounds = 0
  for (; performance.now() < startedMs + 1000 * SECONDS; rounds++) judgeAll()
  return Math.round((rounds * 100 * cases.length * 1000) / (performance.now() - startedMs))
}
