import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finishedOf } from '../../server/finished.ts'
import type { MatchEvent } from '../../shared/match/events.ts'
import type { TableRule } from '../../shared/match/scenario.ts'
import type { MatchRecord } from '../../shared/room/record.ts'
import type { RoomKind } from '../../shared/room/room.ts'
import { RULES_VERSION } from '../../shared/room/room.ts'
import { catalogue } from '../../shared/scenarios/catalogue.ts'
import { emptyMatchView, foldAll } from '../../shared/view/fold.ts'
import { frameOf } from '../../shared/view/frame.ts'
import type { MatchNews, MatchView, Replay, Viewer } from '../../shared/view/match-view.ts'
import { viewEventsOf } from '../../shared/view/redact.ts'
import { playAgain } from '../../shared/view/replay.ts'
import { Story } from '../../shared/view/story.ts'
import { unveiled } from '../../shared/view/unveil.ts'
import { deeds, roomAfter } from '../room/deeds.ts'
import { recordsOf } from '../room/records.ts'
import type { RoomDriver } from '../room/room-driver.ts'
import { createDuoAtPlay, HELLO } from '../room/script.ts'
import { chronicleOf } from './play.ts'

const VIEWERS = ['client', 'server', 'spectator'] as const

/** As it comes out of the network. */
function sent(record: MatchRecord): Replay {
  return JSON.parse(finishedOf(record).replay)
}

/** A match as one viewer knows it when it is over, fog and all. */
function viewOf(room: RoomDriver, viewer: Viewer): MatchView {
  const [frame, record] = [frameOf(room.room, room.room.firstMatch, viewer), recordsOf(room).at(-1)]
  if (frame === null || record === undefined) throw new Error('no match that is over')
  const news: MatchNews[] = viewEventsOf(chronicleOf(room), viewer)
  const told = news.map((event) => (event.type === 'match-over' ? { ...event, replay: sent(record) } : event))
  return foldAll(emptyMatchView(frame, { client: 'person', server: 'person' }), told)
}

describe.each(catalogue.map(({ script }) => [script.id, script] as const))('the fog of %s', (_, script) => {
  const room = createDuoAtPlay({ script, table: 'raw' })
  room.playFor(0)
  room.apply({ type: 'pause', member: 1, paused: true })
  room.pass(10_000)
  room.apply({ type: 'pause', member: 1, paused: false })
  room.apply({ type: 'hint', member: 1 })
  room.apply({ type: 'disconnect', member: 1 })
  room.apply({ type: 'call-bot', member: 0 })
  room.playOut([0])
  const story = new Story(chronicleOf(room).rules)
  for (const event of chronicleOf(room).events) story.note(event)
  const truth = story.tell()

  test.each(VIEWERS)('lifts for the %s: everybody sees what has happened', (viewer) => {
    const before = viewOf(room, viewer)
    expect(before.history).toBeUndefined()
    const { ladder, history, ends } = unveiled(before)
    expect({ ladder, history, ends }).toEqual(truth)
  })

  test('is lifted once, and changes nothing of what was there', () => {
    const before = viewOf(room, 'server')
    const after = unveiled(structuredClone(before))
    expect(unveiled(after)).toBe(after)
    const { ladder: _, history: __, ends: ___, inbox: ____, ...rest } = before
    expect(after).toMatchObject(rest)
  })

  test('was around the same inboxes', () => {
    const { inbox } = unveiled(viewOf(room, 'spectator'))
    for (const viewer of VIEWERS) expect(unveiled(viewOf(room, viewer)).inbox).toEqual(inbox)
  })
})

describe('the fog stays', () => {
  const room = createDuoAtPlay()
  room.playOut([0, 1])
  const over = viewOf(room, 'server')

  test.each<[string, MatchView]>([
    ['while the match is played', { ...over, phase: 'playing', log: over.log.filter(({ type }) => type !== 'match-over'), replay: null }],
    ['where nobody has told how to play it again', { ...over, replay: null }],
    ['where it was played by other rules', { ...over, replay: over.replay && { ...over.replay, rules: RULES_VERSION + 1 } }],
  ])('%s', (_, view) => expect(unveiled(view)).toBe(view))
})

const settings = fc.record({
  index: fc.nat(catalogue.length - 1),
  table: fc.constantFrom<TableRule>('coached', 'raw'),
  swapSides: fc.boolean(),
  bot: fc.constantFrom({ thinkMs: 0, errorPercent: 0 }, { thinkMs: 900, errorPercent: 40 }),
})

test('whatever people do, a match that is played again goes as it went', () => {
  let matches = 0
  fc.assert(
    fc.property(fc.constantFrom<RoomKind>('duo', 'practice', 'class'), settings, deeds, (kind, { index, ...chosen }, todo) => {
      const { script = HELLO } = catalogue[index] ?? {}
      const room = roomAfter(kind, todo, { script, ...chosen })
      for (const record of recordsOf(room)) {
        const happened: MatchEvent[] = room.events.flatMap((event) =>
          event.type === 'match' && event.match === record.match ? [event.event] : [],
        )
        expect(playAgain(sent(record), record, happened.at(-1)?.atMs ?? 0)).toEqual(happened)
        matches += 1
      }
    }),
    { numRuns: 400 },
  )
  expect(matches).toBeGreaterThan(100)
})
