import { describe, expect, test } from 'vitest'
import type { MatchEvent } from '../../shared/match/events.ts'
import type { Match, MatchInput } from '../../shared/match/match.ts'
import { INPUTS_IN_A_MATCH, nextDueMs, step } from '../../shared/match/step.ts'
import { catalogue } from '../../shared/scenarios/catalogue.ts'
import { ESTABLISHED } from '../../shared/scenarios/ordinary.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import { LAST_ACK, lineOf, match, move, played, playOut, QUICK_PATH, SYN, SYN_ACK, script, segment, TICK, TWO_BOTS } from './playing.ts'

describe('two people who do everything right', () => {
  const { match: over, events } = played(match(), [
    [1_000, move('client', SYN)],
    [2_100, move('server', SYN_ACK)],
    [3_200, move('client', LAST_ACK)],
    [3_300, TICK],
  ])

  test('reach the goal', () => expect(over.result).toMatchObject({ outcome: 'goal', medal: 'gold', durationMs: 3_300 }))
  test('are told so last', () => expect(events.at(-1)).toEqual({ atMs: 3_300, type: 'match-over', result: over.result }))
  test('have nothing to do any more', () => expect(nextDueMs(over)).toBeNull())
  test('earn points for speed and streak', () => {
    expect(over.ends.client.score).toMatchObject({ points: 190 + Math.round(190 * 1.25), streak: 2, good: 2, wrong: 0 })
  })
})

describe('a match without end', () => {
  const begun = step(match(), TICK, 0).match
  /** The match after so many inputs more, and when they were over. */
  const playedOn = (inputs: readonly MatchInput[]): { readonly match: Match; readonly endedAt: number | null } => {
    let current = begun
    for (const [n, input] of inputs.entries()) {
      current = step(current, input, 10 * (n + 1)).match
      if (current.phase === 'over') return { match: current, endedAt: n + 1 }
    }
    return { match: current, endedAt: null }
  }

  test.each<[string, (n: number) => MatchInput]>([
    ['of wrong moves', () => move('client', segment('F', 7))],
    ['of pauses', (n) => ({ type: n % 2 === 0 ? 'pause' : 'resume' })],
    ['of hints', () => ({ type: 'hint', side: 'client' })],
  ])('%s is abandoned in the end', (_, inputOf) => {
    const { match: over, endedAt } = playedOn(Array.from({ length: INPUTS_IN_A_MATCH + 1 }, (_, n) => inputOf(n)))
    expect(endedAt).toBe(INPUTS_IN_A_MATCH)
    expect(over.result?.outcome).toBe('abandoned')
    expect(nextDueMs(over)).toBeNull()
  })

  test('may be waited through: time alone does not count', () => {
    expect(playedOn(Array(INPUTS_IN_A_MATCH + 1).fill(TICK)).endedAt).toBeNull()
  })
})

describe('a refused input changes nothing, not even the time', () => {
  const ready = match({ startsAtMs: 1_000 })
  const playing = step(ready, TICK, 1_000).match
  const paused = step(playing, { type: 'pause' }, 1_500).match
  const over = step(playing, { type: 'abandon' }, 1_500).match
  const withBot = match({ controllers: { client: 'bot', server: 'person' } })
  test.each([
    ['a move before the start', ready, move('client', SYN), 'match-not-started'],
    ['a pause before the start', ready, { type: 'pause' }, 'match-not-started'],
    ['a move in a pause', paused, move('client', SYN), 'match-paused'],
    ['a hint in a pause', paused, { type: 'hint', side: 'client' }, 'match-paused'],
    ['a pause in a pause', paused, { type: 'pause' }, 'match-paused'],
    ['a move after the end', over, move('client', SYN), 'match-over'],
    ['an end after the end', over, { type: 'abandon' }, 'match-over'],
    ['a move for a bot', withBot, move('client', SYN), 'not-your-side'],
    ['a hint where nothing is owed', playing, { type: 'hint', side: 'server' }, 'nothing-to-hint'],
  ] as const)('%s', (_, before, input, refusal) => {
    const after = step(before, input, before === ready ? 500 : 2_000)
    expect(after).toEqual({ match: before, events: [], refusal })
    expect(after.match).toBe(before)
  })
})

test('who takes over in a pause does so then, not when the pause began', () => {
  const playing = step(match({ startsAtMs: 1_000 }), TICK, 1_000).match
  const paused = step(playing, { type: 'pause' }, 1_500).match
  const handed = step(paused, { type: 'control', side: 'client', controller: 'bot' }, 61_500)
  expect(handed.events).toEqual([{ atMs: 61_500, type: 'controller-changed', side: 'client', controller: 'bot' }])
  const resumed = (before: Match) => step(before, { type: 'resume' }, 90_000)
  expect(resumed(handed.match).match.pausedMs).toBe(resumed(paused).match.pausedMs)
})

describe('a wrong move', () => {
  const noAckFlag = segment('S', 300, 101)
  const opened = played(match(), [[0, move('client', SYN)]]).match
  const openedRaw = played(match({ table: 'raw' }), [[0, move('client', SYN)]]).match

  test('stays home on a coached table', () => {
    const { match: after, events } = step(opened, move('server', noAckFlag), 200)
    expect(events.filter(({ type }) => type === 'segment-sent')).toEqual([])
    expect(events).toContainEqual(expect.objectContaining({ type: 'move-judged', flight: null, points: -50 }))
    expect(after.ends.server).toMatchObject({ sent: 0, endpoint: step(opened, TICK, 200).match.ends.server.endpoint })
  })

  test('leaves as it is on a raw table, while the machine has sent nothing', () => {
    const { match: after, events } = step(openedRaw, move('server', noAckFlag), 200)
    expect(events).toContainEqual(expect.objectContaining({ type: 'segment-sent', segment: noAckFlag }))
    expect(after.ends.server.endpoint).toEqual(step(openedRaw, TICK, 200).match.ends.server.endpoint)
    expect(after.ends.server.sent).toBe(1)
  })

  test('on a raw table is answered by the other end as the RFC says', () => {
    const { match: after } = played(openedRaw, [
      [200, move('server', segment('SA', 300, 102))],
      [300, TICK],
    ])
    expect(after.ends.client.endpoint.due).toMatchObject([{ type: 'reset', segment: { seq: 102 } }])
  })
})

describe('the answer to a harmless segment', () => {
  const say = { side: 'client', call: { type: 'send', text: 'HI' }, trigger: { when: 'start', afterMs: 300 } } as const
  const shaken = [
    [0, move('client', SYN)],
    [100, move('server', SYN_ACK)],
    [200, move('client', LAST_ACK)],
    [400, move('client', segment('AP', 101, 301, 'HI'))],
  ] as const
  const talking = script({ calls: [...script().calls, say], goal: { client: 'CLOSED', server: 'CLOSED' }, keepAliveMs: { client: 60_000 } })
  const hearing = match({ script: { ...talking, calls: [...talking.calls, { ...say, trigger: { when: 'start', afterMs: 30_000 } }] } })
  const lastOf = (events: readonly MatchEvent[]) => events.findLast((event) => event.type === 'move-judged' && event.side === 'server')

  test('is good, and worth nothing where that advanced nothing: nobody lives on keep-alives', () => {
    const { match: after, events } = played(hearing, [
      ...shaken,
      [500, move('server', segment('A', 301, 103))],
      [700, move('client', segment('A', 102, 301))],
      [900, move('server', segment('A', 301, 103))],
    ])
    expect(lastOf(events)).toMatchObject({ verdict: { grade: 'good' }, points: 0 })
    expect(after.ends.server.score).toMatchObject({ good: 3, streak: 2 })
  })

  test('is worth what any other is where it was text that had been lost', () => {
    const { wire } = talking
    const losing = { ...hearing.script, wire: { ...wire, acts: [{ type: 'lose', from: 'client', nth: 3 }] } as const }
    const { events } = played(match({ script: losing }), [
      ...shaken,
      [600, move('client', segment('AP', 101, 301, 'HI'))],
      [800, move('server', segment('A', 301, 103))],
    ])
    expect(events).toContainEqual(expect.objectContaining({ side: 'client', verdict: expect.objectContaining({ grade: 'harmless' }) }))
    expect(lastOf(events)).toMatchObject({ points: Math.round(199 * 1.25) })
  })
})

describe('an ACK that is owed', () => {
  const says = (side: Side, text: string) => ({ side, call: { type: 'send', text }, trigger: { when: 'start', afterMs: 300 } }) as const
  const crossing = match({
    script: script({
      calls: [...script().calls, says('client', 'HI'), says('server', 'YO')],
      goal: { client: 'CLOSED', server: 'CLOSED' },
    }),
  })
  const { match: after, events } = played(crossing, [
    [0, move('client', SYN)],
    [100, move('server', SYN_ACK)],
    [200, move('client', LAST_ACK)],
    [400, move('client', segment('AP', 101, 301, 'HI'))],
    [450, move('server', segment('AP', 301, 101, 'YO'))],
    [600, move('server', segment('A', 303, 103))],
    [690, move('client', segment('AP', 101, 303, 'HI'))],
    [900, move('server', segment('A', 303, 103))],
  ])
  const lastOf = (side: Side) => events.findLast((event) => event.type === 'move-judged' && event.side === side)

  test('counts on old text, too', () => {
    expect(lastOf('client')).toMatchObject({ verdict: { grade: 'good', purpose: 'acknowledge' } })
    expect(after.ends.client.score).toMatchObject({ good: 4, streak: 4, harmless: 0 })
  })

  test('makes the old text no more needed: its answer is worth nothing', () => {
    expect(lastOf('server')).toMatchObject({ verdict: { grade: 'good' }, points: 0 })
  })
})

describe('timers', () => {
  const opened = played(match(), [[0, move('client', SYN)]]).match

  test('the retransmission timer runs while anything is outstanding', () => {
    expect(opened.ends.client.timers.retransmission).toEqual({ startedAtMs: 0, expiresAtMs: 5_000, expiries: 0 })
    const answered = played(opened, [
      [100, move('server', SYN_ACK)],
      [200, TICK],
    ]).match
    expect(answered.ends.client.timers.retransmission).toBeNull()
  })

  test('its expiry makes the oldest segment due, and it waits until that has been sent', () => {
    const expired = played(opened, [[60_000, TICK]])
    expect(expired.match.ends.client.endpoint.due).toEqual([{ type: 'retransmission' }])
    expect(expired.match.ends.client.timers.retransmission).toBeNull()
    expect(expired.events.filter(({ type }) => type === 'timer-expired')).toHaveLength(1)
  })

  test('then it runs twice as long', () => {
    const again = played(opened, [[8_000, move('client', SYN)]]).match
    expect(again.ends.client.timers.retransmission).toEqual({ startedAtMs: 8_000, expiresAtMs: 18_000, expiries: 1 })
  })

  test('2 MSL run from the last ACK, not while its player thinks, and do not count against the par', () => {
    const closing = script({
      start: { client: { state: 'ESTABLISHED' }, server: { state: 'ESTABLISHED' } },
      calls: [
        { side: 'client', call: { type: 'close' }, trigger: { when: 'start', afterMs: 0 } },
        { side: 'server', call: { type: 'close' }, trigger: { when: 'peer-closed', afterMs: 0 } },
      ],
      goal: { client: 'CLOSED', server: 'CLOSED' },
      mslMs: 2_000,
    })
    const { match: waiting } = played(match({ script: closing }), [
      [0, move('client', segment('FA', 101, 301))],
      [100, move('server', segment('FA', 301, 102))],
      [9_000, TICK],
    ])
    expect(waiting.ends.client.endpoint.tcb.state).toBe('TIME-WAIT')
    expect(waiting.ends.client.timers.timeWait).toBeNull()
    const acknowledged = step(waiting, move('client', segment('A', 102, 302)), 9_000).match
    expect(acknowledged.ends.client.timers.timeWait).toEqual({ startedAtMs: 9_000, expiresAtMs: 13_000 })
    const over = step(acknowledged, TICK, 13_000).match
    expect(over.result).toMatchObject({ outcome: 'goal', durationMs: 9_100 })
  })
})

test('what lands at the same moment lands in the order in which it left', () => {
  const wire = { client: QUICK_PATH, server: QUICK_PATH, acts: [{ type: 'hold', from: 'client', nth: 1, forMs: 50 }] } as const
  const says = { side: 'client', call: { type: 'send', text: 'AB' }, trigger: { when: 'start', afterMs: 0 } } as const
  const { events } = played(match({ script: script({ start: ESTABLISHED, calls: [says], wire }) }), [
    [0, move('client', segment('A', 101, 301, 'A'))],
    [50, move('client', segment('A', 102, 301, 'B'))],
    [150, TICK],
  ])
  expect(events.map(lineOf).filter((line) => line.includes('server gets'))).toEqual([
    '150 server gets A 101 301 "A"',
    '150 server gets A 102 301 "B"',
  ])
})

describe('a FIN that is held for 60 s, or until the server has sent one', () => {
  const act = { type: 'hold', from: 'client', nth: 1, of: 'fin', forMs: 60_000, until: { from: 'server', nth: 1, of: 'fin' } } as const
  const close = (side: Side) => ({ side, call: { type: 'close' }, trigger: { when: 'start', afterMs: 0 } }) as const
  const wire = { client: QUICK_PATH, server: QUICK_PATH, acts: [act] } as const
  const closing = script({ start: ESTABLISHED, calls: [close('client'), close('server')], wire, rtoMs: 90_000 })
  const clientFin = move('client', segment('FA', 101, 301))
  const serverFin = move('server', segment('FA', 301, 101))

  test.each<[string, readonly (readonly [number, MatchInput])[], number]>([
    [
      'crosses it, however late that is',
      [
        [0, clientFin],
        [40_000, serverFin],
        [40_101, TICK],
      ],
      40_101,
    ],
    [
      'is held no longer than it may be',
      [
        [0, clientFin],
        [60_100, TICK],
      ],
      60_100,
    ],
    [
      'is let go no later than without',
      [
        [0, clientFin],
        [60_050, serverFin],
        [60_150, TICK],
      ],
      60_100,
    ],
    [
      'is not held where it has been sent before',
      [
        [0, serverFin],
        [50, clientFin],
        [150, TICK],
      ],
      150,
    ],
  ])('%s', (_, inputs, landsAtMs) => {
    const lines = played(match({ script: closing }), inputs).events.map(lineOf)
    expect(lines.filter((line) => line.includes('server gets'))).toEqual([
      expect.stringMatching(new RegExp(`^${landsAtMs} server gets FA`)),
    ])
  })

  test('lands behind what has let it go, where that takes the same way', () => {
    const own = { ...act, of: 'text', until: { from: 'client', nth: 1, of: 'fin' } } as const
    const says = { side: 'client', call: { type: 'send', text: 'A' }, trigger: { when: 'start', afterMs: 0 } } as const
    const lines = played(match({ script: script({ ...closing, calls: [says, close('client')], wire: { ...wire, acts: [own] } }) }), [
      [0, move('client', segment('A', 101, 301, 'A'))],
      [50, move('client', segment('FA', 102, 301))],
      [151, TICK],
    ]).events.map(lineOf)
    const landed = lines.filter((line) => line.includes('server gets'))
    expect(landed).toEqual(['150 server gets FA 102 301', '151 server gets A 101 301 "A"'])
  })
})

test('how an end stands is told once a moment, after all that has moved it, and once for every state', () => {
  for (const { script } of catalogue) {
    const { events } = playOut(match({ script, controllers: TWO_BOTS }))
    const told = events.filter((event) => event.type === 'end-changed')
    for (const [n, event] of told.entries()) {
      const isOvertaken = (other: typeof event) =>
        other.side === event.side && other.atMs === event.atMs && other.endpoint.tcb.state === event.endpoint.tcb.state
      const again = told.slice(n + 1).filter(isOvertaken)
      expect(again, `${script.id} at ${event.atMs} ms`).toEqual([])
    }
  }
})

describe('a pause', () => {
  const opened = played(match(), [[0, move('client', SYN)]]).match
  const paused = played(opened, [[50, { type: 'pause' }]])
  const resumed = played(paused.match, [
    [7_000, TICK],
    [10_050, { type: 'resume' }],
  ])

  test('keeps everything where it is', () => {
    expect(nextDueMs(paused.match)).toBeNull()
    expect(played(paused.match, [[9_000, TICK]]).events).toEqual([])
  })

  test('moves what is to come to a later time of those who watch', () => {
    expect(nextDueMs(resumed.match)).toBe(10_100)
    expect(resumed.events.map(lineOf)).toEqual(['10050 match-resumed', '10050 client is SYN-SENT, owes nothing'])
    expect(resumed.events).toContainEqual(
      expect.objectContaining({ timers: { retransmission: { startedAtMs: 10_000, expiresAtMs: 15_000, expiries: 0 }, timeWait: null } }),
    )
    expect(played(resumed.match, [[10_100, TICK]]).events.map(lineOf)[0]).toBe('10100 server gets S 100')
  })

  test('does not count', () => {
    const { result } = played(resumed.match, [
      [10_100, move('server', SYN_ACK)],
      [10_200, move('client', LAST_ACK)],
      [10_300, TICK],
    ]).match
    expect(result).toMatchObject({ outcome: 'goal', durationMs: 300 })
  })
})

describe('whoever plays a side', () => {
  test('may change: a bot takes over what is owed', () => {
    const { match: taken } = played(match(), [
      [0, move('client', SYN)],
      [200, { type: 'control', side: 'server', controller: 'bot' }],
      [2_500, TICK],
    ])
    expect(taken.ends.server.sent).toBe(1)
    expect(taken.ends.client.endpoint.tcb.state).toBe('ESTABLISHED')
  })

  test('may come back: the bot does nothing more', () => {
    const { match: back } = played(match(), [
      [0, move('client', SYN)],
      [200, { type: 'control', side: 'server', controller: 'bot' }],
      [201, { type: 'control', side: 'server', controller: 'person' }],
      [60_000, TICK],
    ])
    expect(back.ends.server.sent).toBe(0)
  })
})

describe('a match', () => {
  test('begins when it is to, not before', () => {
    const ready = match({ startsAtMs: 3_000 })
    expect(nextDueMs(ready)).toBe(3_000)
    expect(step(ready, TICK, 2_999).events).toEqual([])
    expect(step(ready, TICK, 3_000).events[0]).toEqual({ atMs: 3_000, type: 'match-started' })
  })

  test('can be given up', () => {
    const { match: over } = played(match(), [[1_234, { type: 'abandon' }]])
    expect(over.result).toMatchObject({ outcome: 'abandoned', medal: null, durationMs: 1_234 })
  })

  test('has failed when its goal is out of reach', () => {
    const aborting = script({
      calls: [...script().calls, { side: 'client', call: { type: 'abort' }, trigger: { when: 'state', state: 'ESTABLISHED', afterMs: 0 } }],
      goal: { client: 'FIN-WAIT-2', server: 'CLOSE-WAIT' },
    })
    expect(playOut(match({ script: aborting, controllers: TWO_BOTS })).match.result).toMatchObject({ outcome: 'failed', medal: null })
  })

  test('has failed when a raw move has made the peer believe in text that was never sent', () => {
    const { match: over } = played(match({ table: 'raw', script: script({ goal: { client: 'CLOSED', server: 'CLOSED' } }) }), [
      [0, move('client', SYN)],
      [100, move('server', SYN_ACK)],
      [200, move('client', segment('AP', 101, 301, 'SURPRISE'))],
      [300, TICK],
    ])
    expect(over.result).toMatchObject({ outcome: 'failed' })
  })

  test('played over a wire without delay is over at once', () => {
    const instant = { ...QUICK_PATH, delayMs: 0 }
    const { match: over } = played(match({ script: script({ wire: { client: instant, server: instant, acts: [] } }) }), [
      [0, move('client', SYN)],
      [0, move('server', SYN_ACK)],
      [0, move('client', LAST_ACK)],
    ])
    expect(over.result).toMatchObject({ outcome: 'goal', durationMs: 0 })
  })
})
