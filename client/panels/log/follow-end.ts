import type { ReadonlySignal } from '@preact/signals'
import { useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** Where a scrolling element stands, in px, as the element itself says it. */
type Place = { readonly scrollTop: number; readonly scrollHeight: number; readonly clientHeight: number }

type Following<T> = {
  readonly list: RefObject<T | null>
  /** Its reader has scrolled up. */
  readonly isBehind: ReadonlySignal<boolean>
  /** Goes to the end, and follows again. */
  readonly follow: () => void
}

/** Keeps a scrolling list at its end when it grows or gets another size, unless the reader has scrolled up, or nothing is to be followed. */
export function useFollowEnd<T extends HTMLElement = HTMLPreElement>(length: number, follows = true): Following<T> {
  const list = useRef<T>(null)
  const isBehind = useSignal(!follows)
  const goToEnd = () => {
    if (list.current !== null && !isBehind.peek()) list.current.scrollTop = list.current.scrollHeight
  }
  useEffect(() => {
    const element = list.current
    if (element === null || !follows) return
    let lastTop = element.scrollTop
    const note = () => {
      isBehind.value = !staysAtEnd(!isBehind.peek(), lastTop, element)
      lastTop = element.scrollTop
    }
    const observer = new ResizeObserver(goToEnd)
    element.addEventListener('scroll', note, { passive: true })
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', note)
      observer.disconnect()
    }
  }, [])
  useEffect(goToEnd, [length])
  const follow = () => {
    isBehind.value = false
    goToEnd()
  }
  return { list, isBehind, follow }
}

/** A list that grows while it is still being moved to its end is not there, and yet nobody has scrolled up. */
export function staysAtEnd(wasAtEnd: boolean, lastTop: number, { scrollTop, scrollHeight, clientHeight }: Place): boolean {
  if (scrollHeight - scrollTop - clientHeight < 40) return true
  return wasAtEnd && scrollTop >= lastTop
}
