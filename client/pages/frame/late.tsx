import type { Signal } from '@preact/signals'
import { signal } from '@preact/signals'
import type { ComponentType, JSX } from 'preact'
import { t } from '../../i18n/i18n.ts'
import { fetched, missing } from '../../state/missing.ts'
import { Frame } from './frame.tsx'

/** A page in a file of its own, fetched the first time that it is shown, or before. */
export function late<P extends object>(load: () => Promise<ComponentType<P>>): ((props: P) => JSX.Element) & { preload(): void } {
  const loaded: Signal<ComponentType<P> | null> = signal(null)
  let asked = false
  const preload = () => {
    if (asked) return
    asked = true
    void fetched(load).then((page) => {
      loaded.value = page
    })
  }
  const Late = (props: P) => {
    const Page = loaded.value
    if (Page !== null) return <Page {...props} />
    preload()
    return (
      <Frame isComing>
        {missing.value ? (
          <h1 class="sr-only">Acksu</h1>
        ) : (
          <p class="waiting late">
            <span class="dots" aria-hidden="true" /> {t('frame.loading')}
          </p>
        )}
      </Frame>
    )
  }
  return Object.assign(Late, { preload })
}
