import type { ComponentChildren } from 'preact'

/** What a page is about. The focus comes here where it has no other place, so that whoever works with keys or listens hears the `label`. */
export function MainPart({ children, label }: { children: ComponentChildren; label?: string | undefined }) {
  return (
    <main id="main" tabIndex={-1} aria-label={label}>
      {children}
    </main>
  )
}
