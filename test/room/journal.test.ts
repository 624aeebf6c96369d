import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextDueMs } from '../../shared/room/advance.ts'
import { replay } from '../../shared/room/journal.ts'
import type { RoomInput, RoomKind } from '../../shared/room/room.ts'
import type { RoomDriver } from './room-driver.ts'
import { createDuo, createRoom, HELLO, SMALL_TALK } from './script.ts'

/** One thing that somebody does, or time that passes. */
type Deed = { readonly passMs: number; readonly input: RoomInput | { readonly type: 'play'; readonly member: number } }

const member = fc.nat(5)
const side = fc.constantFrom('client', 'server', null)
const input = fc.oneof(
  { weight: 12, arbitrary: fc.record({ type: fc.constant('play' as const), member }) },
  fc.record({
    type: fc.constant('join' as const),
    name: fc.constantFrom('Mina', 'Joon'),
    role: fc.constantFrom('player', 'spectator', null),
    tokenHash: fc.constant(''),
  }),
  fc.record({ type: fc.constant('rename' as const), member, name: fc.constantFrom('Mina', 'Sua') }),
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom('connect' as const, 'disconnect' as const), member }) },
  fc.record({ type: fc.constant('leave' as const), member }),
  fc.record({ type: fc.constant('remove' as const), member, target: member }),
  fc.record({ type: fc.constant('choose-role' as const), member, role: fc.constantFrom('player', 'spectator') }),
  fc.record({ type: fc.constant('choose-side' as const), member, side }),
  fc.record({ type: fc.constant('swap-sides' as const), member }),
  fc.record({
    type: fc.constant('configure' as const),
    member,
    settings: fc.record({
      script: fc.constantFrom(HELLO, SMALL_TALK),
      table: fc.constantFrom('coached', 'raw'),
      swapSides: fc.boolean(),
    }),
  }),
  { weight: 6, arbitrary: fc.record({ type: fc.constant('ready' as const), member, ready: fc.constant(true) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom('start' as const, 'call-bot' as const), member }) },
  fc.record({ type: fc.constantFrom('hint' as const, 'close' as const, 'end-match' as const, 'to-lobby' as const), member }),
  fc.record({ type: fc.constant('pause' as const), member, paused: fc.boolean() }),
  fc.record({ type: fc.constant('lock' as const), member, locked: fc.boolean() }),
  fc.record({ type: fc.constant('rematch' as const), member, swap: fc.boolean() }),
  fc.record({ type: fc.constant('tick' as const) }),
)
const deeds = fc.array(fc.record({ passMs: fc.constantFrom(0, 0, 1, 700, 1600, 5000, 40_000), input }), { maxLength: 60 })
const kind = fc.constantFrom<RoomKind>('duo', 'practice', 'class')

/** Whatever the kind of room, its first match is about to begin. */
const begin = (['ready', 'start'] as const).flatMap((type) =>
  [0, 1].map((who): Deed => ({ passMs: 0, input: { type, member: who, ready: true } })),
)

/** Plays the deeds. The driver itself checks that refusals change nothing and that members' views follow the room. */
function play(roomKind: RoomKind, todo: readonly unknown[]): RoomDriver {
  const room = createRoom(roomKind)
  for (const name of ['Mina', 'Joon', 'Sua']) room.join(name)
  for (const { passMs, input: what } of [...begin, ...(todo as readonly Deed[])]) {
    room.nowMs += passMs
    if (what.type === 'play') room.playFor(what.member)
    else room.apply(what)
  }
  return room
}

test('whatever people do, the journal of what was applied gives the room back exactly', () => {
  fc.assert(
    fc.property(kind, deeds, (roomKind, todo) => {
      const played = play(roomKind, todo)
      expect(played.replayed()).toEqual(played.room)
    }),
    { numRuns: 300 },
  )
})

test('time in one step or in many gives the same room and the same events', () => {
  fc.assert(
    fc.property(kind, deeds, fc.array(fc.integer({ min: 1, max: 500_000 }), { maxLength: 40 }), (roomKind, todo, moments) => {
      const { room: whole, entries: written, events } = play(roomKind, todo)
      const ticks = moments.filter((atMs) => atMs <= whole.nowMs).map((atMs) => ({ atMs, input: { type: 'tick' } as const }))
      const entries = [...written, ...ticks].sort((a, b) => a.atMs - b.atMs)
      const replayed = [...replay(entries)]
      expect(replayed.at(-1)?.room).toEqual(whole)
      expect(replayed.flatMap((after) => after.events)).toEqual(events)
    }),
    { numRuns: 300 },
  )
})

test('a room that sleeps until it is next due misses nothing', () => {
  const awake = play('practice', [])
  const asleep = play('practice', [])
  for (let ms = 0; ms < 20_000; ms += 1) {
    awake.pass(1)
    awake.playFor(0)
  }
  while (asleep.nowMs < 20_000) {
    asleep.pass(Math.min(nextDueMs(asleep.room) ?? Number.POSITIVE_INFINITY, 20_000) - asleep.nowMs)
    asleep.playFor(0)
  }
  expect(asleep.events).toEqual(awake.events)
  expect(asleep.room.phase).toBe('result')
})

test('a journal that does not play out any more says where', () => {
  const { room, entries } = createDuo()
  const again = (...more: readonly RoomInput[]) => [...replay([...entries, ...more.map((input) => ({ atMs: 0, input }))])].at(-1)?.room
  expect(again()).toEqual(room)
  expect(() => again({ type: 'swap-sides', member: 0 }, { type: 'hint', member: 0 })).toThrow('input 4 (hint) is refused now: no-match')
  expect(() => again({ type: 'create', code: 'ABCDEF', kind: 'duo', seed: room.seed, settings: room.settings })).toThrow(
    'input 3 (create) cannot be played again: room ABCDEF exists already',
  )
  expect(() => [...replay([{ atMs: 0, input: { type: 'tick' } }])]).toThrow(
    'input 0 (tick) cannot be played again: a room begins with create',
  )
  expect([...replay([])]).toEqual([])
})
