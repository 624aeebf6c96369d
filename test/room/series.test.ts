import { describe, expect, test } from 'vitest'
import { PARKED_MS, PORT_NUMBERS } from '../../shared/ports/ports.ts'
import type { MemberId } from '../../shared/room/room.ts'
import { fourPorts } from '../../shared/scenarios/four-ports.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import { frameOf } from '../../shared/view/frame.ts'
import type { RoomDriver } from './room-driver.ts'
import { createDuo, createRoom, HELLO } from './script.ts'

const { script } = fourPorts
const seatOf = ({ room }: RoomDriver, side: Side): MemberId => Number(room.pairings[0]?.seats[side])

function duo(): RoomDriver {
  const room = createDuo({ script })
  room.apply({ type: 'choose-side', member: 0, side: 'client' })
  return room
}

function beReady(room: RoomDriver): void {
  for (const member of [0, 1]) room.apply({ type: 'ready', member, ready: true })
}

/** Both play, and the player of this side closes as soon as the answer has been read. */
function playBout(room: RoomDriver, closer: Side): void {
  beReady(room)
  const isAnswered = () => room.room.matches[0]?.ends.client.delivered === 'HERE'
  room.playUntil([0, 1], isAnswered)
  expect(room.apply({ type: 'close', member: seatOf(room, closer) })).toBeNull()
  room.playOut([0, 1])
}

describe('a best of five about ports', () => {
  test('parks the port of a bout for whoever closed first, from its end on, and goes on with the next port', () => {
    const room = duo()
    playBout(room, 'client')
    const { series } = room.view
    expect(series?.ports[0]).toEqual({ number: PORT_NUMBERS[0], parkedBy: 'client', freeAtMs: Number(series?.clockMs) + PARKED_MS })
    expect(series?.bouts).toMatchObject([{ port: PORT_NUMBERS[0], closer: 'client' }])
    playBout(room, 'server')
    expect(room.view.series?.bouts).toMatchObject([{ closer: 'client' }, { port: PORT_NUMBERS[1], closer: 'server' }])
  })

  test('counts game time only: what players wait between bouts frees no port', () => {
    const room = duo()
    playBout(room, 'client')
    const clockMs = room.view.series?.clockMs
    room.pass(10 * PARKED_MS)
    beReady(room)
    expect(room.view.series).toMatchObject({ clockMs, port: PORT_NUMBERS[1] })
  })

  test('stays on the same seats until it is won, whatever sides are wished for, and then begins anew', () => {
    const room = duo()
    const seats: (readonly [MemberId, MemberId])[] = []
    for (let bout = 0; bout === 0 || (room.view.series?.winner === null && bout < 5); bout += 1) {
      playBout(room, 'client')
      seats.push([seatOf(room, 'client'), seatOf(room, 'server')])
      room.apply({ type: 'choose-side', member: 0, side: 'server' })
    }
    expect(seats.length).toBeGreaterThan(1)
    expect(new Set(seats.map(String))).toEqual(new Set(['0,1']))
    beReady(room)
    expect([seatOf(room, 'client'), seatOf(room, 'server')]).toEqual([1, 0])
    expect(room.view.series).toMatchObject({ bouts: [], wins: { client: 0, server: 0 }, clockMs: 0 })
  })

  test('says in the view who has closed only when the bout is over', () => {
    const room = duo()
    beReady(room)
    room.playUntil([0, 1], () => room.room.series?.closer !== 'nobody')
    expect(Object.keys(room.view.series ?? {}).sort()).toEqual(['bouts', 'clockMs', 'port', 'ports', 'winner', 'wins'])
    expect(room.view.series?.bouts).toEqual([])
    expect(frameOf(room.room, room.room.firstMatch, 'client')?.playersClose).toEqual({ client: 1, server: 1 })
  })

  test('plays a bout again that was given up', () => {
    const room = duo()
    beReady(room)
    room.pass(5_000)
    room.apply({ type: 'disconnect', member: 1 })
    room.apply({ type: 'end-match', member: 0 })
    room.apply({ type: 'connect', member: 1 })
    expect(room.view.series?.bouts).toEqual([])
    playBout(room, 'client')
    expect(room.view.series?.bouts).toMatchObject([{ port: PORT_NUMBERS[0] }])
  })

  test('gives way to another scenario', () => {
    const room = duo()
    playBout(room, 'client')
    room.apply({ type: 'configure', member: 0, settings: { script: HELLO } })
    beReady(room)
    expect(room.view.series).toBeNull()
  })

  test('begins anew when its scenario was edited in between, though the id is the same', () => {
    const room = duo()
    playBout(room, 'client')
    room.apply({ type: 'configure', member: 0, settings: { script: { ...script, mslMs: script.mslMs + 1 } } })
    beReady(room)
    expect(room.view.series).toMatchObject({ bouts: [], clockMs: 0, port: PORT_NUMBERS[0] })
  })

  test('goes on where the same scenario was chosen once more, in practice with a bot of its own mind, too', () => {
    const room = createRoom('practice', { script })
    room.join('Mina')
    room.apply({ type: 'choose-side', member: 0, side: 'client' })
    for (const bout of [1, 2]) {
      room.apply({ type: 'configure', member: 0, settings: { script: structuredClone(script) } })
      room.apply({ type: 'ready', member: 0, ready: true })
      room.playOut([0])
      expect(room.view.series?.bouts).toHaveLength(bout)
    }
  })

  test('is practised with a bot that closes by itself while it has parked no more than its player', () => {
    const room = createRoom('practice', { script })
    room.join('Mina')
    room.apply({ type: 'choose-side', member: 0, side: 'client' })
    const bouts = [1, 2].map(() => {
      room.apply({ type: 'ready', member: 0, ready: true })
      room.playOut([0])
      return { closer: room.view.series?.bouts.at(-1)?.closer, lastedMs: Number(room.room.matches[0]?.result?.durationMs) }
    })
    expect(bouts[0]?.closer).toBe('server')
    expect(bouts[1]?.lastedMs, 'now it waits for its player').toBeGreaterThan(Number(bouts[0]?.lastedMs) + 5_000)
  })

  test('is one match at a time in a class', () => {
    const room = createRoom('class', { script })
    room.join('Teacher')
    for (const name of ['Mina', 'Joon']) room.join(name)
    room.apply({ type: 'start', member: 0 })
    room.playOut([1, 2])
    expect(room.view.series).toBeNull()
  })

  test('comes back from the journal', () => {
    const room = duo()
    playBout(room, 'client')
    playBout(room, 'server')
    expect(room.replayed()).toEqual(room.room)
  })
})

describe('closing', () => {
  test('is refused before there is something to close and before all is said, to those who only watch, and the second time', () => {
    const room = duo()
    room.join('Sora', 'spectator')
    expect(room.apply({ type: 'close', member: 0 })).toBe('no-match')
    beReady(room)
    expect(room.apply({ type: 'close', member: 0 })).toBe('match-not-started')
    expect(room.apply({ type: 'close', member: 2 })).toBe('not-a-player')
    room.pass(3_500)
    expect([0, 1].map((member) => room.apply({ type: 'close', member }))).toEqual(['not-allowed', 'not-allowed'])
    room.playUntil([0, 1], () => room.room.matches[0]?.ends.client.endpoint.tcb.state === 'ESTABLISHED')
    expect(room.apply({ type: 'close', member: 0 })).toBe('not-allowed')
    room.playUntil([0, 1], () => room.room.matches[0]?.ends.client.delivered === 'HERE')
    expect(room.apply({ type: 'close', member: 0 })).toBeNull()
    expect(room.apply({ type: 'close', member: 0 })).toBe('not-allowed')
  })

  test('is refused where the scenario says when applications close', () => {
    const room = createDuo()
    beReady(room)
    room.pass(3_500)
    expect(room.apply({ type: 'close', member: 0 })).toBe('not-allowed')
  })
})
