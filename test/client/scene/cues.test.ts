import { describe, expect, test } from 'vitest'
import type { Cue } from '../../../client/scene/cues.ts'
import { cuesBetween } from '../../../client/scene/cues.ts'
import type { MatchView } from '../../../shared/view/match-view.ts'
import type { Story } from './stories.ts'
import { HELLO, SMALL_TALK, viewOf } from './stories.ts'
import { withoutMedal } from './without-medal.ts'

describe('what is heard', () => {
  const between = (story: Story, from: number, to: number, viewer: 'client' | 'server' | 'spectator' = 'client'): readonly Cue[] =>
    cuesBetween(viewOf(story, viewer, from).view, viewOf(story, viewer, to).view)

  test.each([
    ['sending', 4000, 4300, ['good', 'send']],
    ['nothing', 4300, 4400, []],
    ['an arrival', 10_000, 10_800, ['arrive']],
    ['the end', 15_000, 15_400, ['win']],
  ] as const)('%s', (_, from, to, cues) => expect(between(HELLO, from, to)).toEqual(cues))

  test('no fanfare where the goal was damage', () => {
    const damageAt = (at: number): MatchView => withoutMedal(viewOf(HELLO, 'client', at).view)
    expect(cuesBetween(damageAt(15_000), damageAt(15_400))).toEqual([])
  })

  test('the handshake, once', () => {
    expect(between(HELLO, 15_100, 15_250, 'spectator')).toContain('shake')
    expect(between(SMALL_TALK, 15_300, 45_000, 'spectator')).not.toContain('shake')
  })

  test('only the own verdicts', () => {
    expect(between(HELLO, 6900, 7100, 'server')).toEqual(['wrong'])
    expect(between(HELLO, 6900, 7100, 'client')).toEqual([])
  })

  test('nothing of the past by whoever comes late', () =>
    expect(cuesBetween(null, viewOf(SMALL_TALK, 'spectator', 40_000).view)).toEqual([]))
})
