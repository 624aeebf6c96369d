import { describe, expect, test } from 'vitest'
import type { MatchEvent } from '../../shared/match/events.ts'
import { legsOf } from '../../shared/match/legs.ts'
import type { Match } from '../../shared/match/match.ts'
import { step } from '../../shared/match/step.ts'
import { catalogue } from '../../shared/scenarios/catalogue.ts'
import { ESTABLISHED } from '../../shared/scenarios/ordinary.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { lettersOf } from '../../shared/tcp/segment.ts'
import { sendable } from '../../shared/tcp/sendable.ts'
import { LAST_ACK, LASTING, match, move, played, playOut, SYN, SYN_ACK, segment, TICK, TWO_BOTS } from './playing.ts'

function judgedOf(events: readonly MatchEvent[], side: 'client' | 'server'): readonly number[] {
  return events.flatMap((event) => (event.type === 'move-judged' && event.side === side ? [event.points] : []))
}

describe('a mistake that the other end has to answer', () => {
  const opened = played(match({ table: 'raw' }), [[0, move('client', SYN)]]).match
  // The client's SYN is on its way, and the server acknowledges too much: the client owes a reset (§3.10.7.3).
  const owing = played(opened, [
    [200, move('server', segment('SA', 300, 102))],
    [300, TICK],
  ]).match

  test('gives what it costs to whoever answers it, and no more', () => {
    const { match: after, events } = step(owing, move('client', segment('R', 102)), 400)
    const { score } = owing.ends.client
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'move-judged', verdict: expect.objectContaining({ grade: 'good' }), points: 0 }),
    )
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'mistake-met', side: 'client', by: 'answer', dropped: 'bad-ack', points: 50 }),
    )
    expect(after.ends.client.score).toEqual({ ...score, points: score.points + 50, good: score.good + 1 })
    expect(after.ends.server.score.points).toBe(-50)
  })

  test('is paid once: the same answer again is not an answer any more', () => {
    const { match: after } = played(owing, [
      [400, move('client', segment('R', 102))],
      [500, move('client', segment('R', 102))],
    ])
    expect(after.ends.client.score.points).toBe(owing.ends.client.score.points + 50 - 50)
  })

  test('pays half as much for each hint that was taken', () => {
    const { events } = played(owing, [
      [400, { type: 'hint', side: 'client' }],
      [500, move('client', segment('R', 102))],
    ])
    expect(events).toContainEqual(expect.objectContaining({ type: 'mistake-met', points: 25 }))
  })

  test('pays beside what was needed anyway, if one segment does both', () => {
    // The SYN,ACK is right and owed an answer; then the same ACK also answers a segment without ACK flag, beyond the window.
    const { events } = played(match({ table: 'raw', script: LASTING }), [
      [0, move('client', SYN)],
      [100, move('server', SYN_ACK)],
      [150, move('server', segment('A', 70_000, 101))],
      [300, move('client', LAST_ACK)],
    ])
    expect(events.flatMap((event) => (event.type === 'move-judged' && event.side === 'client' ? [event.points] : []))).toEqual([
      200,
      Math.round(199 * 1.25),
    ])
    expect(events).toContainEqual(expect.objectContaining({ type: 'mistake-met', by: 'answer', points: 50 }))
  })

  test('that makes a listener answer pays no more for the SYN,ACK', () => {
    const { events } = played(match({ table: 'raw' }), [
      [0, move('client', segment('SU', 100))],
      [200, move('server', SYN_ACK)],
    ])
    expect(events).toContainEqual(expect.objectContaining({ type: 'mistake-met', side: 'server', by: 'answer', points: 50 }))
    expect(events).toContainEqual(expect.objectContaining({ type: 'move-judged', side: 'server', points: 0 }))
  })

  test.each<readonly [string, Match, Segment, Segment, string]>([
    ['by a reset', owing, segment('R', 300), segment('R', 102), 'SA 300 102'],
    [
      'by a SYN,ACK',
      played(match({ table: 'raw' }), [[0, move('client', segment('SU', 100))]]).match,
      segment('R', 70_000),
      SYN_ACK,
      'SU 100 0',
    ],
  ])('is met %s, also when another has come meanwhile to which silence is the answer', (_, before, other, answer, answered) => {
    const [from, to] = answer === SYN_ACK ? (['client', 'server'] as const) : (['server', 'client'] as const)
    const { events } = played(before, [
      [350, move(from, other)],
      [450, TICK],
      [500, move(to, answer)],
    ])
    const told = ({ flags, seq, ack }: Segment) => `${lettersOf(flags)} ${seq} ${ack}`
    expect(events.flatMap((event) => (event.type === 'mistake-met' ? [[event.by, told(event.segment)]] : []))).toEqual([
      ['answer', answered],
      ['silence', told(other)],
    ])
  })

  test('that makes a listener answer pays no more for the SYN,ACK, also when a reset goes first', () => {
    const { events } = played(match({ table: 'raw' }), [
      [0, move('client', segment('SU', 100))],
      [100, move('client', segment('A', 101, 500))],
      [300, move('server', segment('R', 500))],
      [400, move('server', SYN_ACK)],
    ])
    expect(judgedOf(events, 'server')).toEqual([0, 0])
  })

  test('makes no SYN,ACK worthless that a right SYN asks for', () => {
    const { events } = played(match({ table: 'raw' }), [
      [0, move('client', segment('A', 101, 500))],
      [100, move('client', SYN)],
      [200, move('server', SYN_ACK)],
      [300, move('server', segment('R', 500))],
    ])
    expect(judgedOf(events, 'server')).toEqual([199, 0])
    expect(events).toContainEqual(expect.objectContaining({ type: 'mistake-met', side: 'server', by: 'answer' }))
  })

  test('is still paid for when the answer to another goes first', () => {
    // Both are answered by what is owed anyway, or was owed before: an ACK for text, and a reset that was due before the connection stood.
    const says = { side: 'client', call: { type: 'send', text: 'HI' }, trigger: { when: 'start', afterMs: 0 } } as const
    const { events } = played(match({ table: 'raw', script: { ...LASTING, calls: [...LASTING.calls, says] } }), [
      [0, move('client', SYN)],
      [100, move('server', SYN_ACK)],
      [200, move('client', segment('A', 101, 999))],
      [300, move('client', segment('A', 101, 301, 'HI'))],
      [400, move('client', segment('A', 103, 999))],
      [600, move('server', segment('R', 999))],
      [700, move('server', segment('A', 301, 103))],
    ])
    expect(events.filter(({ type }) => type === 'mistake-met')).toMatchObject([
      { atMs: 600, by: 'answer', segment: { seq: 101 } },
      { atMs: 700, by: 'answer', segment: { seq: 103 } },
    ])
  })

  const metOf = (events: readonly MatchEvent[]) =>
    events.flatMap((event) => (event.type === 'mistake-met' ? [`${event.by} to ${event.segment.ack || event.segment.seq}`] : []))

  test('is paid for beside others that are owed an answer of their own', () => {
    const resets = [300, 400].map((atMs, n) => [atMs, move('server', segment('R', 500 + n))] as const)
    for (const answers of [resets, resets.map(([atMs], n) => [atMs, resets[1 - n]?.[1] ?? TICK] as const)]) {
      const { events } = played(match({ table: 'raw' }), [
        [0, move('client', segment('A', 101, 500))],
        [100, move('client', segment('A', 101, 501))],
        ...answers,
      ])
      expect(metOf(events).toSorted()).toEqual(['answer to 500', 'answer to 501'])
    }
  })

  test('is paid for beside one that made a listener answer', () => {
    const { events } = played(match({ table: 'raw' }), [
      [0, move('client', segment('SU', 100))],
      [100, move('client', segment('A', 101, 500))],
      [300, move('server', segment('R', 500))],
      [400, move('server', SYN_ACK)],
    ])
    expect(metOf(events)).toEqual(['answer to 500', 'answer to 100'])
  })

  test('is paid for once with another, if one ACK answers both', () => {
    const { events } = played(match({ table: 'raw', script: { ...LASTING, start: ESTABLISHED } }), [
      [0, move('client', segment('A', 70_000, 301))],
      [100, move('client', segment('A', 80_000, 301))],
      [300, move('server', segment('A', 301, 101))],
    ])
    expect(events.filter(({ type }) => type === 'mistake-met')).toMatchObject([{ by: 'answer', segment: { seq: 80_000 } }])
  })

  test('is forgotten by a listener that has been reset: the SYN,ACK for the right SYN is paid', () => {
    const { match: listening } = played(match({ table: 'raw' }), [
      [0, move('client', segment('SU', 100))],
      [100, move('client', segment('R', 101))],
      [300, move('client', SYN)],
      [400, TICK],
    ])
    const best = sendable(listening.ends.server.endpoint)[0]
    const { events } = step(listening, move('server', best?.segment ?? SYN_ACK), 400)
    expect(events).toContainEqual(expect.objectContaining({ type: 'move-judged', side: 'server', points: 200 }))
    // It kept silent at the RST, and answers no mistake.
    expect(events.flatMap((event) => (event.type === 'mistake-met' ? [event.by] : []))).toEqual(['silence'])
  })
})

describe('a mistake that silence answers', () => {
  // Both are connected, and the client sends a RST that lies outside the server's window (§3.5.3).
  const erred = played(match({ table: 'raw', script: LASTING }), [
    [0, move('client', SYN)],
    [100, move('server', SYN_ACK)],
    [200, move('client', LAST_ACK)],
    [1_000, move('client', segment('R', 70_000))],
    [1_100, TICK],
  ]).match
  const { points } = erred.ends.server.score
  const met = (events: readonly MatchEvent[]) => events.filter((event) => event.type === 'mistake-met' && event.side === 'server')

  test('pays whoever keeps silent until the match is over', () => {
    const { match: over, events } = step(erred, { type: 'abandon' }, 1_500)
    expect(met(events)).toMatchObject([{ side: 'server', by: 'silence', segment: { seq: 70_000 }, dropped: 'outside-window', points: 50 }])
    expect(over.result?.scores.server.points).toBe(points + 50)
    expect(events.at(-1)?.type).toBe('match-over')
  })

  test('pays nothing to whoever answers it: that is wrong', () => {
    const { match: after, events } = step(erred, move('server', segment('R', 301)), 2_000)
    expect(met(events)).toEqual([])
    expect(after.ends.server.score.points).toBe(points - 50)
    expect(met(step(after, { type: 'abandon' }, 9_000).events)).toEqual([])
  })

  test('pays nothing for an ACK, legal as it is: nobody needed it', () => {
    expect(met(step(erred, move('server', segment('A', 301, 101)), 2_000).events)).toEqual([])
  })

  test('is over after 5 s: a mistake that comes later has nothing to do with it', () => {
    expect(met(step(erred, move('server', segment('R', 301)), 6_099).events)).toEqual([])
    expect(met(step(erred, move('server', segment('R', 301)), 6_100).events)).toHaveLength(1)
  })

  test('is met by the next move that is needed for another reason', () => {
    const { events } = played(erred, [
      [1_500, move('client', segment('A', 101, 400))], // acknowledges what was never sent: owes an ACK
      [1_700, move('server', segment('A', 301, 101))],
    ])
    expect(met(events)).toMatchObject([{ by: 'answer' }, { by: 'silence' }])
  })

  test('pays one silence once, however many mistakes come in it', () => {
    const { events } = played(erred, [
      [1_500, move('client', segment('R', 70_001))],
      [2_000, move('client', segment('R', 70_002))],
      [9_000, { type: 'abandon' }],
    ])
    expect(met(events)).toHaveLength(1)
  })

  test('has lasted since the first mistake in it, whatever comes later', () => {
    const { events } = played(erred, [
      [4_000, move('client', segment('R', 70_001))],
      [6_100, move('server', segment('R', 301))],
    ])
    expect(met(events)).toMatchObject([{ by: 'silence', segment: { seq: 70_000 } }])
  })

  test('is not paid at a coached table, where no mistake leaves', () => {
    const { events } = playOut(
      match({
        script: legsOf(catalogue[0]?.script ?? LASTING)[0] ?? LASTING,
        controllers: TWO_BOTS,
        bot: { thinkMs: 800, errorPercent: 60 },
      }),
    )
    expect(met(events)).toEqual([])
  })
})
