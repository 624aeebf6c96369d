import { signal } from '@preact/signals'
import i18next from 'i18next'
import type { Language } from '../../shared/match/scenario.ts'
import { en } from './en.ts'
import { ko } from './ko.ts'
import { withParticles } from './particles.ts'

/** The name of a text that comes with the first page. */
export type TextKey = keyof typeof en
/** What stands in a text in the places of its {names}. */
export type TextValues = Readonly<Record<string, string | number>>

/** The language of everything that is shown. Changing it changes the page at once. */
export const language = signal<Language>('en')

/** The languages to choose from, each by its own name. */
export const LANGUAGES: readonly { readonly id: Language; readonly name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'ko', name: '한국어' },
]

/** Whether something remembered, or told by the browser, is a language that there is. */
export function isLanguage(value: unknown): value is Language {
  return value === 'en' || value === 'ko'
}

void i18next.init({
  lng: 'en',
  fallbackLng: false,
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  resources: { en: { translation: en }, ko: { translation: ko } },
})

const texts = { en: i18next.getFixedT('en'), ko: i18next.getFixedT('ko') }

/** The text in the language of the moment; a component that calls it follows the language. `values` fill {names} in it. */
export function t(key: TextKey, values: TextValues = {}): string {
  return withParticles(texts[language.value](key, values))
}
