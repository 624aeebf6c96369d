import type { ReadonlySignal } from '@preact/signals'
import { useSignal } from '@preact/signals'
import { useCallback, useRef } from 'preact/hooks'

/** Something that a key opens in its own place. `key`, as its ref, gives it the focus when it is there again. */
export type InPlace = {
  readonly isOpen: ReadonlySignal<boolean>
  readonly open: () => void
  readonly close: () => void
  readonly key: (element: HTMLElement | null) => void
}

/** Closed at first. */
export function useInPlace(): InPlace {
  const isOpen = useSignal(false)
  const isDue = useRef(false)
  const open = useCallback(() => {
    isOpen.value = true
  }, [])
  const close = useCallback(() => {
    isDue.current = true
    isOpen.value = false
  }, [])
  const key = useCallback((element: HTMLElement | null) => {
    if (element === null || !isDue.current) return
    isDue.current = false
    element.focus()
  }, [])
  return { isOpen, open, close, key }
}
