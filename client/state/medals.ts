import { effect, signal } from '@preact/signals'
import type { Achievements } from './achievements.ts'
import { parseAchievements, withFinish } from './achievements.ts'
import { scenarios } from './library.ts'
import { keep, recall } from './storage.ts'
import { matchView } from './streams.ts'

const KEY = 'medals'

/** What was earned on this device. */
export const achievements = signal<Achievements>(parseAchievements(recall('device', KEY)))

/** From now on writes down every match of the catalogue that this page's player finishes with a medal. */
export function keepMedals(): void {
  effect(() => {
    const view = matchView.value
    if (view === null || view.viewer === 'spectator' || view.result?.medal == null) return
    if (view.controllers[view.viewer] !== 'person') return // a bot finished it
    if (!scenarios.value.some(({ script }) => script.id === view.scenario)) return
    const { medal, durationMs } = view.result
    const { number, of } = view.leg ?? { number: 1, of: 1 }
    const before = achievements.peek()
    const now = withFinish(before, { scenario: view.scenario, leg: number, legs: of, side: view.viewer, medal, durationMs })
    if (now !== before) put(now)
  })
  // Another tab has earned or forgotten something.
  addEventListener('storage', ({ key }) => {
    if (key === `acksu.${KEY}`) achievements.value = parseAchievements(recall('device', KEY))
  })
}

/** Forgets all of them. Returns how to have them back. */
export function forgetMedals(): () => void {
  const before = achievements.value
  put({})
  return () => put(before)
}

function put(now: Achievements): void {
  achievements.value = now
  keep('device', KEY, Object.keys(now).length === 0 ? null : JSON.stringify(now))
}
