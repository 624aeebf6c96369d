import { en } from '../../i18n/en/workshop.ts'
import { language } from '../../i18n/i18n.ts'
import { ko } from '../../i18n/ko/workshop.ts'

export type WorkshopKey = keyof typeof en

const TEXTS: Readonly<Record<'en' | 'ko', Readonly<Record<WorkshopKey, string>>>> = { en, ko }

/** A text of the workshop in the language of the moment; `values` fill {names} in it. They come with this page, not with the first. */
export function w(key: WorkshopKey, values: Readonly<Record<string, string | number>> = {}): string {
  return TEXTS[language.value][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
