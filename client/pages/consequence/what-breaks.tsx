import type { Signal } from '@preact/signals'
import { signal, useSignal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { t } from '../../i18n/i18n.ts'
import { Icon } from '../../panels/icons.tsx'
import type { ConsequenceProps } from './consequence.tsx'

const loaded: Signal<ComponentType<ConsequenceProps> | null> = signal(null)

/** A button that opens, in place, what a wrong move would break. Search and ladder come when somebody asks. */
export function WhatBreaks(props: ConsequenceProps) {
  const open = useSignal(false)
  const show = () => {
    open.value = !open.value
    if (loaded.value !== null) return
    void import('./consequence.tsx').then(({ Consequence }) => {
      loaded.value = Consequence
    })
  }
  const Shown = loaded.value
  return (
    <div class="what-breaks">
      <button type="button" class="button small" aria-expanded={open.value} onClick={show}>
        <Icon name="eye" size={18} /> {t('verdict.what-breaks')}
      </button>
      {open.value && Shown !== null && <Shown {...props} />}
    </div>
  )
}
