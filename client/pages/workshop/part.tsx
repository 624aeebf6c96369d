import type { ComponentChildren } from 'preact'

/** A part of the form. */
export function Part({ id, title, hint, children }: { id: string; title: string; hint?: string; children: ComponentChildren }) {
  return (
    <section class="form-part sheet" aria-labelledby={`part-${id}`}>
      <h2 id={`part-${id}`}>{title}</h2>
      {hint !== undefined && <p class="part-hint">{hint}</p>}
      {children}
    </section>
  )
}
