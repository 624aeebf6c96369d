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

test.each<[Protocol, boolean, string]>([
  ['tcp', false, 'refused'],
  ['quic', false, 'refused'],
  ['tfo', false, 'carried-out-again'],
  ['quic-0rtt', false, 'carried-out-again'],
  ['quic-0rtt', true, 'refused'],
])('a copy of a request by %s, where the server remembers: %s, is %s', (protocol, remembers, outcome) => {
  expect(replay(protocol, remembers)).toBe(outcome)
})
