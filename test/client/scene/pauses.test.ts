import { describe, expect, test } from 'vitest'
import { pausesOf, playedMs, withoutPauses } from '../../../client/scene/pauses.ts'
import type { MatchView } from '../../../shared/view/match-view.ts'
import { HELLO, viewOf } from './stories.ts'

/** The SYN of `hello` is in the air when somebody pauses for `forMs`; what was to land lands later by as much, as fold() has it. */
function pausedView(forMs: number | null): { view: MatchView; pausedAtMs: number } {
  const { view, nowMs: pausedAtMs } = viewOf(HELLO, 'spectator', 4700)
  const log = [...view.log, { type: 'match-paused' as const, atMs: pausedAtMs }]
  if (forMs === null) return { view: { ...view, phase: 'paused', log }, pausedAtMs }
  const ladder = view.ladder.map((s) => ({ ...s, landsAtMs: s.landsAtMs === null ? null : s.landsAtMs + forMs }))
  return { view: { ...view, ladder, log: [...log, { type: 'match-resumed', atMs: pausedAtMs + forMs }] }, pausedAtMs }
}

describe('a pause', () => {
  test('takes no time', () => {
    const { view, pausedAtMs } = pausedView(9000)
    const pauses = pausesOf(view.log)
    expect(playedMs(pauses, pausedAtMs - 100)).toBe(pausedAtMs - 100)
    expect(playedMs(pauses, pausedAtMs + 5000)).toBe(pausedAtMs)
    expect(playedMs(pauses, pausedAtMs + 9000 + 250)).toBe(pausedAtMs + 250)
  })

  test('that goes on holds the clock', () => {
    const { view, pausedAtMs } = pausedView(null)
    expect(playedMs(pausesOf(view.log), pausedAtMs + 1e7)).toBe(pausedAtMs)
  })

  test('leaves what is in the air where it was', () => {
    const before = viewOf(HELLO, 'spectator', 4700).view
    const { view } = pausedView(9000)
    expect(withoutPauses(view, pausesOf(view.log)).ladder).toEqual(before.ladder)
  })
})
