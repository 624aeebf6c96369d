import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pairUp } from '../../shared/room/matching.ts'
import { pairsForRound } from '../../shared/room/pairing.ts'
import type { Seat } from '../../shared/room/room.ts'
import type { RoomDriver } from './room-driver.ts'
import { createRoom, finishedAs, HELLO } from './script.ts'

/** An organizer (0) and so many students (1, 2 ...). */
function createClass(students: number, seed = 1, swapSides = false): RoomDriver {
  const room = createRoom('class', { swapSides, script: HELLO }, seed)
  room.join('Teacher')
  for (let n = 1; n <= students; n += 1) room.join(`Student ${n}`)
  return room
}

/** Begins a round and ends it at once. Gives the pairs, smaller number first, the bot last. */
function nextRound(room: RoomDriver): string[] {
  expect(room.apply({ type: 'start', member: 0 })).toBeNull()
  const pairs = room.room.pairings.map(({ seats }) => nameOf(seats.client, seats.server))
  room.apply({ type: 'end-match', member: 0 })
  return pairs
}

function nameOf(one: Seat, other: Seat): string {
  const order = (seat: Seat) => (seat === 'bot' ? Number.MAX_VALUE : seat)
  return order(one) < order(other) ? `${one}-${other}` : `${other}-${one}`
}

describe('pairing a class', () => {
  test('seats every connected student once, and nobody else', () => {
    const room = createClass(9)
    room.join('Guest', 'spectator')
    room.apply({ type: 'disconnect', member: 3 })
    room.apply({ type: 'leave', member: 4 })
    room.apply({ type: 'start', member: 0 })
    const seats = room.room.pairings.flatMap(({ seats: { client, server } }) => [client, server])
    expect(seats.sort()).toEqual([1, 2, 5, 6, 7, 8, 9, 'bot'])
  })

  test('is the same for the same seed, and another for another', () => {
    expect(nextRound(createClass(30, 7))).toEqual(nextRound(createClass(30, 7)))
    expect(nextRound(createClass(30, 7))).not.toEqual(nextRound(createClass(30, 8)))
  })

  test.each([2, 4, 6, 8, 12, 30])('%i students: nobody meets a partner again as long as it can be avoided', (students) => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const room = createClass(students, seed)
      const met = new Set<string>()
      for (let round = 1; round <= Math.ceil(students / 2); round += 1) {
        const pairs = nextRound(room)
        const repeated = pairs.filter((pair) => met.has(pair)).length
        // With at least half of all partners still to be met, a round of new pairs exists (Dirac).
        if (students - round >= students / 2) expect(repeated).toBe(0)
        for (const pair of pairs) met.add(pair)
      }
    }
  })

  test('students in odd numbers take turns with the bot', () => {
    const room = createClass(5)
    const withBot = [1, 2, 3].map(() => nextRound(room).find((pair) => pair.endsWith('bot')))
    expect(new Set(withBot).size).toBe(3)
  })

  test('two students meet again and again, on the other side each time', () => {
    const room = createClass(2)
    nextRound(room)
    const before = room.room.pairings[0]?.seats
    nextRound(room)
    expect(room.room.pairings[0]?.seats).toEqual({ client: before?.server, server: before?.client })
  })

  test('whoever has been the client less often than the server is the client, however many matches each has played', () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const { room } = createClass(2, seed)
      const played = [
        { client: 1, server: 'bot' },
        { client: 'bot', server: 1 },
        { client: 2, server: 'bot' },
      ] as const
      expect(pairsForRound({ ...room, finished: played.map((seats) => finishedAs(seats)) }).pairs).toEqual([{ client: 1, server: 2 }])
    }
  })

  test('with swapped sides the same pairs play a second leg, then new ones', () => {
    const room = createClass(6, 3, true)
    const first = nextRound(room)
    const seats = room.room.pairings.map((pairing) => pairing.seats)
    expect(nextRound(room)).toEqual(first)
    expect(room.room.pairings.map((pairing) => pairing.seats)).toEqual(
      seats.map(({ client, server }) => ({ client: server, server: client })),
    )
    expect(nextRound(room).filter((pair) => first.includes(pair))).toEqual([])
  })

  test('whoever lost the partner before the second leg and whoever came late meet each other', () => {
    const room = createClass(4, 3, true)
    const [first = '', second] = nextRound(room)
    const [stays, goes] = first.split('-').map(Number)
    room.apply({ type: 'leave', member: goes ?? 0 })
    room.join('Late')
    expect(new Set(nextRound(room))).toEqual(new Set([second, nameOf(stays ?? 0, 5)]))
  })

  test('needs at least one student, who then meets the bot', () => {
    expect(createClass(0).apply({ type: 'start', member: 0 })).toBe('not-enough-players')
    expect(nextRound(createClass(1))).toEqual(['1-bot'])
  })
})

describe('pairUp', () => {
  const graph = (size: number, edges: readonly (readonly [number, number])[]) => {
    const allowed = new Set(edges.flatMap(([a, b]) => [`${a}-${b}`, `${b}-${a}`]))
    return pairUp(size, (a, b) => allowed.has(`${a}-${b}`), new Array(size).fill(-1))
  }

  test('finds the way through odd circles, where the nearer way round leads nowhere', () => {
    // 0 and 1 have found each other, and 2 and 3. Only by 4-1, 0-2 and 3-5 has everybody a partner: 4 and 5 have to go round the far side of their circles.
    const edges = [
      [0, 1],
      [4, 0],
      [4, 1],
      [0, 2],
      [2, 3],
      [5, 2],
      [5, 3],
    ] as const
    expect(graph(6, edges)).toEqual([2, 4, 0, 5, 1, 3])
  })

  test('pairs as many as can be paired in any graph', () => {
    const edges = fc.integer({ min: 2, max: 8 }).chain((size) =>
      fc.tuple(
        fc.constant(size),
        fc.array(
          fc.tuple(fc.nat(size - 1), fc.nat(size - 1)).filter(([a, b]) => a !== b),
          { maxLength: 16 },
        ),
      ),
    )
    fc.assert(
      fc.property(edges, ([size, pairs]) => {
        const partner = graph(size, pairs)
        partner.forEach((other, vertex) => {
          if (other !== -1)
            expect([partner[other], pairs.some(([a, b]) => (a === vertex && b === other) || (b === vertex && a === other))]).toEqual([
              vertex,
              true,
            ])
        })
        expect(partner.filter((other) => other !== -1).length / 2).toBe(mostPairs(pairs))
      }),
    )
  })
})

/** The size of a largest matching, by trying everything. */
function mostPairs(edges: readonly (readonly [number, number])[]): number {
  const [first, ...rest] = edges
  if (first === undefined) return 0
  const disjoint = rest.filter(([a, b]) => !first.includes(a) && !first.includes(b))
  return Math.max(mostPairs(rest), 1 + mostPairs(disjoint))
}
