import { describe, expect, test } from 'vitest'
import { withProbeAgain } from '../../shared/match/end.ts'
import type { MatchEvent, Timers } from '../../shared/match/events.ts'
import { newEnd } from '../../shared/match/opening.ts'
import type { ApplicationCall, Script } from '../../shared/match/scenario.ts'
import { step } from '../../shared/match/step.ts'
import { laterTimers, NO_TIMERS, timersAt } from '../../shared/match/timers.ts'
import { ESTABLISHED } from '../../shared/scenarios/ordinary.ts'
import { RFC_9293 } from '../../shared/tcp/rules.ts'
import type { Endpoint } from '../../shared/tcp/tcb.ts'
import type { Happening } from '../tcp/situations.ts'
import { CLIENT_UP, close, expires, having, hears, open, says, send } from '../tcp/situations.ts'
import { lineOf, match, move, playOut, QUICK_PATH, script, segment, TWO_BOTS } from './playing.ts'

const SEND: ApplicationCall = { side: 'client', call: { type: 'send', text: 'A LONG LETTER' }, trigger: { when: 'start', afterMs: 0 } }
const CRASH: ApplicationCall = { side: 'client', call: { type: 'crash' }, trigger: { when: 'start', afterMs: 1_000 } }
const REBOOT: ApplicationCall = { side: 'client', call: { type: 'reboot' }, trigger: { when: 'start', afterMs: 9_000 } }

function eventsOf(changes: Partial<Script>): MatchEvent[] {
  return playOut(match({ script: script({ start: ESTABLISHED, calls: [], ...changes }), controllers: TWO_BOTS })).events
}

function timersOf(events: readonly MatchEvent[], side: 'client' | 'server') {
  return events.flatMap((event) => (event.type === 'end-changed' && event.side === side ? [event.timers] : []))
}

describe('an end that hears and says something', () => {
  const running = { startedAtMs: 0, expiresAtMs: 9_000 }
  const clocksAfter = (happenings: readonly Happening[], timers: Partial<Timers>, hasAdvanced = false, news: readonly Happening[] = []) => {
    const before = having(...CLIENT_UP, ...happenings)
    const end = { ...newEnd(before, 'person'), timers: { ...NO_TIMERS, ...timers } }
    const patient = script({ mslMs: 4_000, keepAliveMs: { client: 3_000 }, userTimeoutMs: 8_000 })
    return timersAt(
      end,
      'client',
      having(() => before, ...news),
      hasAdvanced,
      patient,
      1_000,
    ).timers
  }
  const anew = { startedAtMs: 1_000, expiresAtMs: 9_000 }
  const TIME_WAIT = [close, says(), hears('FA', 301, 102)]
  const FIN_AGAIN = hears('FA', 301, 102)
  const SENT = [send('AB'), says(), send('CD'), says()]

  test.each<readonly [string, ReturnType<typeof clocksAfter>, Timers['timeWait']]>([
    ['in TIME-WAIT waits from the last ACK on', clocksAfter([...TIME_WAIT, says()], {}), anew],
    ['does not while that is owed', clocksAfter(TIME_WAIT, { timeWait: running }), null],
    ['goes on waiting', clocksAfter([...TIME_WAIT, says()], { timeWait: running }), running],
    ['stops when the FIN comes again', clocksAfter([...TIME_WAIT, says()], { timeWait: running }, false, [FIN_AGAIN]), null],
    ['waits anew from the ACK of that on', clocksAfter([...TIME_WAIT, says(), FIN_AGAIN, says()], {}), anew],
    ['waits in no other state', clocksAfter([close, says(), hears('A', 301, 102)], { timeWait: running }), null],
  ])('%s (2 MSL, §3.6.1)', (_, { timeWait }, expected) => expect(timeWait).toEqual(expected))

  test.each<readonly [string, ReturnType<typeof clocksAfter>, Timers['user']]>([
    ['idle: nobody waits', clocksAfter([], {}), undefined],
    ['a keep-alive is due: its user waits', clocksAfter([expires('keep-alive')], {}), anew],
    [
      'it has been sent, and nothing has come: on and on',
      clocksAfter([expires('keep-alive')], { user: running }, false, [says()]),
      running,
    ],
    ['something has come', clocksAfter([], { user: running }, false, [hears('A', 301, 101)]), undefined],
    ['text is outstanding', clocksAfter(SENT, {}), anew],
    ['still', clocksAfter(SENT, { user: running }), running],
    ['a part is acknowledged', clocksAfter(SENT, { user: running }, true, [hears('A', 301, 103)]), anew],
    ['all of it', clocksAfter(SENT, { user: running }, true, [hears('A', 301, 105)]), undefined],
  ])('has the patience of its user (§3.8.3): %s', (_, { user }, expected) => expect(user).toEqual(expected))
})

test('a timeout doubles whenever nothing has come back, up to 64 times the first', () => {
  const endpoint = having(open, says())
  const timeoutAfter = (expiries: number) => {
    const end = { ...newEnd(endpoint, 'person'), expiries }
    return timersAt(end, 'client', endpoint, false, script({ rtoMs: 1_000 }), 0).timers.retransmission?.expiresAtMs
  }
  expect([0, 1, 5, 6, 7, 20].map(timeoutAfter)).toEqual([1_000, 2_000, 32_000, 64_000, 64_000, 64_000])
})

describe('the retransmission timer, when something is acknowledged (RFC 6298 5.2, 5.3)', () => {
  const running = { startedAtMs: 0, expiresAtMs: 4_000, expiries: 1 }
  const timerAfter = (isNew: boolean, ...happenings: readonly Happening[]) => {
    const endpoint = having(...CLIENT_UP, send('AB'), says(), send('CD'), says(), ...happenings)
    const end = { ...newEnd(endpoint, 'person'), expiries: 1, timers: { ...NO_TIMERS, retransmission: running } }
    return timersAt(end, 'client', endpoint, isNew, script({ rtoMs: 2_000 }), 3_000).timers.retransmission
  }

  test('begins anew, undoubled, while more is outstanding', () => {
    expect(timerAfter(true, hears('A', 301, 103))).toEqual({ startedAtMs: 3_000, expiresAtMs: 5_000, expiries: 0 })
  })
  test('runs on when the acknowledgement says nothing new', () => expect(timerAfter(false, hears('A', 301, 101))).toBe(running))
  test('stops when nothing is outstanding', () => expect(timerAfter(true, hears('A', 301, 105))).toBeNull())
})

describe('the persist timer', () => {
  const events = eventsOf({
    window: { client: 65_535, server: 5 },
    calls: [
      SEND,
      { ...SEND, side: 'server', call: { type: 'receive', octets: 9 }, trigger: { when: 'delivered', text: 'A LON', afterMs: 20_000 } },
    ],
    rtoMs: 2_000,
  })

  test('is shown while it runs before a closed window, and backs off', () => {
    const running = timersOf(events, 'client').flatMap(({ persist }) => (persist ? [persist.expiresAtMs - persist.startedAtMs] : []))
    expect([...new Set(running)].slice(0, 3)).toEqual([2_000, 4_000, 8_000])
  })

  test('begins with the first timeout, however often the retransmission timer has expired before, and so does that one afterwards', () => {
    const before = having(...CLIENT_UP, send('HELLO'), says())
    const shut = having(() => before, hears('A', 301, 101, '', 0))
    const opened = having(() => shut, hears('A', 301, 101, '', 9))
    const clocksAfter = (endpoint: Endpoint, after: Endpoint) =>
      timersAt({ ...newEnd(endpoint, 'person'), expiries: 3 }, 'client', after, false, script({ rtoMs: 2_000 }), 9_000)
    const first = { startedAtMs: 9_000, expiresAtMs: 11_000, expiries: 0 }
    expect(clocksAfter(before, shut)).toEqual({ timers: { ...NO_TIMERS, persist: first }, expiries: 0 })
    expect(clocksAfter(shut, opened)).toEqual({ timers: { ...NO_TIMERS, retransmission: first }, expiries: 0 })
  })

  test('takes the place of the retransmission timer', () => {
    for (const { persist, retransmission } of timersOf(events, 'client')) if (persist) expect(retransmission).toBeNull()
  })
})

test('the persist timer waits until the probe that is due has been sent', () => {
  const persistAfter = (...happenings: readonly Happening[]) => {
    const endpoint = having(...CLIENT_UP, hears('A', 301, 101, '', 0), send('HELLO'), ...happenings)
    return timersAt(newEnd(endpoint, 'person'), 'client', endpoint, false, script({ rtoMs: 2_000 }), 1_000).timers.persist
  }
  const running = { startedAtMs: 1_000, expiresAtMs: 3_000, expiries: 0 }
  expect([persistAfter(), persistAfter(expires('persist')), persistAfter(expires('persist'), says())]).toEqual([
    running,
    undefined,
    running,
  ])
})

describe('the keep-alive timer', () => {
  const calls = [CRASH, REBOOT]
  const lines = eventsOf({ calls, keepAliveMs: { server: 3_000 }, goal: { client: 'CLOSED', server: 'CLOSED' } }).map(lineOf)

  test('makes an idle end probe, again and again as long as nobody answers', () => {
    expect(lines.filter((line) => line.includes('server keep-alive expires')).length).toBeGreaterThanOrEqual(2)
    expect(lines.some((line) => /server #1\.0 is lost/.test(line))).toBe(true)
  })

  test('finds out that the peer has forgotten everything', () =>
    expect(lines.some((line) => line.includes('server ends: reset'))).toBe(true))

  test('does not run where nobody asks for it', () => {
    for (const timers of timersOf(eventsOf({ calls }), 'server')) expect(timers).toBe(NO_TIMERS)
  })
})

test('the keep-alive timer waits until the probe that is due has been sent', () => {
  const script3s = script({ keepAliveMs: { client: 3_000 } })
  const keepAliveAfter = (...happenings: readonly Happening[]) => {
    const endpoint = having(...CLIENT_UP, ...happenings)
    return timersAt(newEnd(endpoint, 'person'), 'client', endpoint, false, script3s, 1_000).timers.keepAlive
  }
  expect(keepAliveAfter()).toEqual({ startedAtMs: 1_000, expiresAtMs: 4_000 })
  expect(keepAliveAfter(expires('keep-alive'))).toBeUndefined()
  expect(keepAliveAfter(expires('keep-alive'), says())).toEqual({ startedAtMs: 1_000, expiresAtMs: 4_000 })
})

describe('the octet of a window probe', () => {
  const PROBED = [...CLIENT_UP, hears('A', 301, 101, '', 0), send('HELLO'), expires('persist'), says()]
  const dueAfter = (arrives: Happening) => {
    const before = having(...PROBED)
    return withProbeAgain(before, arrives(before), RFC_9293).due.map(({ type }) => type)
  }

  test('goes again once the window opens, as it was not taken', () => {
    expect(dueAfter(hears('A', 301, 101, '', 9))).toEqual(['retransmission'])
  })
  test('does not when it was taken', () => expect(dueAfter(hears('A', 301, 102, '', 9))).toEqual([]))
  test('nor while the window is closed', () => expect(dueAfter(hears('A', 301, 101, '', 0))).toEqual([]))
})

describe('the user timeout', () => {
  test('gives up what nobody acknowledges', () => {
    const calls = [CRASH, { ...SEND, side: 'server' as const, trigger: { when: 'start' as const, afterMs: 2_000 } }]
    const goal = { client: 'CLOSED', server: 'CLOSED', textLost: true } as const
    const lines = eventsOf({ calls, userTimeoutMs: 12_000, rtoMs: 3_000, goal }).map(lineOf)
    expect(lines.some((line) => line.includes('server user expires'))).toBe(true)
    expect(lines.some((line) => line.includes('server ends: timed-out'))).toBe(true)
    expect(lines.at(-1)).toMatch(/over: goal/)
  })

  test('gives up a peer that answers no keep-alive', () => {
    const goal = { client: 'CLOSED', server: 'CLOSED' } as const
    const lines = eventsOf({ calls: [CRASH], keepAliveMs: { server: 3_000 }, userTimeoutMs: 8_000, goal }).map(lineOf)
    expect(lines.some((line) => line.includes('server ends: timed-out'))).toBe(true)
  })

  test('leaves a connection alone that is answered', () => {
    const goal = { client: 'ESTABLISHED', server: 'ESTABLISHED' } as const
    const calls = [SEND, { ...SEND, trigger: { when: 'start' as const, afterMs: 30_000 } }]
    const lines = eventsOf({ calls, keepAliveMs: { client: 3_000 }, userTimeoutMs: 8_000, goal }).map(lineOf)
    expect(lines.filter((line) => line.includes('client keep-alive expires')).length).toBeGreaterThanOrEqual(3)
    expect(lines.some((line) => line.includes('timed-out'))).toBe(false)
    expect(lines.at(-1)).toMatch(/over: goal/)
  })
})

describe('a machine that crashes', () => {
  const down = step(
    match({ script: script({ start: ESTABLISHED, calls: [CRASH, REBOOT], keepAliveMs: { server: 60_000 } }) }),
    { type: 'tick' },
    2_000,
  )

  test('forgets its connection and tells nobody', () => {
    expect(down.match.ends.client).toMatchObject({ endpoint: { tcb: { state: 'CLOSED' }, due: [] }, isDown: true })
    expect(down.events.filter(({ type }) => type === 'segment-sent')).toEqual([])
    expect(down.match.ends.server.endpoint.tcb.state).toBe('ESTABLISHED')
  })

  test('hears nothing until it is up again; then it answers with RST', () => {
    const said = (atMs: number) => {
      const then = step(down.match, { type: 'tick' }, atMs).match
      const sent = step(then, move('server', segment('A', 301, 101)), atMs).match
      return step(sent, { type: 'tick' }, atMs + QUICK_PATH.delayMs)
    }
    expect(said(3_000).match.ends.client.endpoint.due).toEqual([])
    expect(said(10_000).match.ends.client.endpoint.due).toMatchObject([{ type: 'reset' }])
  })

  test('has no application that could ask for anything while it is down', () => {
    const open: ApplicationCall = { side: 'client', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 2_000 } }
    const asked = script({ start: ESTABLISHED, calls: [CRASH, open, REBOOT], keepAliveMs: { server: 60_000 } })
    const { match: then, events } = step(match({ script: asked }), { type: 'tick' }, 3_000)
    expect(events.flatMap((event) => (event.type === 'call-made' ? [event.call.type] : []))).toEqual(['crash'])
    expect(then.ends.client.endpoint.tcb.state).toBe('CLOSED')
  })

  test('comes to no state while it is down: what its application does once it is CLOSED waits until then', () => {
    const open: ApplicationCall = { side: 'client', call: { type: 'open-active' }, trigger: { when: 'state', state: 'CLOSED', afterMs: 0 } }
    const asked = script({ start: ESTABLISHED, calls: [CRASH, open, REBOOT], keepAliveMs: { server: 60_000 } })
    const { events } = step(match({ script: asked }), { type: 'tick' }, 10_000)
    expect(events.flatMap((event) => (event.type === 'call-made' ? [event.call.type] : []))).toEqual(['crash', 'reboot', 'open-active'])
  })

  test('sends nothing that was right before it crashed, though its player may not have seen the crash yet', () => {
    const asked: ApplicationCall = { side: 'client', call: { type: 'send', text: 'HI' }, trigger: { when: 'start', afterMs: 990 } }
    const up = match({ script: script({ start: ESTABLISHED, calls: [asked, CRASH, REBOOT] }) })
    const late = (atMs: number) => step(step(up, { type: 'tick' }, atMs).match, move('client', segment('A', 101, 301)), atMs).events
    expect(late(995)).toContainEqual(expect.objectContaining({ type: 'segment-sent' }))
    expect(late(1_010).map(({ type }) => type)).toEqual(['move-judged'])
  })

  test('sends nothing while it is down, even on a raw table', () => {
    const raw = { ...down.match, table: 'raw' as const }
    expect(step(raw, move('client', segment('A', 1, 1)), 2_000).events.map(({ type }) => type)).not.toContain('segment-sent')
  })
})

test('after a pause all timers have moved by as much', () => {
  const timer = { startedAtMs: 10, expiresAtMs: 20 }
  const timers = { retransmission: null, timeWait: timer, persist: { ...timer, expiries: 1 }, keepAlive: timer, user: timer }
  const later = { startedAtMs: 15, expiresAtMs: 25 }
  const expected = { retransmission: null, timeWait: later, persist: { ...later, expiries: 1 }, keepAlive: later, user: later }
  expect(laterTimers(timers, 5)).toEqual(expected)
  expect(laterTimers(NO_TIMERS, 5)).toBe(NO_TIMERS)
})
