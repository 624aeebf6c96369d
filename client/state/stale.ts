import { computed, effect } from '@preact/signals'
import { link } from './connection.ts'
import { route } from './router.ts'
import { refusal } from './session.ts'
import { matchView } from './streams.ts'

/** What was refused is said as long as it may still be true: not on another page, in another match or phase of it, nor when the server is there again. */
export function dropStaleRefusals(): void {
  const scene = computed(() => `${JSON.stringify(route.value)} ${matchView.value?.match} ${matchView.value?.phase}`)
  scene.subscribe(() => {
    refusal.value = null
  })
  effect(() => {
    const code = refusal.peek()?.code
    if (link.value === 'online' && (code === 'offline' || code === 'no-answer')) refusal.value = null
  })
}
