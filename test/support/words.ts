import { en as bouts } from '../../client/i18n/en/bouts.ts'
import { en as raw } from '../../client/i18n/en/raw.ts'
import { en } from '../../client/i18n/en.ts'
import { ko as boutsKo } from '../../client/i18n/ko/bouts.ts'
import { ko as rawKo } from '../../client/i18n/ko/raw.ts'
import { ko } from '../../client/i18n/ko.ts'
import type { Language } from '../../shared/match/scenario.ts'

type Key = keyof typeof en | keyof typeof bouts | keyof typeof raw

/** Says a text as the client says it in one language. `values` fill the {names} in it. */
export type Words = (key: Key, values?: Readonly<Record<string, string | number>>) => string

/** The words of the client in a language. */
export function wordsOf(language: Language): Words {
  const table: Readonly<Record<string, string>> = language === 'en' ? { ...en, ...bouts, ...raw } : { ...ko, ...boutsKo, ...rawKo }
  return (key, values = {}) => (table[key] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** A text as a pattern in which each {name} not given stands for anything. */
export function patternOf(words: Words, key: Key, values: Readonly<Record<string, string | number>> = {}): RegExp {
  const anything = '\u0000'
  const said = words(key, new Proxy(values, { get: (known, name) => Reflect.get(known, name) ?? anything }))
  const escaped = said.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(anything, '.+')
  return new RegExp(`^${escaped}$`)
}
