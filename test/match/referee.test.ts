import { describe, expect, test } from 'vitest'
import type { MatchInput } from '../../shared/match/match.ts'
import type { ApplicationCall } from '../../shared/match/scenario.ts'
import { step } from '../../shared/match/step.ts'
import { ESTABLISHED } from '../../shared/scenarios/ordinary.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { LAST_ACK, match, move, played, SYN, SYN_ACK, script, segment, TICK } from './playing.ts'

const CLOSED = { client: 'CLOSED', server: 'CLOSED' } as const

test.each([
  ['without a round trip, after 2 s', 0, 2_000, 180],
  ['a round trip of 200 ms is not counted', 200, 2_000, 182],
  ['of a longer one, 300 ms are not counted', 9_000, 2_000, 183],
  ['one that is longer than the move took gives no more than full speed', 300, 200, 200],
  ['a negative one counts as none', -9_000, 2_000, 180],
])('the clock of a move: %s', (_, rttMs, atMs, points) =>
  expect(step(match(), move('client', SYN, rttMs), atMs).events).toContainEqual(expect.objectContaining({ type: 'move-judged', points })),
)

describe('text', () => {
  /** What a client earns that sends `first` of HELLO to a server with this window. */
  const earned = (first: string, window: number, ...more: readonly ApplicationCall['call'][]) => {
    const asked = [{ type: 'send', text: 'HELLO' } as const, ...more].map(
      (call): ApplicationCall => ({ side: 'client', call, trigger: { when: 'state', state: 'ESTABLISHED', afterMs: 100 } }),
    )
    const calls = [...script().calls, ...asked]
    const { events } = played(match({ script: script({ calls, window: { client: 65_535, server: window }, goal: CLOSED }) }), [
      [0, move('client', SYN)],
      [100, move('server', SYN_ACK)],
      [200, move('client', LAST_ACK)],
      [300, move('client', segment('PA', 101, 301, first))],
    ])
    return events.flatMap((event) => (event.type === 'move-judged' ? [event.points] : [])).at(-1) ?? 0
  }
  const whole = earned('HELLO', 65_535)

  test('counts by its share', () => expect(earned('HE', 65_535)).toBe(Math.round(0.4 * whole)))
  test('counts as a whole where it is all that the window lets out', () => expect(earned('HE', 2)).toBe(whole))
  test('counts no more where a FIN waits behind it', () => expect(earned('HELLO', 65_535, { type: 'close' })).toBe(whole))
  test('counts by its share of what the window lets out', () => expect(earned('HE', 4)).toBe(Math.round(0.5 * whole)))

  test('counts for nothing in a probe, whose octet the window does not let out: with it and without, a probe is one duty', () => {
    const says = { side: 'client', call: { type: 'send', text: 'HELLO' }, trigger: { when: 'start', afterMs: 0 } } as const
    const shut = match({ script: script({ start: ESTABLISHED, calls: [says], window: { client: 65_535, server: 0 } }) })
    const pointsOf = (probe: Segment) =>
      step(shut, move('client', probe), 5_000).events.flatMap((e) => (e.type === 'move-judged' ? [e.points] : []))
    expect([pointsOf(segment('A', 101, 301, 'H')), pointsOf(segment('A', 100, 301))]).toEqual([[200], [200]])
  })
})

describe('what is on its way to a player', () => {
  // Text arrives while the acknowledgement of the SYN,ACK is being sent: 100 is now 105.
  const calls = [
    ...script().calls,
    { side: 'server', call: { type: 'send', text: 'HELLO' }, trigger: { when: 'state', state: 'ESTABLISHED', afterMs: 0 } },
  ] as const
  const established = played(match({ script: script({ calls, goal: CLOSED }) }), [
    [0, move('client', SYN)],
    [100, move('server', SYN_ACK)],
    [200, move('client', LAST_ACK)],
    [300, move('server', segment('AP', 301, 101, 'HELLO'))],
    [400, TICK],
  ]).match
  const staleAck = segment('A', 101, 301)

  test('makes no move wrong that was right before it came', () => {
    const { events } = step(established, move('client', staleAck), 1_300)
    expect(events).toContainEqual(expect.objectContaining({ type: 'move-judged', verdict: expect.objectContaining({ grade: 'harmless' }) }))
  })

  test('is known once there has been time to react', () => {
    const { events } = step(established, move('client', staleAck), 1_400)
    expect(events).toContainEqual(expect.objectContaining({ type: 'move-judged', verdict: expect.objectContaining({ grade: 'wrong' }) }))
  })

  test('is known later to a player with a long way to the server', () => {
    const { events } = step(established, move('client', staleAck, 200), 1_599)
    expect(events).toContainEqual(expect.objectContaining({ type: 'move-judged', verdict: expect.objectContaining({ grade: 'harmless' }) }))
  })

  test('is known to nobody later than a round trip of 300 ms allows: a longer one may be feigned', () => {
    const { events } = step(established, move('client', staleAck, 5_000), 1_700)
    expect(events).toContainEqual(expect.objectContaining({ type: 'move-judged', verdict: expect.objectContaining({ grade: 'wrong' }) }))
  })

  test('takes nothing from a move that was good before it came', () => {
    const says = (text: string, afterMs: number) =>
      ({ side: 'client', call: { type: 'send', text }, trigger: { when: 'start', afterMs } }) as const
    const busy = match({
      script: script({ calls: [...calls, says('HI', 300), says('YO', 350)], goal: CLOSED }),
    })
    const { events } = played(busy, [
      [0, move('client', SYN)],
      [100, move('server', SYN_ACK)],
      [200, move('client', LAST_ACK)],
      [320, move('client', segment('AP', 101, 301, 'HI'))],
      [330, move('server', segment('AP', 301, 101, 'HELLO'))],
      [600, move('client', segment('AP', 103, 301, 'YO'))],
    ])
    const { verdict, points } = events.flatMap((event) => (event.type === 'move-judged' ? [event] : [])).at(-1) ?? {}
    expect({ verdict, isPaid: (points ?? 0) > 0 }).toMatchObject({ verdict: { grade: 'good', purpose: 'text' }, isPaid: true })
  })

  test.each<readonly [string, readonly MatchInput[], number]>([
    ['makes a slow move no quicker', [], 101],
    ['takes back no hint', [{ type: 'hint', side: 'client' }], 51],
  ])('%s, though nothing is owed any more when it is made', (_, before, points) => {
    const said = { side: 'client', call: { type: 'send', text: 'HI' }, trigger: { when: 'start', afterMs: 0 } } as const
    const ended = { side: 'server', call: { type: 'abort' }, trigger: { when: 'start', afterMs: 9_000 } } as const
    const { match: over, events } = played(
      match({
        script: script({
          start: ESTABLISHED,
          calls: [said, ended, { ...said, side: 'server', trigger: { when: 'start', afterMs: 60_000 } }],
          goal: CLOSED,
        }),
      }),
      [
        ...before.map((input) => [5_000, input] as const),
        [9_000, move('server', segment('R', 301))],
        [9_900, move('client', segment('PA', 101, 301, 'HI'))],
      ],
    )
    expect(over.ends.client.endpoint.tcb.state).toBe('CLOSED')
    expect(events.findLast(({ type }) => type === 'move-judged')).toMatchObject({ verdict: { grade: 'good' }, points })
  })

  test('lets what was right before be sent once, not again', () => {
    const sent = (text: string, at: number) => move('server', segment('AP', at, 101, text))
    const again = {
      side: 'server',
      call: { type: 'send', text: 'AGAIN' },
      trigger: { when: 'state', state: 'ESTABLISHED', afterMs: 0 },
    } as const
    const twice = script({ calls: [...calls, again], goal: CLOSED })
    const { events } = played(match({ script: twice }), [
      [0, move('client', SYN)],
      [100, move('server', SYN_ACK)],
      [200, move('client', LAST_ACK)],
      [300, sent('HELLO', 301)],
      [350, sent('AGAIN', 306)],
      [500, move('client', segment('A', 101, 306))],
      [600, move('client', segment('A', 101, 306))],
    ])
    const judged = events.flatMap((event) => (event.type === 'move-judged' && event.side === 'client' ? [event] : []))
    expect(judged.map(({ verdict }) => verdict.grade)).toEqual(['good', 'good', 'good', 'harmless'])
    expect(judged.map(({ points }) => points > 0)).toEqual([true, true, true, false])
  })

  test('has stood for a while: what lasted no time at all is not remembered', () => {
    const answering = script({
      calls: [...calls, { side: 'client', call: { type: 'send', text: 'HI' }, trigger: { when: 'delivered', text: 'HELLO', afterMs: 0 } }],
      goal: CLOSED,
    })
    const after = played(match({ script: answering }), [
      [0, move('client', SYN)],
      [100, move('server', SYN_ACK)],
      [2_000, move('client', LAST_ACK)],
      [4_000, move('server', segment('AP', 301, 101, 'HELLO'))],
      [4_100, TICK],
    ]).match
    const before = { state: 'ESTABLISHED', snd: { unsent: '' }, rcv: { nxt: 301 } }
    expect(after.ends.client.past).toMatchObject([{ endpoint: { tcb: before, due: [] }, untilMs: 4_100 }])
  })

  test('leaves what is owed owed', () => {
    const { match: after } = step(established, move('client', staleAck), 1_300)
    expect(after.ends.client.endpoint.due).toEqual([{ type: 'ack' }])
  })
})

describe('whoever has made another move meanwhile', () => {
  const send = { side: 'client', call: { type: 'send', text: 'HI' }, trigger: { when: 'start', afterMs: 0 } } as const
  const asked = match({ script: script({ start: { client: { state: 'ESTABLISHED' }, server: { state: 'ESTABLISHED' } }, calls: [send] }) })
  const worth = (...before: readonly (readonly [number, MatchInput])[]) => {
    const { events } = played(asked, [...before, [6_000, move('client', segment('A', 101, 301, 'HI'))]])
    return events.flatMap((event) => (event.type === 'move-judged' ? [event.points] : [])).at(-1)
  }
  const hint = [1_000, { type: 'hint', side: 'client' }] as const

  test.each<readonly [string, MatchInput]>([
    ['one that nobody needed', move('client', segment('A', 101, 301))],
    ['a wrong one', move('client', segment('A', 101, 999))],
  ])('%s, is no quicker for it, and keeps the hint that was taken', (_, other) => {
    expect(worth()).toBe(140)
    expect(worth([5_000, other])).toBe(140)
    expect(worth(hint, [5_000, other])).toBe(70)
  })
})

describe('whoever was away', () => {
  /** What the answer to a SYN is worth that lands at 1100 ms. */
  const worth = (...meanwhile: readonly (readonly [number, MatchInput])[]) => {
    const { events } = played(match(), [[1_000, move('client', SYN)], ...meanwhile, [6_100, move('server', SYN_ACK)]])
    return events.flatMap((event) => (event.type === 'move-judged' && event.side === 'server' ? [event.points] : [])).at(-1)
  }
  const away = (atMs: number) => [atMs, { type: 'away', side: 'server' }] as const
  const back = (atMs: number) => [atMs, { type: 'back', side: 'server' }] as const

  test.each([
    ['is as quick as ever for who was never away', worth(), 150],
    ['is counted from the return for what came meanwhile', worth(away(1_050), back(5_100)), 190],
    ['is counted from the beginning for what had come before', worth(away(1_200), back(5_100)), 150],
    ['is counted from the last return', worth(away(500), back(900), away(1_000), away(4_000), back(5_100)), 190],
    ['is counted from the beginning for who was back in time', worth(away(500), back(1_050)), 150],
  ])('an answer %s', (_, points, expected) => expect(points).toBe(expected))
})
