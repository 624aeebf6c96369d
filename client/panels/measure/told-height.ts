import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** Tells the styles of the whole page, in a variable, how high an element is now: what it would cover can make room for it. */
export function useHeightTold<E extends HTMLElement = HTMLDivElement>(variable: `--${string}`): RefObject<E | null> {
  const told = useRef<E>(null)
  useEffect(() => {
    const element = told.current
    if (element === null) return
    const { style } = document.documentElement
    const observer = new ResizeObserver(() => style.setProperty(variable, `${element.offsetHeight}px`))
    observer.observe(element)
    return () => {
      observer.disconnect()
      style.removeProperty(variable)
    }
  }, [variable])
  return told
}
