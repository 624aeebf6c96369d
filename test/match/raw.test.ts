import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSeed } from '../../shared/match/chance.ts'
import type { MatchEvent } from '../../shared/match/events.ts'
import { legsOf } from '../../shared/match/legs.ts'
import type { Match } from '../../shared/match/match.ts'
import type { Script } from '../../shared/match/scenario.ts'
import { createMatch, nextDueMs, step } from '../../shared/match/step.ts'
import { catalogue, scenarioById } from '../../shared/scenarios/catalogue.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { ACK, lettersOf } from '../../shared/tcp/segment.ts'
import { sendable } from '../../shared/tcp/sendable.ts'
import { viewEventsOf } from '../../shared/view/redact.ts'
import { Story } from '../../shared/view/story.ts'
import { blunders, playWithBlunders } from './blunders.ts'
import { LAST_ACK, match, move, played, playOut, QUICK_PATH, SYN, SYN_ACK, script, segment, TICK, TWO_BOTS } from './playing.ts'

const SCENARIOS = catalogue.map(({ script }) => [script.id, script] as const)
const LEGS = catalogue.flatMap(({ script }) => legsOf(script))
const PLAYED_FOR_MS = 60_000

describe('a raw table', () => {
  test.each(SCENARIOS)('%s is won by two who know TCP', (_, script) => {
    const { match: over } = playOut(match({ script, table: 'raw', seed: createSeed(7), controllers: TWO_BOTS }))
    expect(over.result?.outcome).toBe('goal')
  })

  test.each(SCENARIOS)('%s goes on whatever mistakes are made, and tells of none before the end', (_, script) => {
    let now = createMatch({
      script,
      table: 'raw',
      seed: createSeed(3),
      assistance: 'standard',
      controllers: TWO_BOTS,
      startsAtMs: 0,
      bot: { thinkMs: 800, errorPercent: 40 },
    })
    const events = []
    for (let due = nextDueMs(now); due !== null && due < PLAYED_FOR_MS && now.phase !== 'over'; due = nextDueMs(now)) {
      const taken = step(now, { type: 'tick' }, due)
      now = taken.match
      events.push(...taken.events)
    }
    const ended = step(now, { type: 'abandon' }, PLAYED_FOR_MS)
    events.push(...ended.events)
    for (const viewer of ['client', 'server', 'spectator'] as const) {
      const told = viewEventsOf({ table: 'raw', assistance: 'standard', rules: now.rules, events }, viewer)
      for (const event of told)
        if (event.type === 'move-judged') expect(event).toMatchObject({ verdict: { grade: 'unjudged' }, points: 0, score: null })
    }
    const story = new Story(now.rules)
    for (const event of events) story.note(event)
    const { history } = story.tell()
    for (const [type, spoken] of [
      ['move-judged', 'move'],
      ['mistake-met', 'met'],
    ]) {
      expect(history.filter((event) => event.type === spoken)).toHaveLength(events.filter((event) => event.type === type).length)
    }
  })
})

describe('what a scenario loses by what it carries', () => {
  const wire = { ...script().wire, acts: [{ type: 'lose', from: 'client', nth: 1, of: 'ack' }] } as const
  const opened = played(match({ table: 'raw', script: script({ wire }) }), [
    [0, move('client', SYN)],
    [200, move('server', SYN_ACK)],
  ]).match
  const wrong = segment('A', 101, 300)
  const lostOf = (events: readonly MatchEvent[]) => events.flatMap((event) => (event.type === 'segment-lost' ? event.flight.nth : []))

  test('is not the mistake that looks like it: that comes across and is answered, and the right one is lost', () => {
    const { match: after, events } = played(opened, [
      [400, move('client', wrong)],
      [600, move('client', LAST_ACK)],
      [800, TICK],
    ])
    expect(lostOf(events)).toEqual([3])
    expect(after.ends.server.endpoint.due).toMatchObject([{ type: 'reset' }])
  })

  test('nor is a mistake lost that looks like what has been lost already', () => {
    const { events } = played(opened, [
      [400, move('client', LAST_ACK)],
      [600, move('client', wrong)],
      [800, TICK],
    ])
    expect(lostOf(events)).toEqual([2])
  })
})

function judgedOf(events: readonly MatchEvent[], side: 'client' | 'server'): readonly number[] {
  return events.flatMap((event) => (event.type === 'move-judged' && event.side === side ? [event.points] : []))
}

/** A connection that lasts: after a minute the client closes. */
const LASTING = script({
  calls: [...script().calls, { side: 'client', call: { type: 'close' }, trigger: { when: 'start', afterMs: 60_000 } }],
  goal: { client: 'CLOSED', server: 'CLOSED' },
})

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
    expect(events.filter(({ type }) => type === 'mistake-met')).toMatchObject([{ by: 'answer', segment: { ack: 999 } }])
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
    const { events } = playOut(match({ script: LEGS[0] ?? LASTING, controllers: TWO_BOTS, bot: { thinkMs: 800, errorPercent: 60 } }))
    expect(met(events)).toEqual([])
  })
})

describe('an ACK war', () => {
  /** A match between two bots in which one side, once, sends this at the first moment that `after` names. */
  function withMistake(script: Script, after: RegExp, side: 'client' | 'server', mistake: string, n: number, ack: number, text = '') {
    const started = match({ script: { ...script, isn: { client: 100, server: 300 } }, table: 'raw', controllers: TWO_BOTS })
    const before = playOut(started, null, after)
    const { nowMs } = before.match
    const sent = played(before.match, [
      [nowMs, { type: 'control', side, controller: 'person' }],
      [nowMs, move(side, segment(mistake, n, ack, text))],
      [nowMs, { type: 'control', side, controller: 'bot' }],
    ])
    const rest = playOut(sent.match)
    return { match: rest.match, events: [...before.events, ...sent.events, ...rest.events] }
  }

  const WARS = [
    ['hello', /client is asked to open/, 'client', 'SF', 100, 0],
    ['hello', /client gets SA/, 'client', 'FA', 101, 301],
    ['late-data', /client is asked to send/, 'server', 'FA', 301, 101],
  ] as const

  test.each(WARS)('%s: %s, the %s sends %s %i, and five answers of each end later it is over', (id, after, side, flags, n, ack) => {
    const { match: over, events } = withMistake(scenarioById(id)?.script ?? LASTING, after, side, flags, n, ack)
    expect(over.result).toMatchObject({ outcome: 'failed', why: 'ack-war', medal: null })
    const arrivals = events.flatMap((event) => (event.type === 'segment-arrived' ? [event] : []))
    const isAnswer = ({ segment: { flags: bits, text }, dropped }: (typeof arrivals)[number]) =>
      bits === ACK && text === '' && dropped !== null
    const answers = arrivals.length - 1 - arrivals.findLastIndex((event) => !isAnswer(event))
    expect(answers).toBe(id === 'hello' ? 11 : 10) // in hello the last ACK of the handshake looks like one
  })

  test('pays next to nothing: answers to answers are noise', () => {
    const { match: over, events } = withMistake(scenarioById('hello')?.script ?? LASTING, /client gets SA/, 'client', 'FA', 101, 301)
    const points = events.flatMap((event) => (event.type === 'move-judged' && event.verdict.grade === 'good' ? [event.points] : []))
    expect(points.slice(3)).toEqual(points.slice(3).map(() => 0))
    expect(over.result?.teamPoints).toBeLessThan(700)
  })

  test('is none where a challenge ACK is answered by the reset that ends it', () => {
    const { events } = playOut(match({ script: scenarioById('ghost-session')?.script ?? LASTING, table: 'raw', controllers: TWO_BOTS }))
    expect(events.at(-1)).toMatchObject({ result: { outcome: 'goal' } })
  })
})

describe('why a match has failed', () => {
  test('a dead end: nobody has anything to do, and nothing comes', () => {
    const { match: over } = played(match({ table: 'raw', script: script({ goal: LASTING.goal }) }), [
      [0, move('client', SYN)],
      [100, move('server', SYN_ACK)],
      [200, move('client', LAST_ACK)],
      [300, TICK],
    ])
    expect(over.result).toMatchObject({ outcome: 'failed', why: 'dead-end' })
  })

  test('no connection any more: it was aborted, and nobody opens another', () => {
    const abort = { side: 'client', call: { type: 'abort' }, trigger: { when: 'state', state: 'ESTABLISHED', afterMs: 0 } } as const
    const aborting = script({ calls: [...script().calls, abort], goal: { client: 'FIN-WAIT-2', server: 'CLOSE-WAIT' } })
    expect(playOut(match({ table: 'raw', script: aborting, controllers: TWO_BOTS })).match.result).toMatchObject({ why: 'connection-gone' })
  })

  test('a dead end, even if keep-alives go to and fro', () => {
    const kept = script({ goal: LASTING.goal, keepAliveMs: { client: 5_000, server: 7_000 } })
    const { match: over } = playOut(match({ table: 'raw', script: kept, controllers: TWO_BOTS }))
    expect(over.result).toMatchObject({ outcome: 'failed', why: 'dead-end' })
  })

  test('half-open: the client has sent a RST and knows nothing of it', () => {
    const { match: over } = played(match({ table: 'raw', script: script({ goal: LASTING.goal }) }), [
      [0, move('client', SYN)],
      [100, move('server', SYN_ACK)],
      [200, move('client', LAST_ACK)],
      [250, move('client', segment('R', 101))],
      [400, TICK],
    ])
    expect(over.result).toMatchObject({ outcome: 'failed', why: 'half-open' })
  })

  test('no connection any more: it was broken off instead of closed, though both ends are where they should be', () => {
    const close = { side: 'client', call: { type: 'close' }, trigger: { when: 'start', afterMs: 300 } } as const
    const closing = script({ calls: [...script().calls, close], goal: { client: 'CLOSED', server: 'CLOSED' } })
    const { match: over } = played(match({ table: 'raw', script: closing }), [
      [0, move('client', SYN)],
      [100, move('server', SYN_ACK)],
      [200, move('client', LAST_ACK)],
      [400, move('client', segment('R', 101))],
      [600, move('client', segment('FA', 101, 301))],
      [800, move('server', segment('R', 301))],
      [1_000, TICK],
    ])
    expect(over.result).toMatchObject({ outcome: 'failed', why: 'connection-gone', medal: null })
  })

  test('giving up: four timeouts in a row, and nothing came back', () => {
    const { wire } = LASTING
    const deaf = script({ wire: { ...wire, client: { ...QUICK_PATH, lossPercent: 100 } } })
    const { match: over } = playOut(match({ table: 'raw', script: deaf, controllers: TWO_BOTS }))
    expect(over.result).toMatchObject({ outcome: 'failed', why: 'given-up' })
  })

  test('disagreement: text that was never asked for', () => {
    const { match: over } = played(match({ table: 'raw', script: LASTING }), [
      [0, move('client', SYN)],
      [100, move('server', SYN_ACK)],
      [200, move('client', segment('AP', 101, 301, 'SURPRISE'))],
      [300, TICK],
    ])
    expect(over.result).toMatchObject({ outcome: 'failed', why: 'disagreement' })
  })
})

/** Three times the four timeouts of the slowest scenario, 40 s and doubling; over its own wire none takes five minutes. */
const MOST_MS = 1_800_000
/** A keep-alive every few seconds while nothing else gets through takes the most. */
const MOST_SEGMENTS = 500
const ROUGH_PATH = { delayMs: 300, jitterMs: 200, lossPercent: 30, duplicatePercent: 10, reorderPercent: 10, reorderMs: 500 }
/** A leg over its own wire, or over one that loses, doubles and reorders. */
const legs = fc.tuple(fc.constantFrom(...LEGS), fc.boolean()).map(([leg, isRough]): Script => {
  return isRough ? { ...leg, isn: 'random', wire: { ...leg.wire, client: ROUGH_PATH, server: ROUGH_PATH } } : leg
})

describe('whatever mistakes leave', () => {
  test('every raw match comes to an end between two who go on correctly: reached, or failed for a reason', () => {
    const whys = new Set<string>()
    fc.assert(
      fc.property(legs, fc.nat(), blunders, (leg, seed, list) => {
        const { match: over, events } = playWithBlunders(leg, createSeed(seed), list)
        expect(over.phase).toBe('over')
        expect(over.nowMs).toBeLessThan(MOST_MS)
        expect(events.filter(({ type }) => type === 'segment-sent').length).toBeLessThan(MOST_SEGMENTS)
        expect(over.result?.outcome).toMatch(/^(goal|failed)$/)
        if (over.result?.outcome === 'failed') whys.add(over.result.why)
      }),
      { numRuns: 3_000 },
    )
    expect(whys).toContain('ack-war') // or the property has not gone where it is needed
  })

  test('nobody gains by them together: what mistakes cost is at least what meeting them gives', () => {
    fc.assert(
      fc.property(legs, fc.nat(), blunders, (leg, seed, list) => {
        const { events } = playWithBlunders(leg, createSeed(seed), list)
        expect(sumOf(events)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 500 },
    )
  })
})

function sumOf(events: readonly MatchEvent[]): number {
  let sum = 0
  for (const event of events) {
    if (event.type === 'mistake-met' || (event.type === 'move-judged' && event.verdict.grade === 'wrong')) sum += event.points
  }
  return sum
}
