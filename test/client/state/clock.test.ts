import { beforeEach, describe, expect, test, vi } from 'vitest'

type Clock = typeof import('../../../client/state/clock.ts')
let clock: Clock

/** A page that has just been told that it is 10,000 ms on the room's clock. */
beforeEach(async () => {
  vi.useFakeTimers()
  vi.stubGlobal('document', { hidden: false })
  vi.resetModules()
  clock = await import('../../../client/state/clock.ts')
  clock.restartRoomClock(10_000)
  return () => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  }
})

const pass = (ms: number) => vi.advanceTimersByTime(ms)

describe("the room's clock", () => {
  test('runs on between messages, for the scene and for texts that count', () => {
    pass(1000)
    expect([clock.roomNow(), clock.tick.value]).toEqual([11_000, 11_000])
  })

  test('believes the message that was quickest', () => {
    pass(1000)
    clock.noteRoomTime(10_900)
    expect(clock.roomNow()).toBe(11_000)
    clock.noteRoomTime(11_200)
    expect(clock.roomNow()).toBe(11_200)
  })
})

describe('while the server is away', () => {
  beforeEach(() => {
    pass(1100)
    clock.stopRoomClock()
    pass(30_000)
  })

  test('it stands still, for the scene and for texts that count', () => {
    expect([clock.roomNow(), clock.tick.value]).toEqual([11_100, 11_100])
  })

  test('a second loss of the connection changes nothing', () => {
    clock.stopRoomClock()
    pass(1000)
    expect(clock.roomNow()).toBe(11_100)
  })

  test.each([
    ['the server was down, and its rooms stood still', 11_150],
    ['only this page was away, and the room went on', 41_150],
  ])('it goes on from what the server says: %s', (_, atMs) => {
    clock.noteRoomTime(atMs)
    expect([clock.roomNow(), clock.tick.value]).toEqual([atMs, atMs])
    pass(500)
    expect(clock.roomNow()).toBe(atMs + 500)
  })

  test('it goes on from the first view of a server that has started anew', () => {
    clock.restartRoomClock(11_120)
    pass(500)
    expect(clock.roomNow()).toBe(11_620)
  })

  test('it goes on as before where the server has nothing new to say', () => {
    clock.letRoomClockRun()
    expect(clock.roomNow()).toBe(41_100)
  })

  test('once it was told the time, nothing else changes it', () => {
    clock.noteRoomTime(11_150)
    clock.letRoomClockRun()
    expect(clock.roomNow()).toBe(11_150)
  })
})
