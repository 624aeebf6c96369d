import type { Language } from '../../shared/match/scenario.ts'
import type { TextValues } from './i18n.ts'
import { language } from './i18n.ts'
import { withParticles } from './particles.ts'

/** Says the texts of a page that come with it and not with the first page. `values` fill {names} in them. */
export function lateWords<K extends string>(texts: Readonly<Record<Language, Readonly<Record<K, string>>>>) {
  return (key: K, values: TextValues = {}): string =>
    withParticles(texts[language.value][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')))
}
