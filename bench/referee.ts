import { judge } from '../shared/tcp/judge.ts'
import type { Segment } from '../shared/tcp/segment.ts'
import { ACK, PSH, SYN } from '../shared/tcp/segment.ts'
import { seq } from '../shared/tcp/sequence.ts'
import { step } from '../shared/tcp/step.ts'
import type { Endpoint } from '../shared/tcp/tcb.ts'

const SECONDS = 2

function segment(flags: number, number: number, ack: number, text = ''): Segment {
  return { flags, seq: seq(number), ack: seq(ack), text, window: 65_535, urgent: 0 }
}

/** Positions of a connection, each with moves that are right and wrong there. */
function positions(): readonly (readonly [Endpoint, Segment])[] {
  const closed: Endpoint = { tcb: { state: 'CLOSED' }, due: [] }
  const opening = step(closed, { type: 'call', call: { type: 'open-active', iss: seq(100), window: 65_535 } }).endpoint
  const synSent = step(opening, { type: 'segment-sent', segment: segment(SYN, 100, 0) }).endpoint
  const answered = step(synSent, { type: 'segment-arrives', segment: segment(SYN | ACK, 300, 101) }).endpoint
  const established = step(answered, { type: 'segment-sent', segment: segment(ACK, 101, 301) }).endpoint
  const talking = step(established, { type: 'call', call: { type: 'send', text: 'HELLO' } }).endpoint
  return [
    [opening, segment(SYN, 100, 0)],
    [answered, segment(ACK, 101, 301)],
    [answered, segment(ACK, 101, 300)],
    [talking, segment(PSH | ACK, 101, 301, 'HELLO')],
    [talking, segment(PSH | ACK, 102, 301, 'HELLO')],
    [established, segment(ACK, 101, 301)],
  ]
}

/** How many moves the referee judges in a second, alone. A third of them is wrong. */
export function judgementsPerSecond(): number {
  const cases = positions()
  const judgeAll = (): void => {
    for (let n = 0; n < 1000; n++) for (const [endpoint, move] of cases) judge(endpoint, move)
  }
  for (let n = 0; n < 20; n++) judgeAll() // warms up
  const startedMs = performance.now()
  let rounds = 0
  for (; performance.now() < startedMs + 1000 * SECONDS; rounds++) judgeAll()
  return Math.round((rounds * 1000 * cases.length * 1000) / (performance.now() - startedMs))
}
