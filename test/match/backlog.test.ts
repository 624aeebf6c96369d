import { describe, expect, test } from 'vitest'
import { isFull, placesTaken } from '../../shared/match/backlog.ts'
import type { Backlog } from '../../shared/match/scenario.ts'
import { lineOf, match, move, played, playOut, script, segment, TICK, TWO_BOTS } from './playing.ts'

const FLOOD: Backlog = { places: 4, everyMs: 100, untilMs: 2_000, heldMs: 1_000, cookies: false }

describe('a backlog under a flood', () => {
  test('is full as long as strangers come, and empty once the last of them has been given up', () => {
    for (let atMs = 0; atMs <= 2_000; atMs += 50) expect(placesTaken(FLOOD, atMs)).toBe(4)
    expect(placesTaken(FLOOD, 3_001)).toBe(0)
  })

  test('never has more strangers than places, and only fewer after the flood', () => {
    let last = 4
    for (let atMs = 2_000; atMs < 4_000; atMs += 10) {
      const taken = placesTaken(FLOOD, atMs)
      expect(taken).toBeLessThanOrEqual(last)
      last = taken
    }
  })

  test('has room for all if strangers are few', () => {
    expect(isFull({ ...FLOOD, everyMs: 400 }, 500)).toBe(false)
  })

  test('is never full with cookies', () => expect(isFull({ ...FLOOD, cookies: true }, 500)).toBe(false))
})

describe('a client that calls in a flood', () => {
  const linesWith = (backlog: Backlog) =>
    playOut(match({ script: script({ backlog, rtoMs: 2_000 }), controllers: TWO_BOTS, startsAtMs: 60_000 })).events.map(lineOf)

  test('is not heard until there is a place', () => {
    const lines = linesWith(FLOOD)
    expect(lines.filter((line) => /client #\d\.0 is lost/.test(line))).toHaveLength(1)
    expect(lines.at(-1)).toMatch(/over: goal/)
  })

  test('is not heard either with a PSH on its SYN, which is as legal', () => {
    const { events } = played(match({ script: script({ backlog: FLOOD }) }), [
      [0, move('client', segment('SP', 100))],
      [200, TICK],
    ])
    expect(events.map(lineOf)).toContainEqual(expect.stringMatching(/client #1\.0 is lost/))
  })

  test('is heard at once with cookies', () => {
    expect(linesWith({ ...FLOOD, cookies: true }).filter((line) => line.includes('is lost'))).toEqual([])
  })
})
