import { describe, expect, test } from 'vitest'
import { furtherBout, furtherPart } from '../../../../client/pages/result/further.ts'
import { seriesGoesOn } from '../../../../shared/room/series.ts'
import { fourPorts } from '../../../../shared/scenarios/four-ports.ts'
import { twoWay } from '../../../../shared/scenarios/two-way.ts'
import { frameOf } from '../../../../shared/view/frame.ts'
import type { RoomDriver } from '../../../room/room-driver.ts'
import { createDuo, HELLO, playRound } from '../../../room/script.ts'

/** What the page after the last match knows of what follows it. */
function seenAfter({ room, view }: RoomDriver): { part: number | null; bout: number | null } {
  const leg = frameOf(room, room.firstMatch, 'client')?.leg
  const played = { match: room.firstMatch, result: room.matches[0]?.result ?? null, ...(leg && { leg }) }
  return { part: furtherPart(played), bout: furtherBout(view, played) }
}

describe('what follows a match', () => {
  test('is its next part, whatever has been proposed meanwhile, and nothing after the last', () => {
    const room = createDuo({ script: twoWay.script })
    playRound(room)
    expect(seenAfter(room)).toEqual({ part: 2, bout: null })
    room.apply({ type: 'configure', member: 0, settings: { script: HELLO } })
    expect(seenAfter(room).part, 'a proposal can be taken back').toBe(2)
    room.apply({ type: 'configure', member: 0, settings: { script: twoWay.script } })
    playRound(room)
    expect(seenAfter(room).part).toBeNull()
  })

  test('is no part where the goal was missed', () => {
    const room = createDuo({ script: twoWay.script })
    for (const member of [0, 1]) room.apply({ type: 'ready', member, ready: true })
    room.pass(3000)
    room.apply({ type: 'leave', member: 1 })
    room.apply({ type: 'end-match', member: 0 })
    expect(room.room.phase).toBe('result')
    expect(seenAfter(room).part).toBeNull()
  })

  test('is the next bout only by the same two, as in the rules of the room', () => {
    const room = createDuo({ script: fourPorts.script })
    playRound(room)
    expect(seenAfter(room)).toEqual({ part: null, bout: 2 })
    room.apply({ type: 'leave', member: 1 })
    room.join('Yuna', 'spectator')
    expect([seenAfter(room).bout, seriesGoesOn(room.room)], 'nobody has come in yet who would play').toEqual([2, true])
    room.apply({ type: 'choose-role', member: 2, role: 'player' })
    expect([seenAfter(room).bout, seriesGoesOn(room.room)]).toEqual([null, false])
  })

  test('is no bout after a best of five', () => {
    const room = createDuo({ script: fourPorts.script })
    for (let bout = 1; seenAfter(room).bout !== null || bout === 1; bout += 1) {
      playRound(room)
      expect(seenAfter(room).bout !== null).toBe(seriesGoesOn(room.room))
    }
    expect(room.view.series?.bouts.length).toBeGreaterThan(2)
  })
  test('is no sixth bout, though none has won', () => {
    const room = createDuo({ script: fourPorts.script })
    playRound(room)
    const [bout] = room.view.series?.bouts ?? []
    const boutAfter = (count: number) => {
      const bouts = Array.from({ length: count }, () => bout ?? expect.fail('no bout was played'))
      const series = room.view.series && { ...room.view.series, winner: null, bouts }
      return furtherBout({ ...room.view, series }, { match: room.room.firstMatch })
    }
    expect([boutAfter(4), boutAfter(5)]).toEqual([5, null])
  })
})
