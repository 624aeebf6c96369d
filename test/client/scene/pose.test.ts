import { describe, expect, test } from 'vitest'
import { momentsOf } from '../../../client/scene/moments.ts'
import type { Pose } from '../../../client/scene/pose.ts'
import { poseOf, SHAKE_MS } from '../../../client/scene/pose.ts'
import type { Story } from './stories.ts'
import { GHOST, HELLO, ROUGH, viewOf } from './stories.ts'
import { withoutMedal } from './without-medal.ts'

const pose = (story: Story, side: 'client' | 'server', at: number, still = false): Pose => {
  const { view, nowMs } = viewOf(story, 'spectator', at)
  return poseOf(view, momentsOf(view), side, nowMs, still)
}

describe('the machines', () => {
  test('sleep while they are closed, and hold a hand to the ear while they listen', () => {
    expect(pose(HELLO, 'client', 300).eyes).toBe('asleep')
    expect(pose(HELLO, 'server', 300).near.y).toBeGreaterThan(60)
  })

  test('notice what arrives', () => expect(pose(HELLO, 'server', 5600)).toMatchObject({ mouth: 'ooh', eyes: 'open' }))
  test('sulk over a wrong move', () => expect(pose(HELLO, 'server', 7300).mouth).toBe('sad'))
  test('cheer at a good one', () => expect(pose(HELLO, 'client', 4400)).toMatchObject({ eyes: 'happy', mouth: 'grin' }))
  test('slump when the connection is reset', () => expect(pose(ROUGH, 'client', 20_000)).toMatchObject({ mouth: 'sad', slump: 8 }))

  test('slump for four seconds when a reset has sent them back to LISTEN, and then hold a hand to the ear again', () => {
    const reset: Story = {
      scenario: 'hello',
      lines: [
        { at: 0, side: 'server', state: 'LISTEN' },
        { at: 500, side: 'server', state: 'SYN-RECEIVED' },
        { at: 1000, side: 'server', ended: 'reset' },
        { at: 1000, side: 'server', state: 'LISTEN' },
      ],
    }
    expect(pose(reset, 'server', 4999)).toMatchObject({ mouth: 'sad', slump: 8 })
    expect(pose(reset, 'server', 5000)).toMatchObject({ mouth: 'smile', slump: 0 })
    expect(pose(reset, 'server', 5000).near.y).toBeGreaterThan(60)
  })

  test('lie down when they crash, until they are up again', () => {
    expect(pose(GHOST, 'server', 8000)).toMatchObject({ eyes: 'asleep', slump: 8 })
    expect(pose(GHOST, 'server', 13_500).slump).toBe(0)
  })

  test('shake hands once both are ESTABLISHED, and wave afterwards though the match is over', () => {
    expect(pose(HELLO, 'client', 15_000).shake.stretch).toBe(0)
    expect(pose(HELLO, 'client', 16_200).shake.stretch).toBe(1)
    expect(pose(HELLO, 'server', 16_200).shake.stretch).toBe(1)
    const waving = pose(HELLO, 'server', 15_200 + SHAKE_MS + 400)
    expect(waving.shake.stretch).toBe(0)
    expect(waving.far.y).toBeGreaterThan(70)
  })

  test('do not wave at damage: nobody has won', () => {
    const { view, nowMs } = viewOf(HELLO, 'spectator', 15_200 + SHAKE_MS + 400)
    expect(momentsOf(view).won).toBe(true)
    const damage = withoutMedal(view)
    expect(momentsOf(damage).won).toBe(false)
    expect(poseOf(damage, momentsOf(damage), 'server', nowMs, false).far.y).toBeLessThan(70)
  })

  test('do not move with reduced motion', () => {
    for (const at of [300, 5000, 12_000, 16_200, 19_000]) {
      const { view, nowMs } = viewOf(HELLO, 'spectator', at)
      const [a, b] = [0, 40].map((later) => poseOf(view, momentsOf(view), 'client', nowMs + later, true))
      expect(a).toEqual(b)
    }
  })
})
