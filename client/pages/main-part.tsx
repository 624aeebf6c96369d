import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** The first page of all is read from its top. */
let isFirst = true

/**
 * What a page is about. Where it takes the place of another one under whoever works with keys or listens, what they had stood on is gone:
 * they stand at the beginning of this one, and hear its `label`.
 */
export function MainPart({ children, label }: { children: ComponentChildren; label?: string | undefined }) {
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!isFirst && document.activeElement === document.body) main.current?.focus({ preventScroll: true })
    isFirst = false
  }, [])
  return (
    <main id="main" tabIndex={-1} aria-label={label} ref={main}>
      {children}
    </main>
  )
}
