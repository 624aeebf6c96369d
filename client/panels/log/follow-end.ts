import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** Where a scrolling element stands, in px, as the element itself says it. */
type Place = { readonly scrollTop: number; readonly scrollHeight: number; readonly clientHeight: number }

/** Keeps a scrolling list at its end when it grows or gets another size, unless the reader has scrolled up. */
export function useFollowEnd<T extends HTMLElement = HTMLPreElement>(length: number): RefObject<T | null> {
  const list = useRef<T>(null)
  const atEnd = useRef(true)
  useEffect(() => {
    const element = list.current
    if (element === null) return
    let lastTop = element.scrollTop
    const note = () => {
      atEnd.current = staysAtEnd(atEnd.current, lastTop, element)
      lastTop = element.scrollTop
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

/** A list that grows while it is still being moved to its end is not there, and yet nobody has scrolled up. */
export function staysAtEnd(wasAtEnd: boolean, lastTop: number, { scrollTop, scrollHeight, clientHeight }: Place): boolean {
  if (scrollHeight - scrollTop - clientHeight < 40) return true
  return wasAtEnd && scrollTop >= lastTop
}
