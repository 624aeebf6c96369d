import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSeed } from '../../shared/match/chance.ts'
import type { MatchEvent } from '../../shared/match/events.ts'
import { legsOf } from '../../shared/match/legs.ts'
import type { MatchInput } from '../../shared/match/match.ts'
import type { ApplicationCall, Script, ScriptedCall } from '../../shared/match/scenario.ts'
import { createMatch, nextDueMs, step } from '../../shared/match/step.ts'
import { catalogue, scenarioById } from '../../shared/scenarios/catalogue.ts'
import { ACK } from '../../shared/tcp/segment.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import { viewEventsOf } from '../../shared/view/redact.ts'
import { Story } from '../../shared/view/story.ts'
import { blunders, playWithBlunders } from './blunders.ts'
import { LAST_ACK, LASTING, match, move, played, playOut, QUICK_PATH, SYN, SYN_ACK, script, segment, TICK, TWO_BOTS } from './playing.ts'

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
    expect(answers).toBe(11) // the last ACK that brought news, of the handshake or of the text, looks like one
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

  test.each<readonly [string, Script['rules'], readonly MatchInput[]]>([
    ['a reset', {}, [move('client', segment('R', 101)), move('client', segment('FA', 101, 301))]],
    ['a SYN that no ACK challenges (RFC 793)', { challengeAcks: false }, [move('client', segment('S', 101)), TICK]],
  ])('no connection any more: it was broken off by %s instead of closed, though both ends are where they should be', (_, rules, moves) => {
    const close = { side: 'client', call: { type: 'close' }, trigger: { when: 'start', afterMs: 300 } } as const
    const closing = script({ calls: [...script().calls, close], goal: { client: 'CLOSED', server: 'CLOSED' }, rules })
    const { match: over } = played(match({ table: 'raw', script: closing }), [
      [0, move('client', SYN)],
      [100, move('server', SYN_ACK)],
      [200, move('client', LAST_ACK)],
      ...moves.map((input, n) => [400 + 200 * n, input] as const),
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

  test('no disagreement: text that went down with a connection may be missing where it may be lost', () => {
    const at = (side: Side, what: ScriptedCall, afterMs: number): ApplicationCall => ({
      side,
      call: what,
      trigger: { when: 'start', afterMs },
    })
    const again = script({
      calls: [
        ...script().calls,
        at('client', { type: 'send', text: 'ONE' }, 10_000),
        at('client', { type: 'crash' }, 10_100),
        at('client', { type: 'reboot' }, 11_000),
        at('server', { type: 'abort' }, 20_000),
        at('server', { type: 'open-passive' }, 25_000),
        at('client', { type: 'open-active' }, 30_000),
        at('client', { type: 'send', text: 'TWO' }, 40_000),
        at('client', { type: 'close' }, 45_000),
        at('server', { type: 'close' }, 50_000),
      ],
      goal: { client: 'CLOSED', server: 'CLOSED', textLost: true },
    })
    const { match: over } = playOut(match({ table: 'raw', script: again, controllers: TWO_BOTS }))
    expect([over.ends.server.delivered, over.result?.outcome]).toEqual(['TWO', 'goal'])
  })

  const says = { side: 'client', call: { type: 'send', text: 'HI' }, trigger: { when: 'start', afterMs: 1_000 } } as const
  const lost = { type: 'lose', from: 'client', nth: 1, of: 'text' } as const
  const talking = { ...LASTING, calls: [...LASTING.calls, says], wire: { ...LASTING.wire, acts: [lost] } }

  test.each<readonly [string, readonly (readonly [number, MatchInput])[]]>([
    ['text that was never asked for', [[300, move('client', segment('AP', 101, 301, 'SURPRISE'))]]],
    [
      'an end where text follows',
      [
        [300, move('client', segment('FA', 101, 301))],
        [1_000, TICK],
      ],
    ],
    [
      'an ACK of what was lost',
      [
        [1_000, move('client', segment('A', 101, 301, 'HI'))],
        [1_200, move('server', segment('A', 301, 103))],
      ],
    ],
  ])('disagreement: %s', (_, moves) => {
    const { match: over } = played(match({ table: 'raw', script: talking }), [
      [0, move('client', SYN)],
      [100, move('server', SYN_ACK)],
      [200, move('client', LAST_ACK)],
      ...moves,
      [1_300, TICK],
    ])
    expect(over.result).toMatchObject({ outcome: 'failed', why: 'disagreement' })
  })

  test('disagreement: both are connected, and each with somebody else', () => {
    const acts = [lost, { type: 'lose', from: 'client', nth: 4 }] as const
    const apart = script({ calls: [...script().calls, says], wire: { ...LASTING.wire, acts }, goal: LASTING.goal })
    const { match: over } = played(match({ table: 'raw', script: apart }), [
      [0, move('client', segment('S', 500))],
      [10, move('client', SYN)],
      [120, move('server', SYN_ACK)],
      [130, move('server', segment('SA', 300, 501))],
      [240, move('client', segment('A', 501, 301))],
      [250, move('client', LAST_ACK)],
      [1_000, move('client', segment('PA', 101, 301, 'HI'))],
      [1_100, TICK],
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
