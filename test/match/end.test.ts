import { expect, test } from 'vitest'
import type { ApplicationCall } from '../../shared/match/scenario.ts'
import { ESTABLISHED } from '../../shared/scenarios/ordinary.ts'
import { match, move, played, script, segment, TICK } from './playing.ts'

const asks = (call: ApplicationCall['call']): ApplicationCall => ({ side: 'client', call, trigger: { when: 'start', afterMs: 0 } })
const opened = (...calls: readonly ApplicationCall['call'][]) =>
  match({ script: script({ start: ESTABLISHED, calls: calls.map(asks), goal: { client: 'CLOSED', server: 'CLOSED' } }) })

test('a FIN that comes in order is told once, and never forgotten', () => {
  const { match: after, events } = played(opened({ type: 'close' }), [
    [0, move('client', segment('FA', 101, 301))],
    [200, move('server', segment('A', 301, 102))],
    [400, TICK],
  ])
  expect(events.filter(({ type }) => type === 'peer-closed')).toEqual([{ atMs: 100, type: 'peer-closed', side: 'server' }])
  expect([after.ends.client.peerClosed, after.ends.server.peerClosed]).toEqual([false, true])
})

test('an ACK of something new starts the retransmission timer anew, one of nothing new does not (RFC 6298 5.3)', () => {
  const sent = played(opened({ type: 'send', text: 'AB' }, { type: 'send', text: 'CD' }), [
    [0, move('client', segment('PA', 101, 301, 'AB'))],
    [50, move('client', segment('PA', 103, 301, 'CD'))],
    [200, move('server', segment('A', 301, 103))],
    [300, TICK],
  ]).match
  expect(sent.ends.client.timers.retransmission).toMatchObject({ startedAtMs: 300, expiries: 0 })
  const again = played(sent, [
    [400, move('server', segment('A', 301, 103))],
    [500, TICK],
  ]).match
  expect(again.ends.client.timers.retransmission).toMatchObject({ startedAtMs: 300 })
})

test('where FINs cross, 2 MSL begin as the ACK of the own one comes (§3.6.1)', () => {
  const serverCloses = { side: 'server', call: { type: 'close' }, trigger: { when: 'start', afterMs: 0 } } as const
  const goal = { client: 'CLOSED', server: 'CLOSED' } as const
  const start = match({ script: script({ start: ESTABLISHED, calls: [asks({ type: 'close' }), serverCloses], goal }) })
  const { match: after } = played(start, [
    [0, move('client', segment('FA', 101, 301))],
    [10, move('server', segment('FA', 301, 101))],
    [150, move('client', segment('A', 102, 302))],
    [160, move('server', segment('A', 302, 102))],
    [260, TICK],
  ])
  expect(after.ends.client).toMatchObject({ endpoint: { tcb: { state: 'TIME-WAIT' } }, timers: { timeWait: { startedAtMs: 260 } } })
})
