import { describe, expect, test } from 'vitest'
import type { Seed } from '../../shared/match/chance.ts'
import { chance, createSeed, diceOf, draw, drawBelow, seedFrom } from '../../shared/match/chance.ts'
import { issOf } from '../../shared/match/isn.ts'

const SEED = createSeed(2026)

describe('a draw', () => {
  test('is the same for the same seed, side, number and purpose', () => {
    expect(draw(SEED, 'client', 3, 'loss')).toBe(draw(SEED, 'client', 3, 'loss'))
  })

  test.each([
    ['another seed', draw(createSeed(2027), 'client', 3, 'loss')],
    ['a seed that differs above 32 bits', draw(createSeed(2026 + 2 ** 40), 'client', 3, 'loss')],
    ['the other side', draw(SEED, 'server', 3, 'loss')],
    ['another number', draw(SEED, 'client', 4, 'loss')],
    ['another purpose', draw(SEED, 'client', 3, 'jitter')],
  ])('is another for %s', (_, other) => expect(other).not.toBe(draw(SEED, 'client', 3, 'loss')))

  test('is a whole number of 32 bits', () => {
    for (let n = 0; n < 1_000; n++) {
      const drawn = draw(SEED, 'server', n, 'isn')
      expect(drawn).toBe(drawn >>> 0)
    }
  })

  test('spreads evenly over what it is asked for', () => {
    const counts = Array.from({ length: 10 }, () => 0)
    for (let n = 0; n < 10_000; n++) {
      const drawn = drawBelow(10, createSeed(n % 100), 'client', n, 'think')
      counts[drawn] = (counts[drawn] ?? 0) + 1
    }
    for (const count of counts) expect(count).toBeGreaterThan(850)
    for (const count of counts) expect(count).toBeLessThan(1_150)
  })

  test.each([0, 1, 30, 50, 99, 100])('happens in %i %% of all cases', (percent) => {
    let hits = 0
    for (let n = 0; n < 10_000; n++) if (chance(percent, SEED, 'client', n, 'loss')) hits++
    expect(Math.abs(hits / 100 - percent)).toBeLessThan(2)
  })
})

describe('dice', () => {
  test('give the same numbers from the same seed and beginning, and others from another', () => {
    const thrown = (seed: Seed, from?: number) => {
      const dice = diceOf(seed, 'guess', from)
      return Array.from({ length: 40 }, () => dice.below(1_000))
    }
    expect(thrown(SEED)).toEqual(thrown(SEED))
    expect(thrown(SEED, 1).slice(0, 24)).toEqual(thrown(SEED).slice(16))
    expect(thrown(createSeed(2027))).not.toEqual(thrown(SEED))
  })

  test('fall evenly', () => {
    const dice = diceOf(SEED, 'dealing')
    const counts = Array.from({ length: 6 }, () => 0)
    for (let n = 0; n < 6_000; n++) {
      const thrown = dice.below(6)
      counts[thrown] = (counts[thrown] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(200)
  })
})

describe('a seed', () => {
  test.each([
    [7, 7],
    [7.9, 7],
    [-7, 7],
    [2 ** 53 - 1, 2 ** 53 - 1],
    [2 ** 53, 0],
  ])('%d stands for %d', (n, seed) => expect(createSeed(n)).toBe(seed))

  test('that follows from another is a whole number below 2^53, large ones too, and another every time', () => {
    const seeds = Array.from({ length: 1_000 }, (_, n) => seedFrom(SEED, n, 'round'))
    expect(new Set(seeds).size).toBe(1_000)
    expect(seeds.every((seed) => Number.isSafeInteger(seed) && seed >= 0)).toBe(true)
    expect(Math.max(...seeds)).toBeGreaterThan(2 ** 52)
  })
})

describe('an initial sequence number', () => {
  test('is a hundred, and another on each side, if small ones are wanted', () => {
    for (let n = 0; n < 1_000; n++) {
      const [client, server] = [issOf('small', createSeed(n), 'client'), issOf('small', createSeed(n), 'server')]
      expect([client % 100, server % 100]).toEqual([0, 0])
      expect(Math.min(client, server)).toBeGreaterThanOrEqual(100)
      expect(Math.max(client, server)).toBeLessThanOrEqual(900)
      expect(client).not.toBe(server)
    }
  })

  test('is any number of 32 bits, if random ones are wanted', () => {
    const numbers = new Set(Array.from({ length: 1_000 }, (_, n) => issOf('random', createSeed(n), 'client')))
    expect(numbers.size).toBeGreaterThan(990)
    expect(Math.max(...numbers)).toBeGreaterThan(2 ** 31)
  })

  test('is what the script says, if it says so', () => {
    expect(issOf({ client: 5, server: 7 }, SEED, 'server')).toBe(7)
  })
})
