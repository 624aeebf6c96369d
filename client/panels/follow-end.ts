import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** Keeps a scrolling list at its end when it grows or gets another size, unless the reader has scrolled up. */
export function useFollowEnd<T extends HTMLElement = HTMLPreElement>(length: number): RefObject<T | null> {
  const list = useRef<T>(null)
  const atEnd = useRef(true)
  useEffect(() => {
    const element = list.current
    if (element === null) return
    const note = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 40
    }
    const observer = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight
    })
    element.addEventListener('scroll', note, { passive: true })
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', note)
      observer.disconnect()
    }
  }, [])
  useEffect(() => {
    if (atEnd.current && list.current !== null) list.current.scrollTop = list.current.scrollHeight
  }, [length])
  return list
}
