import type { ComponentChildren } from 'preact'

type Props = {
  children: ComponentChildren
  label?: string | undefined
  /** The page itself is still to come, and takes the place of this one. */
  isComing?: boolean
}

/** What a page is about. The focus comes here where it has no other place, so that whoever works with keys or listens hears the `label`. */
export function MainPart({ children, label, isComing = false }: Props) {
  return (
    <main id="main" tabIndex={-1} aria-label={label} data-coming={isComing ? '' : undefined}>
      {children}
    </main>
  )
}
