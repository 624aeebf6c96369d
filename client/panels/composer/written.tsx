import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { t } from '../../i18n/i18n.ts'
import { FLAG_NAMES } from '../../look/flags.ts'
import { activeField, draft } from '../../state/desk.ts'
import type { Draft, NumberField } from '../../state/draft.ts'
import { isEmpty } from '../../state/draft.ts'
import { isSending } from '../../state/moves.ts'
import { isTaken } from '../../state/sending.ts'

const said = signal('')

/**
 * Says to readers what a key has written, or a number that was picked up: the eye sees it in its field, and the focus is elsewhere. What is
 * typed into a field, and the state of a flag's own key, they tell by themselves; what leaves and what comes home is told with its verdict.
 */
export function Written() {
  useEffect(listen, [])
  return (
    <p class="sr-only" role="status">
      {said.value}
    </p>
  )
}

/** Until the returned function is called. */
function listen(): () => void {
  let [before, field] = [draft.peek(), activeField.peek()]
  let isWaiting = false
  let isHeard = false
  const tell = () => {
    isWaiting = false
    const words = isHeard ? null : changeWords(before, draft.peek(), activeField.peek() === field ? null : activeField.peek())
    before = draft.peek()
    field = activeField.peek()
    isHeard = false
    if (words !== null) said.value = words
  }
  const look = () => {
    isHeard ||= isTyped()
    // One thing that is done may change both, and what is sent may come home at once.
    if (!isWaiting) queueMicrotask(tell)
    isWaiting = true
  }
  const stops = [draft.subscribe(look), activeField.subscribe(look)]
  return () => {
    for (const stop of stops) stop()
    said.value = ''
  }
}

/** Whether whoever has the focus hears it anyway: its field has it already, or it is a flag's own key that was pressed. */
function isTyped(): boolean {
  const focused = document.activeElement
  if (focused instanceof HTMLInputElement) {
    const field = focused.dataset.numberField
    return (field === 'seq' || field === 'ack') && focused.value === draft.peek()[field]
  }
  return focused?.matches('.flag-key') ?? false
}

/** `led`: the field to which the next number goes now, if that is another. */
export function changeWords(before: Draft, now: Draft, led: NumberField | null): string | null {
  if (isEmpty(now) && !isEmpty(before)) return isSending.peek() || isTaken() ? null : t('composer.all-empty')
  const changes = [
    ...FLAG_NAMES.filter((flag) => before.flags.has(flag) !== now.flags.has(flag)).map((flag) =>
      t(now.flags.has(flag) ? 'composer.on' : 'composer.off', { flag }),
    ),
    ...(['seq', 'ack'] as const).filter((name) => before[name] !== now[name]).map((name) => holds(name.toUpperCase(), now[name])),
    ...(before.text === now.text ? [] : [holds(t('composer.text'), now.text)]),
  ]
  if (changes.length > 1) return null // it came home
  const next = led === null || before[led] !== now[led] ? [] : [holds(led.toUpperCase(), now[led])]
  const words = [...changes, ...next]
  return words.length === 0 ? null : words.join('. ')
}

function holds(field: string, value: string): string {
  return value === '' ? t('composer.holds-nothing', { field }) : t('composer.holds', { field, value })
}
