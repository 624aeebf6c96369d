import { effect, signal } from '@preact/signals'
import type { Achievements } from './achievements.ts'
import { finishOf, parseAchievements, withFinish } from './achievements.ts'
import { scenarios } from './library.ts'
import { keep, onKeptElsewhere, recall } from './storage.ts'
import { matchView } from './streams.ts'

const KEY = 'medals'

/** What was earned on this device. */
export const achievements = signal<Achievements>(parseAchievements(recall('device', KEY)))

/** From now on writes down every match of the catalogue that this page's player finishes with a medal. */
export function keepMedals(): void {
  effect(() => {
    const finish = matchView.value === null ? null : finishOf(matchView.value)
    if (finish === null || !scenarios.value.some(({ script }) => script.id === finish.scenario)) return
    const before = achievements.peek()
    const now = withFinish(before, finish)
    if (now !== before) put(now)
  })
  onKeptElsewhere(KEY, () => {
    achievements.value = parseAchievements(recall('device', KEY))
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
