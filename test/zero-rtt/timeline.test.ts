import { describe, expect, test } from 'vitest'
import { createSeed } from '../../shared/match/chance.ts'
import type { Protocol } from '../../shared/zero-rtt/protocols.ts'
import { roundTrips, WAYS, wayOf } from '../../shared/zero-rtt/protocols.ts'
import type { Network } from '../../shared/zero-rtt/timeline.ts'
import { replay, timelineOf } from '../../shared/zero-rtt/timeline.ts'

const GOOD: Network = { rttMs: 100, lossPercent: 0, seed: createSeed(1) }

describe('until the response is there, on a wire that loses nothing', () => {
  test.each<[Protocol, number]>([
    ['tcp', 2],
    ['tcp-tls', 3],
    ['tfo', 1],
    ['quic', 2],
    ['quic-0rtt', 1],
  ])('%s takes %i round trips', (protocol, trips) => {
    expect(roundTrips(wayOf(protocol))).toBe(trips)
    expect(timelineOf(protocol, GOOD)).toMatchObject({ responseAtMs: 100 * trips, requestAtMs: 100 * trips - 50 })
  })
})

describe.each(WAYS.map((way) => [way.protocol, way] as const))('%s', (protocol, way) => {
  test('sends every turn in order, and nobody speaks out of turn', () => {
    for (let seed = 0; seed < 200; seed++) {
      const { packets } = timelineOf(protocol, { rttMs: 80, lossPercent: 30, seed: createSeed(seed) })
      expect(packets.filter(({ landsAtMs }) => landsAtMs !== null).map(({ from, pieces }) => ({ from, pieces }))).toEqual(way.turns)
      for (const [at, packet] of packets.entries()) {
        const before = packets[at - 1]
        if (before) expect(packet.sentAtMs).toBeGreaterThanOrEqual(before.landsAtMs ?? before.sentAtMs)
        if (packet.attempt > 1) expect(before).toMatchObject({ landsAtMs: null, attempt: packet.attempt - 1 })
      }
    }
  })

  test('is slower on a wire that loses, never faster', () => {
    for (let seed = 0; seed < 100; seed++) {
      const lossy = timelineOf(protocol, { ...GOOD, lossPercent: 30, seed: createSeed(seed) })
      expect(lossy.responseAtMs).toBeGreaterThanOrEqual(timelineOf(protocol, GOOD).responseAtMs)
      expect(timelineOf(protocol, { ...GOOD, lossPercent: 30, seed: createSeed(seed) })).toEqual(lossy)
    }
  })

  test('comes to an end even where everything is lost', () => {
    expect(timelineOf(protocol, { ...GOOD, lossPercent: 100 }).packets.at(-1)?.landsAtMs).not.toBeNull()
  })
})

test('the n-th packet of a side meets the same luck in every way', () => {
  for (let seed = 0; seed < 50; seed++) {
    const fates = WAYS.map(({ protocol }) =>
      timelineOf(protocol, { ...GOOD, lossPercent: 40, seed: createSeed(seed) })
        .packets.filter(({ from }) => from === 'client')
        .map(({ landsAtMs }) => landsAtMs === null),
    )
    const shortest = Math.min(...fates.map(({ length }) => length))
    for (const fate of fates) expect(fate.slice(0, shortest)).toEqual(fates[0]?.slice(0, shortest))
  }
})

test('the first timeout is a second and doubles', () => {
  const { packets } = timelineOf('tfo', { ...GOOD, lossPercent: 100 })
  expect(packets.slice(0, 4).map(({ sentAtMs }) => sentAtMs)).toEqual([0, 1_000, 3_000, 7_000])
})

/** How long the first packet of the last kind was waited for, on a wire of the first luck that loses (x) and brings (-) like this. */
function waitAfter(protocol: Protocol, fates: string, rttMs: number): number {
  for (let seed = 0; seed < 1_000; seed++) {
    const { packets } = timelineOf(protocol, { rttMs, lossPercent: 30, seed: createSeed(seed) })
    const met = packets.map(({ landsAtMs }) => (landsAtMs === null ? 'x' : '-')).join('')
    const [lost, again] = packets.slice(fates.length - 1)
    if (met.startsWith(fates) && lost && again) return again.sentAtMs - lost.sentAtMs
  }
  throw new Error(`no luck like ${fates}`)
}

test.each<[Protocol, string, number, number, string]>([
  ['tcp', '--x', 100, 300, 'R + 4 x R/2 of what the handshake has measured'],
  ['tcp', '--x', 20, 200, 'never less than 200 ms'],
  ['quic', '--x', 100, 300, 'as with TCP'],
  ['tcp', 'x--x', 100, 3_000, 'an answer to a SYN that was sent twice measures nothing, and a SYN whose timer expired makes it 3 s'],
  ['tcp', '-x-x', 100, 3_000, 'nor does the SYN+ACK that was sent twice'],
  ['tcp', 'x---x', 100, 300, 'but the server has measured by its SYN+ACK, which was sent once'],
  ['tcp-tls', 'x---x', 100, 300, 'there, too'],
  ['quic', 'x-x', 100, 1_000, 'the server has sent nothing before'],
  ['quic', 'x--x', 100, 300, 'a packet that is sent again has a new number, and its answer measures'],
])('%s, where the wire does %s with a round trip of %i ms, waits %i ms: %s', (protocol, fates, rttMs, waitMs) => {
  expect(waitAfter(protocol, fates, rttMs)).toBe(waitMs)
})

test.each<[Protocol, boolean, string]>([
  ['tcp', false, 'refused'],
  ['quic', false, 'refused'],
  ['tfo', false, 'carried-out-again'],
  ['quic-0rtt', false, 'carried-out-again'],
  ['quic-0rtt', true, 'refused'],
])('a copy of a request by %s, where the server remembers: %s, is %s', (protocol, remembers, outcome) => {
  expect(replay(protocol, remembers)).toBe(outcome)
})
