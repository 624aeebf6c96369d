import type { Signal } from '@preact/signals'
import { signal, useSignal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { t } from '../../i18n/i18n.ts'
import { Icon } from '../icons.tsx'
import type { ConsequenceProps } from './consequence.tsx'

const loaded: Signal<ComponentType<ConsequenceProps> | null> = signal(null)

type Props = ConsequenceProps & { label?: string; note?: string; shortcut?: string }

/** A button that opens, in place, what a wrong move would break. Search and ladder come when somebody asks. `note` stands above the ladder. */
export function WhatBreaks({ label, note, shortcut, ...what }: Props) {
  const open = useSignal(false)
  const show = (event: MouseEvent) => {
    open.value = !open.value
    // A click leaves no focus behind, so that Enter still sends.
    if (event.detail > 0 && event.currentTarget instanceof HTMLElement) event.currentTarget.blur()
    if (loaded.value !== null) return
    void import('./consequence.tsx').then(({ Consequence }) => {
      loaded.value = Consequence
    })
  }
  const Shown = loaded.value
  return (
    <div class={`what-breaks${open.value ? ' open' : ''}`}>
      <button type="button" class="button small" aria-expanded={open.value} aria-keyshortcuts={shortcut} onClick={show}>
        <Icon name="eye" size={18} /> {label ?? t('verdict.what-breaks')}
      </button>
      {open.value && note !== undefined && <p class="what-breaks-note">{note}</p>}
      {open.value && (Shown === null ? <span class="dots" aria-hidden="true" /> : <Shown {...what} />)}
    </div>
  )
}
