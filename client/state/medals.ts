import { computed, effect, signal } from '@preact/signals'
import type { Achievements } from './achievements.ts'
import { finishOf, parseAchievements, withFinish } from './achievements.ts'
import { scenarios } from './library.ts'
import { keep, onKeptElsewhere, recall, unkept } from './storage.ts'
import { matchView } from './streams.ts'

const KEY = 'medals'

/** What was earned on this device. */
export const achievements = signal<Achievements>(parseAchievements(recall('device', KEY)))

/** They go with this page: the device keeps none, or not the last. */
export const areUnkept = computed(() => unkept.value.has(KEY))

/** From now on writes down every match of the catalogue that this page's player finishes with a medal. */
export function keepMedals(): void {
  keep('device', KEY, recall('device', KEY)) // Where storage is blocked this is found out before anybody is promised anything.
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
