import type { Signal } from '@preact/signals'
import { signal, useSignal } from '@preact/signals'
import type { ComponentType, TargetedMouseEvent } from 'preact'
import { t } from '../../i18n/i18n.ts'
import { blurAfterClick } from '../../state/focus.ts'
import { fetched } from '../../state/missing.ts'
import { Icon } from '../marks/icons.tsx'
import type { ConsequenceProps } from './consequence.tsx'

const loaded: Signal<ComponentType<ConsequenceProps> | null> = signal(null)

type Props = ConsequenceProps & { label?: string; note?: string; shortcut?: string }

/** A button that opens, in place, what a wrong move would break. Search and ladder come when somebody asks. `note` stands above the ladder. */
export function WhatBreaks({ label, note, shortcut, ...what }: Props) {
  const open = useSignal(false)
  const show = (event: TargetedMouseEvent<HTMLElement>) => {
    open.value = !open.value
    blurAfterClick(event)
    if (loaded.value !== null) return
    void fetched(() => import('./consequence.tsx')).then((part) => {
      loaded.value = part?.Consequence ?? null
      if (part === null) open.value = false // the page has been told
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
