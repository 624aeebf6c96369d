import { describe, expect, test } from 'vitest'
import type { MatchEvent } from '../../shared/match/events.ts'
import { NO_TIMERS } from '../../shared/match/timers.ts'
import { RFC_9293 } from '../../shared/tcp/rules.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { ACK, SYN } from '../../shared/tcp/segment.ts'
import { seq } from '../../shared/tcp/sequence.ts'
import type { Verdict } from '../../shared/tcp/verdict.ts'
import type { Viewer } from '../../shared/view/match-view.ts'
import type { Chronicle } from '../../shared/view/redact.ts'
import { viewEventsOf } from '../../shared/view/redact.ts'
import { OPENING, SCORE, SYN_100, WRONG } from './wrong.ts'

const SYN_ACK_300: Segment = { flags: SYN | ACK, seq: seq(300), ack: seq(101), text: '', window: 1000, urgent: 0 }
const GOOD: Verdict = { grade: 'good', purpose: 'open', section: '3.10.1' }

const flight = (from: 'client' | 'server', nth: number, copy = 0) => ({ from, nth, copy })
const judged = (verdict: Verdict): MatchEvent => ({
  atMs: 5,
  type: 'move-judged',
  side: 'client',
  move: 1,
  segment: SYN_100,
  verdict,
  points: 120,
  score: SCORE,
  flight: verdict.grade === 'wrong' ? null : flight('client', 1),
})
const sent = (copy: number, injected = false): MatchEvent => ({
  atMs: 5,
  type: 'segment-sent',
  flight: flight('client', 1, copy),
  segment: SYN_100,
  landsAtMs: 805,
  injected,
})
const hinted = (level: 1 | 2): MatchEvent => ({
  atMs: 5,
  type: 'hint-given',
  side: 'client',
  hint: { level, purpose: 'open', segment: SYN_100 },
  score: SCORE,
})

function chronicle(events: readonly MatchEvent[], how: Partial<Chronicle> = {}): Chronicle {
  return { table: 'coached', assistance: 'guided', rules: RFC_9293, events, ...how }
}

function told(event: MatchEvent, viewer: Viewer, how: Partial<Chronicle> = {}) {
  return viewEventsOf(chronicle([event], how), viewer)[0]
}

describe('who hears of what', () => {
  const of = (type: 'text-delivered' | 'peer-closed'): MatchEvent =>
    type === 'text-delivered' ? { atMs: 5, type, side: 'client', text: 'HI' } : { atMs: 5, type, side: 'client' }
  const cases: readonly (readonly [string, MatchEvent, readonly Viewer[]])[] = [
    ['the start', { atMs: 5, type: 'match-started' }, ['client', 'server', 'spectator']],
    ['a pause', { atMs: 5, type: 'match-paused' }, ['client', 'server', 'spectator']],
    ['its end', { atMs: 5, type: 'match-resumed' }, ['client', 'server', 'spectator']],
    ['who plays', { atMs: 5, type: 'controller-changed', side: 'client', controller: 'bot' }, ['client', 'server', 'spectator']],
    ['a call of the client', { atMs: 5, type: 'call-made', side: 'client', call: { type: 'close' } }, ['client', 'spectator']],
    ['a move of the client', judged(GOOD), ['client', 'spectator']],
    ['a wrong move of the client', judged(WRONG), ['client', 'spectator']],
    ['a segment that leaves the client', sent(0), ['spectator']],
    ['its double', sent(1), ['spectator']],
    ['a segment that a stranger sends in the name of the client', sent(0, true), ['spectator']],
    ['a loss', { atMs: 5, type: 'segment-lost', flight: flight('client', 1) }, ['spectator']],
    [
      'an arrival at the client',
      { atMs: 5, type: 'segment-arrived', flight: flight('server', 1), to: 'client', segment: SYN_ACK_300, dropped: null },
      ['client', 'spectator'],
    ],
    ['text for the client', of('text-delivered'), ['client', 'spectator']],
    ['a FIN that the client has processed', of('peer-closed'), ['client', 'spectator']],
    ['the end of the client', { atMs: 5, type: 'connection-ended', side: 'client', how: 'reset' }, ['client', 'spectator']],
    ['a timer of the client', { atMs: 5, type: 'timer-expired', side: 'client', timer: 'retransmission' }, ['client', 'spectator']],
    [
      'the variables of the client',
      { atMs: 5, type: 'end-changed', side: 'client', endpoint: OPENING, timers: NO_TIMERS },
      ['client', 'spectator'],
    ],
    ['a hint for the client', hinted(1), ['client', 'spectator']],
  ]
  test.each(cases)('%s', (_, event, viewers) => {
    expect((['client', 'server', 'spectator'] as const).filter((viewer) => told(event, viewer) !== undefined)).toEqual(viewers)
  })
})

describe('what a player hears', () => {
  test('of an own segment: that it left, in the verdict on it; never when it lands, or whether it does', () => {
    expect(told(judged(GOOD), 'client')).toMatchObject({ type: 'move-judged', sent: 'c1' })
    expect(told(sent(0), 'client')).toBeUndefined()
    expect(told(sent(0), 'spectator')).toMatchObject({ segment: { id: 'c1', sentAtMs: 5, landsAtMs: 805 } })
  })

  test('of arrivals: their number here, whichever of the sender’s they were', () => {
    const arrivals = (nths: readonly number[]) =>
      nths.map(
        (nth): MatchEvent => ({
          atMs: nth,
          type: 'segment-arrived',
          flight: flight('server', nth),
          to: 'client',
          segment: SYN_ACK_300,
          dropped: null,
        }),
      )
    const ids = viewEventsOf(chronicle(arrivals([1, 3, 4])), 'client').map((event) => (event.type === 'segment-arrived' ? event.id : ''))
    expect(ids).toEqual(['i1', 'i2', 'i3'])
    expect(told(arrivals([3])[0] ?? judged(GOOD), 'spectator')).toMatchObject({
      id: 's3',
      segment: { flags: 'SA', seq: 300, ack: 101, window: 1000 },
    })
  })
})

describe('verdicts and hints', () => {
  test('say what was expected in guided assistance only, and never the solution', () => {
    const faultsIn = (assistance: Chronicle['assistance']) => {
      const event = told(judged(WRONG), 'client', { assistance })
      return event?.type === 'move-judged' && event.verdict.grade === 'wrong' ? event.verdict.faults : null
    }
    expect(faultsIn('guided')).toEqual([{ field: 'seq', expected: '100', section: '3.4' }])
    expect(faultsIn('standard')).toEqual([{ field: 'seq', section: '3.4' }])
    expect(faultsIn('expert')).toEqual([{ field: 'seq', section: '3.4' }])
    expect(JSON.stringify(told(judged(WRONG), 'client'))).not.toContain('nearest')
  })

  test('come with the points and the books on a coached table', () => {
    for (const viewer of ['client', 'spectator'] as const) {
      expect(told(judged(GOOD), viewer)).toMatchObject({ verdict: GOOD, points: 120, score: SCORE, sent: expect.anything() })
      expect(told(judged(WRONG), viewer)).toMatchObject({ verdict: { grade: 'wrong' }, points: 120, score: SCORE, sent: null })
    }
  })

  test('are not given on a raw table, to anybody', () => {
    for (const verdict of [GOOD, WRONG]) {
      for (const viewer of ['client', 'spectator'] as const) {
        expect(told(judged(verdict), viewer, { table: 'raw' })).toMatchObject({ verdict: { grade: 'unjudged' }, points: 0, score: null })
      }
    }
  })

  test('of the first level tell purpose and flags, of the second the segment', () => {
    const hint = (level: 1 | 2) => told(hinted(level), 'client')
    expect(hint(1)).toMatchObject({ hint: { level: 1, purpose: 'open', segment: { flags: 'S' } } })
    expect(JSON.stringify(hint(1))).not.toContain('"seq"')
    expect(hint(2)).toMatchObject({ hint: { level: 2, purpose: 'open', segment: { flags: 'S', seq: 100 } } })
  })
})

test('a hint tells the score, but not on a raw table', () => {
  for (const viewer of ['client', 'spectator'] as const) {
    expect(told(hinted(1), viewer)).toMatchObject({ score: SCORE })
    expect(told(hinted(1), viewer, { table: 'raw' })).toMatchObject({ score: null })
  }
})

describe('an end', () => {
  const end = (viewer: Viewer, assistance: Chronicle['assistance']) => {
    const event = told({ atMs: 5, type: 'end-changed', side: 'client', endpoint: OPENING, timers: NO_TIMERS }, viewer, { assistance })
    return event?.type === 'end-changed' ? event.end : null
  }

  test('in guided assistance shows variables and what is owed', () =>
    expect(end('client', 'guided')).toMatchObject({
      state: 'SYN-SENT',
      inTransition: true,
      iss: 100,
      tcb: { iss: 100, sndUna: 100, sndNxt: 100, irs: null, rcvNxt: null },
      owed: [{ purpose: 'open', segment: { flags: 'S', seq: 100, ack: 0, text: '' } }],
      owedCount: 1,
    }))

  test('in standard assistance shows variables and how much is owed', () => {
    expect(end('client', 'standard')).toMatchObject({ iss: 100, tcb: { sndNxt: 100 }, owed: [], owedCount: 1 })
  })

  test('in expert assistance shows the state and the own initial number', () => {
    expect(end('client', 'expert')).toMatchObject({ state: 'SYN-SENT', iss: 100, tcb: null, owed: [], owedCount: 0 })
  })

  test('is shown whole to a spectator, whatever help the players have', () => {
    expect(end('spectator', 'expert')).toEqual(end('client', 'guided'))
  })
})

describe('when the match is over', () => {
  const scores = { client: SCORE, server: SCORE }
  const result = { outcome: 'goal', medal: 'gold', durationMs: 9, parMs: 30, scores, teamPoints: 240 } as const
  const met = { type: 'mistake-met', side: 'server', by: 'silence', segment: SYN_100, dropped: 'no-ack', points: 50, score: SCORE } as const

  test.each(['client', 'server', 'spectator'] as const)('%s hears the result, and before it nothing of how mistakes were met', (viewer) => {
    const events: readonly MatchEvent[] = [
      { atMs: 8, ...met },
      { atMs: 9, type: 'match-over', result },
    ]
    expect(viewEventsOf(chronicle(events, { table: 'raw' }), viewer)).toEqual([{ atMs: 9, type: 'match-over', result }])
  })
})
