import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'

type Props = { class?: string; open?: boolean; summary: ComponentChildren; children: ComponentChildren }

/** What is there only while it is unfolded: a long list costs nothing in the dark. `open`: from the start. */
export function Folded({ class: look, open = false, summary, children }: Props) {
  const isOpen = useSignal(open)
  return (
    <details
      class={look}
      open={isOpen.value}
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open
      }}
    >
      <summary>{summary}</summary>
      {isOpen.value && children}
    </details>
  )
}
