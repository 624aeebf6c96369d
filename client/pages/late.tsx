import type { Signal } from '@preact/signals'
import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { t } from '../i18n/i18n.ts'
import { fetched, missing } from '../state/missing.ts'
import { Frame } from './frame.tsx'

/** A page in a file of its own, fetched the first time that it is shown. */
export function late<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const loaded: Signal<ComponentType<P> | null> = signal(null)
  let asked = false
  return (props: P) => {
    const Page = loaded.value
    if (Page !== null) return <Page {...props} />
    if (!asked) {
      asked = true
      void fetched(load).then((page) => {
        loaded.value = page
      })
    }
    return (
      <Frame>
        {!missing.value && (
          <p class="waiting late">
            <span class="dots" aria-hidden="true" /> {t('frame.loading')}
          </p>
        )}
      </Frame>
    )
  }
}
