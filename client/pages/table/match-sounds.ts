import { effect } from '@preact/signals'
import { sound } from '../../state/preferences.ts'
import { matchView } from '../../state/streams.ts'

type Heard = typeof import('../../scene/sounds.ts') & typeof import('../../scene/cues.ts')

/**
 * Sounds what happens in the match from now on, where that is wanted: whatever is shown of it, and in a tab that nobody looks at, too, which is where a
 * sound is worth most. Returns how to stop.
 */
export function soundMatch(): () => void {
  const isOver = new AbortController()
  let sounds: InstanceType<Heard['Sounds']> | null = null
  let cuesBetween: Heard['cuesBetween'] | null = null
  let asked = false
  const load = async () => {
    const [made, cues] = await Promise.all([import('../../scene/sounds.ts'), import('../../scene/cues.ts')])
    if (isOver.signal.aborted) return
    cuesBetween = cues.cuesBetween
    sounds = new made.Sounds()
    sounds.setWanted(sound.peek() === 'on')
  }
  const stopWanting = effect(() => {
    const isWanted = sound.value === 'on'
    sounds?.setWanted(isWanted)
    if (!isWanted || asked) return
    asked = true
    load().catch(() => {
      asked = false // silent until somebody wants it again
    })
  })
  let before = matchView.peek()
  let isDue = false
  const hear = () => {
    isDue = false
    const now = matchView.peek()
    if (now !== null) sounds?.play(cuesBetween?.(before, now) ?? [])
    before = now
  }
  const stopHearing = matchView.subscribe((view) => {
    if (isDue || view === before) return
    isDue = true
    queueMicrotask(hear) // What comes at the same moment is heard together.
  })
  return () => {
    isOver.abort()
    stopWanting()
    stopHearing()
    sounds?.destroy()
    sounds = null
  }
}
