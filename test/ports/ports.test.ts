import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Closer } from '../../shared/ports/bout.ts'
import type { Ports } from '../../shared/ports/ports.ts'
import {
  afterBout,
  afterWalkover,
  CLOSING_BONUS,
  isOver,
  MOST_BOUTS,
  newPorts,
  openingAt,
  PARKED_MS,
  PORT_NUMBERS,
  parkedBy,
  WINS_NEEDED,
} from '../../shared/ports/ports.ts'

const [FIRST, SECOND, THIRD, FOURTH] = PORT_NUMBERS
const EVEN = { client: 500, server: 500 }
const bout = (game: Ports, port: number, closer: Closer, atMs: number, points = EVEN) => afterBout(game, { port, closer, points, atMs })

describe('whoever closes first', () => {
  test('parks the port for 2 MSL', () => {
    const game = bout(newPorts(), FIRST, 'client', 1_000)
    expect(openingAt(game, 1_000)).toEqual({ type: 'choose', ports: [SECOND, THIRD, FOURTH] })
    expect(openingAt(game, 999 + PARKED_MS)).toEqual({ type: 'choose', ports: [SECOND, THIRD, FOURTH] })
    expect(openingAt(game, 1_000 + PARKED_MS)).toEqual({ type: 'choose', ports: [...PORT_NUMBERS] })
  })

  test('gets the bonus, and with equal play the bout', () => {
    expect(bout(newPorts(), FIRST, 'server', 1_000)).toMatchObject({
      wins: { client: 0, server: 1 },
      bouts: [{ points: { client: 500, server: 500 + CLOSING_BONUS }, winner: 'server' }],
    })
  })

  test('pays a toll from then on, until the port is free', () => {
    const once = bout(newPorts(), FIRST, 'client', 0)
    expect(bout(once, SECOND, 'nobody', 1_000).bouts[1]?.points).toEqual({ client: 400, server: 500 })
    expect(bout(once, SECOND, 'nobody', PARKED_MS).bouts[1]?.points).toEqual(EVEN)
  })

  test('shares the port, and neither gets the bonus, if both close at once', () => {
    const game = bout(newPorts(), FIRST, 'both', 0)
    expect(game.bouts[0]).toMatchObject({ points: EVEN, winner: null })
    expect([parkedBy(game, 'client', 1), parkedBy(game, 'server', 1)]).toEqual([1, 1])
  })

  test('parks nothing if the connection was broken off', () => {
    expect(openingAt(bout(newPorts(), FIRST, 'nobody', 0), 1)).toEqual({ type: 'choose', ports: [...PORT_NUMBERS] })
  })
})

describe('when no port is free', () => {
  const draws = { client: 0, server: 0 }
  const parkAll = (...closers: readonly Closer[]) =>
    PORT_NUMBERS.reduce((game, port, at) => {
      const closer = closers[at] ?? 'both'
      // The bonus is made up for: nobody has won yet.
      const points = { client: closer === 'server' ? 10_000 : 0, server: closer === 'client' ? 10_000 : 0 }
      return bout(game, port, closer, at * 1_000, closer === 'both' ? draws : points)
    }, newPorts())

  test('the bout goes to whoever has parked fewer', () => {
    const game = parkAll('client', 'server', 'client', 'both')
    expect(openingAt(game, 5_000)).toEqual({ type: 'walkover', winner: 'server' })
    expect(afterWalkover(game, 5_000).bouts[4]).toMatchObject({ port: null, winner: 'server' })
  })

  test('both wait for the first to be free if they have parked as many', () => {
    const game = parkAll('client', 'server', 'both', 'both')
    expect(openingAt(game, 5_000)).toEqual({ type: 'wait', untilMs: PARKED_MS })
    expect(openingAt(game, PARKED_MS)).toEqual({ type: 'choose', ports: [FIRST] })
  })
})

test('always closing first wins no five bouts for nothing: the toll makes waiting pay', () => {
  let greedy = newPorts()
  for (const [at, port] of [FIRST, SECOND, THIRD].entries()) {
    if (!isOver(greedy)) greedy = bout(greedy, port, 'client', at * 1_000)
  }
  // 700:500, then 560:500, then 420:500.
  expect(greedy.bouts.map(({ winner }) => winner)).toEqual(['client', 'client', 'server'])
})

describe('a game', () => {
  test('is over after three wins, or five bouts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom<Closer>('client', 'server', 'both', 'nobody'), fc.nat(900), fc.nat(900), fc.nat(60_000)), {
          minLength: 40,
          maxLength: 40,
        }),
        (happenings) => {
          let game = newPorts()
          let atMs = 0
          for (const [closer, client, server, passMs] of happenings) {
            atMs += passMs
            const opening = openingAt(game, atMs)
            if (opening.type === 'over') break
            if (opening.type === 'wait') atMs = opening.untilMs
            else if (opening.type === 'walkover') game = afterWalkover(game, atMs)
            else game = bout(game, opening.ports[0] ?? 0, closer, atMs, { client, server })
          }
          expect(isOver(game)).toBe(true)
          expect(game.bouts.length).toBeLessThanOrEqual(MOST_BOUTS)
          expect(Math.max(game.wins.client, game.wins.server)).toBeLessThanOrEqual(WINS_NEEDED)
          if (game.winner !== null && game.bouts.length < MOST_BOUTS) expect(game.wins[game.winner]).toBe(WINS_NEEDED)
        },
      ),
    )
  })

  test.each<[string, readonly (readonly [client: number, server: number])[], 'client' | 'server' | null]>([
    [
      'more bouts, with fewer points',
      [
        [10, 0],
        [0, 900],
        [20, 10],
        [5, 5],
        [5, 5],
      ],
      'client',
    ],
    [
      'more bouts, on the other side',
      [
        [900, 0],
        [0, 10],
        [10, 20],
        [5, 5],
        [5, 5],
      ],
      'server',
    ],
    [
      'as many bouts, and more points',
      [
        [300, 0],
        [0, 100],
        [5, 5],
        [5, 5],
        [5, 5],
      ],
      'client',
    ],
    [
      'as many bouts, and fewer points',
      [
        [300, 100],
        [0, 400],
        [5, 5],
        [5, 5],
        [5, 5],
      ],
      'server',
    ],
    [
      'as many of both',
      [
        [300, 0],
        [0, 300],
        [5, 5],
        [5, 5],
        [5, 5],
      ],
      null,
    ],
  ])('that nobody has won three times goes to whoever has more wins, or else more points: %s', (_, points, winner) => {
    const game = points.reduce((now, [client, server]) => bout(now, FIRST, 'nobody', 0, { client, server }), newPorts())
    expect(game).toMatchObject({ winner, bouts: { length: MOST_BOUTS } })
  })

  test('refuses a port that is parked, and bouts after the end', () => {
    const game = bout(newPorts(), FIRST, 'client', 0)
    expect(() => bout(game, FIRST, 'client', 1)).toThrow(RangeError)
    expect(() => afterWalkover(game, 1)).toThrow(RangeError)
    const over = [SECOND, THIRD].reduce((now, port) => bout(now, port, 'nobody', 1, { client: 900, server: 0 }), game)
    expect(over.winner).toBe('client')
    expect(() => bout(over, FOURTH, 'nobody', 2)).toThrow(RangeError)
  })
})
