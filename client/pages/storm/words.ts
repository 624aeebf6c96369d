import { en } from '../../i18n/en/storm.ts'
import { language } from '../../i18n/i18n.ts'
import { ko } from '../../i18n/ko/storm.ts'

export type StormKey = keyof typeof en

const TEXTS: Readonly<Record<'en' | 'ko', Readonly<Record<StormKey, string>>>> = { en, ko }

/** A text of the storm in the language of the moment; `values` fill {names} in it. They come with this page, not with the first. */
export function w(key: StormKey, values: Readonly<Record<string, string | number>> = {}): string {
  return TEXTS[language.value][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
