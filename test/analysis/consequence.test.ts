import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Breakage } from '../../shared/analysis/breakage.ts'
import type { Consequence } from '../../shared/analysis/consequence.ts'
import { consequenceOf } from '../../shared/analysis/consequence.ts'
import type { Match } from '../../shared/match/match.ts'
import type { Position } from '../../shared/match/position.ts'
import { misconceptions } from '../../shared/scenarios/misconceptions.ts'
import { judge } from '../../shared/tcp/judge.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import type { Endpoint, Side } from '../../shared/tcp/tcb.ts'
import type { MisconceptionId } from '../../shared/tcp/verdict.ts'
import { segment } from '../match/playing.ts'
import { momentOf } from '../scenarios/moment.ts'
import { CLIENT_UP, close, having, hears, SERVER_UP, says } from '../tcp/situations.ts'

type Row = readonly [belief: MisconceptionId, scenario: string, after: RegExp, side: Side, move: Segment, broke: Breakage['kind']]

const WITHOUT_FLAG = { ...segment('F', 101), ack: segment('A', 0, 301).ack }

/** Every belief at a moment at which somebody acts on it, and what it breaks. The client counts from 100, the server from 300. */
const ROWS: readonly Row[] = [
  ['ack-off-by-one', 'hello', /server gets S/, 'server', segment('SA', 300, 100), 'endless'],
  ['ack-off-by-one', 'goodbye', /server gets FA/, 'server', segment('A', 301, 101), 'endless'],
  ['ack-of-last-byte', 'small-talk', /server reads/, 'server', segment('A', 301, 105), 'endless'],
  ['ack-of-last-byte', 'slow-wire', /server is asked to send/, 'server', segment('A', 301, 113, 'ALL THERE'), 'delayed'],
  ['ack-past-next', 'small-talk', /server reads/, 'server', segment('A', 301, 107), 'endless'],
  ['length-forgotten', 'small-talk', /server reads/, 'server', segment('A', 301, 101), 'endless'],
  ['numbers-count-segments', 'small-talk', /server reads/, 'server', segment('A', 301, 102), 'endless'],
  ['seq-after-pure-ack', 'small-talk', /client is asked to send/, 'client', segment('A', 102, 301, 'HELLO'), 'endless'],
  ['isn-again', 'hello', /client gets SA/, 'client', segment('A', 100, 301), 'endless'],
  ['fin-new-random-seq', 'goodbye', /client is asked to close/, 'client', segment('FA', 9_000, 301), 'endless'],
  ['seq-ack-swapped', 'hello', /client gets SA/, 'client', segment('A', 301, 101), 'endless'],
  ['numbers-of-the-other-end', 'hello', /server gets S/, 'server', segment('SA', 100, 101), 'phantom'],
  ['ack-flag-missing', 'goodbye', /client is asked to close/, 'client', segment('F', 101), 'unheard'],
  ['ack-number-without-flag', 'goodbye', /client is asked to close/, 'client', WITHOUT_FLAG, 'unheard'],
  [
    'ack-number-without-flag',
    'hello',
    /client is asked to open/,
    'client',
    { ...segment('S', 100), ack: segment('A', 0, 1).ack },
    'tolerated',
  ],
  ['first-syn-with-ack', 'hello', /client is asked to open/, 'client', segment('SA', 100), 'endless'],
  ['server-speaks-first', 'hello', /client is asked to open/, 'server', segment('S', 300), 'reset'],
  ['handshake-repeated', 'lost-ack', /client is asked to send/, 'client', segment('S', 100), 'endless'],
  ['fin-before-text-sent', 'half-close', /server is asked to send/, 'server', segment('FA', 301, 107), 'text-lost'],
  ['fin-instead-of-rst', 'refused', /server gets S/, 'server', segment('FA', 0, 101), 'endless'],
  ['fin-instead-of-rst', 'abort', /client is asked to abort/, 'client', segment('FA', 110, 308), 'tolerated'],
  ['rst-instead-of-fin', 'goodbye', /client is asked to close/, 'client', segment('R', 101), 'reset'],
  ['answering-a-rst', 'refused', /client gets RA/, 'client', segment('A', 101, 1), 'endless'],
  ['left-time-wait-early', 'lost-last-ack', /client gets FA .*duplicate/, 'client', segment('R', 102), 'reset'],
  ['new-isn-on-retransmission', 'lost-syn', /retransmission expires/, 'client', segment('S', 500), 'endless'],
  ['advanced-on-duplicate', 'duplicates', /"ECHO", dropped/, 'server', segment('A', 301, 109), 'wasted'],
  ['syn-counts-four', 'hello', /server gets S/, 'server', segment('SA', 300, 104), 'endless'],
  ['relative-numbers', 'hello', /client gets SA/, 'client', segment('A', 1, 1), 'endless'],
  ['wrong-wrap', 'wraparound', /server reads/, 'server', segment('A', 0, 4_294_967_295), 'endless'],
  ['hole-skipped', 'late-data', /server gets FA/, 'server', segment('A', 301, 116), 'text-lost'],
  ['syn-missing', 'hello', /server gets S/, 'server', segment('A', 300, 101), 'endless'],
  ['crossing-syns', 'simultaneous-open', /client gets S/, 'client', segment('A', 101, 301), 'unheard'],
  ['up-after-syn-ack', 'hello', /client gets SA/, 'server', segment('A', 301, 101, 'HI'), 'text-misplaced'],
  ['reset-for-a-lost-ack', 'lost-ack', /server reads/, 'server', segment('R', 301), 'reset'],
  ['window-ignored', 'slow-reader', /client persist expires/, 'client', segment('A', 111, 301, 'TER'), 'tolerated'],
  ['urgent-pointer', 'urgent', /asked to send "STOP"/, 'client', { ...segment('AU', 113, 301, 'STOP'), urgent: 3 }, 'tolerated'],
  ['fin-unasked', 'small-talk', /server reads/, 'server', segment('FA', 301, 106), 'endless'],
  ['fin-answers-fin', 'half-close', /server gets FA/, 'server', segment('FA', 301, 107), 'endless'],
  ['fin-means-over', 'half-close', /client reads/, 'client', segment('R', 107), 'reset'],
  ['rst-for-the-unacceptable', 'duplicates', /"ECHO", dropped/, 'server', segment('R', 301), 'reset'],
  ['rst-from-nowhere', 'refused', /server gets S/, 'server', segment('R', 0), 'endless'],
  ['no-connection-here', 'refused', /server gets S/, 'server', segment('SA', 300, 101), 'phantom'],
  ['advanced-on-duplicate', 'lost-synack', /server gets S 100, dropped/, 'server', segment('SA', 300, 102), 'endless'],
]

function positionOf({ ends, flights }: Match): Position {
  return {
    ends: { client: ends.client.endpoint, server: ends.server.endpoint },
    flights: flights.filter(({ lost }) => !lost).map(({ id, segment }) => ({ to: id.from === 'client' ? 'server' : 'client', segment })),
  }
}

describe.each(ROWS)('%s in %s', (belief, scenario, after, side, move, kind) => {
  const then = momentOf(scenario, after)
  const position = positionOf(then)
  const found = consequenceOf(position, side, move, then.rules)

  test(`is what the move betrays, and breaks something: ${kind}`, () => {
    expect(judge(position.ends[side], move, then.rules)).toMatchObject({ grade: 'wrong', misconception: belief })
    expect(found?.broke.kind).toBe(kind)
  })

  test('is shown in a few steps that begin with the wrong segment', () => {
    expect(found?.steps[0]).toEqual({ type: 'sent', from: side, segment: move, isWrong: true })
    expect(found?.steps.length).toBeLessThanOrEqual(19)
  })

  test('is shown the same way every time', () => expect(consequenceOf(position, side, move, then.rules)).toEqual(found))
})

const CLIENT_WAITS = having(...CLIENT_UP, close, says(), hears('A', 301, 102), hears('FA', 301, 102), says())
const SERVER_DONE = [...SERVER_UP, hears('FA', 101, 301), says(), close, says(), hears('A', 102, 302)]

describe.each<[MisconceptionId, Endpoint]>([
  ['answering-a-pure-ack', having(...SERVER_DONE)],
  ['time-wait-on-the-wrong-side', having(...SERVER_DONE, hears('FA', 101, 302))],
])('%s, when both are done', (belief, server) => {
  const position: Position = { ends: { client: CLIENT_WAITS, server }, flights: [] }
  const move = segment('A', 302, 102)

  test('breaks nothing, and that is said, too', () => {
    expect(judge(server, move)).toMatchObject({ grade: 'wrong', misconception: belief })
    expect(consequenceOf(position, 'server', move)?.broke).toEqual({ kind: 'tolerated', side: 'client' })
  })
})

describe('harm that the right move would not have kept away', () => {
  test.each<[string, string, RegExp, Side, Segment, Breakage['kind']]>([
    ['nobody listens', 'refused', /client is asked to open/, 'client', { ...segment('S', 100), ack: segment('A', 0, 1).ack }, 'wasted'],
    ['the client has aborted', 'abort', /client ends: aborted/, 'server', segment('A', 309, 110, 'PAGE 2 '), 'wasted'],
    ['the client has crashed', 'ghost-session', /server keep-alive expires/, 'server', segment('A', 300, 107), 'wasted'],
    ['the window is closed', 'slow-reader', /client persist expires/, 'client', segment('A', 112, 301, 'T'), 'wasted'],
  ])('is not put down to it: %s', (_, scenario, after, side, move, kind) => {
    const then = momentOf(scenario, after)
    expect(judge(then.ends[side].endpoint, move, then.rules).grade).toBe('wrong')
    expect(consequenceOf(positionOf(then), side, move, then.rules)?.broke.kind).toBe(kind)
  })
})

describe('a right move', () => {
  test('has no consequence of this kind', () => {
    const then = momentOf('hello', /client gets SA/)
    expect(consequenceOf(positionOf(then), 'client', segment('A', 101, 301), then.rules)).toBeNull()
  })
})

describe('text', () => {
  const then = momentOf('small-talk', /client is asked to send/)

  test('that lies one number too low is misplaced', () => {
    const found = consequenceOf(positionOf(then), 'client', segment('A', 100, 301, 'HELLO'), then.rules)
    expect(found?.broke).toEqual({ kind: 'text-misplaced', side: 'server', given: 'ELLO', sent: 'HELL' })
  })

  test('that is acknowledged before it has come is lost', () => {
    const late = momentOf('late-data', /server gets FA/)
    const found = consequenceOf(positionOf(late), 'server', segment('A', 301, 116), late.rules)
    expect(found?.broke).toEqual({ kind: 'text-lost', side: 'server', missing: 'ONE MORE THING' })
  })
})

test('whatever is sent wherever, the search ends soon and finds something to show', () => {
  const numbers = fc.integer({ min: -3, max: 12 })
  const places = [
    momentOf('hello', /server gets S/),
    momentOf('small-talk', /server reads/),
    momentOf('half-close', /server is asked to send/),
    momentOf('late-data', /server gets FA/),
    momentOf('old-duplicate-syn', /client gets SA 300 41/),
    momentOf('slow-reader', /client persist expires/),
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      fc.constantFrom<Side>('client', 'server'),
      fc.nat(63),
      numbers,
      numbers,
      (then, side, flags, s, a) => {
        const base = side === 'client' ? { seq: 101, ack: 301 } : { seq: 301, ack: 101 }
        const move = { ...segment('A', base.seq + s, base.ack + a), flags }
        const isWrong = judge(then.ends[side].endpoint, move, then.rules).grade === 'wrong'
        const found = consequenceOf(positionOf(then), side, move, then.rules)
        expect(found !== null).toBe(isWrong)
        expect(found?.steps.length ?? 0).toBeLessThanOrEqual(60)
        if (found !== null) expectTrue(found, positionOf(then), move)
      },
    ),
    { numRuns: 300 },
  )
})

/** What is told of a wrong move has happened in the story: whether it was taken, who answers whom, and that what comes again was sent. */
function expectTrue({ steps, broke }: Consequence, { ends }: Position, move: Segment): void {
  const takes = steps.flatMap((step) => (step.type === 'arrived' && step.segment === move ? [step.dropped === null] : []))
  if (broke.kind === 'wasted') expect(takes).not.toContain(true)
  if (broke.kind === 'tolerated') expect(takes).toContain(true)
  const sent = steps.flatMap((step) => (step.type === 'sent' ? [step] : []))
  if (broke.kind === 'endless') expect(new Set(sent.map(({ from }) => from)).size).toBe(2)
  const known = [ends.client.trail?.said, ends.server.trail?.said, ...sent.map((step) => step.segment)]
  for (const step of steps) if (step.type === 'came-again') expect(known).toContain(step.segment)
}

test('takes a few milliseconds on a free machine', () => {
  const then = momentOf('duplicates', /"ECHO", dropped/)
  const times: number[] = []
  for (let n = 0; n < 15; n++) {
    const startedMs = performance.now()
    consequenceOf(positionOf(then), 'server', segment('A', 301, 109), then.rules)
    times.push(performance.now() - startedMs)
  }
  expect(Math.min(...times)).toBeLessThan(20)
})

test('every belief is shown', () => {
  const shown = new Set<string>([...ROWS.map(([belief]) => belief), 'answering-a-pure-ack', 'time-wait-on-the-wrong-side'])
  expect(Object.keys(misconceptions).filter((id) => !shown.has(id))).toEqual([])
})
