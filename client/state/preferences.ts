import type { Signal } from '@preact/signals'
import { computed, effect, signal } from '@preact/signals'
import type { Language } from '../../shared/match/scenario.ts'
import { isLanguage, language } from '../i18n/i18n.ts'
import type { ThemeName } from '../look/flags.ts'
import { keep, recall } from './storage.ts'

type ThemeChoice = 'system' | ThemeName

/** The player's own name, as typed last; empty before that. */
export const playerName = remembered<string>('name', '')
/** What was chosen; `theme` is what it comes to. */
export const themeChoice = remembered<ThemeChoice>('theme', 'system', ['system', 'light', 'dark'])
/** Whether the match may be heard: in a classroom nothing makes a noise that nobody asked for. */
export const sound = remembered<'on' | 'off'>('sound', 'off', ['on', 'off'])
/** Sequence numbers in the console: as sent, or counted from each side's ISN as tcpdump does. */
export const numbering = remembered<'absolute' | 'relative'>('numbering', 'absolute', ['absolute', 'relative'])

const systemIsDark = mediaSignal('(prefers-color-scheme: dark)')
/** Whether movement is unwelcome, as the system has been told. */
export const reducedMotion = mediaSignal('(prefers-reduced-motion: reduce)')
/** A finger, not a mouse: number fields then do not call up the on-screen keyboard at the first tap. */
export const coarsePointer = mediaSignal('(pointer: coarse)')
/** Too narrow for what stands side by side on a desk. */
export const narrow = mediaSignal('(max-width: 859px)')
/** Narrower than 860 px, or as low as a phone on its side, is too small for three columns: the table stacks. In em: larger letters need more. */
export const stacked = mediaSignal('(max-width: 53.69em), (max-height: 30em)')

/** The theme that is shown. */
export const theme = computed<ThemeName>(() => {
  if (themeChoice.value !== 'system') return themeChoice.value
  return systemIsDark.value ? 'dark' : 'light'
})

/** Makes the document follow theme and language from now on, and chooses the language: the last one chosen, else the browser's. */
export function applyPreferences(): void {
  const kept = recall('device', 'language')
  language.value = isLanguage(kept) ? kept : browserLanguage()
  effect(() => {
    document.documentElement.dataset.theme = theme.value
  })
  effect(() => {
    document.documentElement.lang = language.value
  })
}

/** The player asked for this language: it stays. */
export function chooseLanguage(chosen: Language): void {
  language.value = chosen
  keep('device', 'language', chosen)
}

function browserLanguage(): Language {
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en'
}

function remembered<T extends string>(key: string, otherwise: T, allowed?: readonly T[]): Signal<T> {
  const kept = recall('device', key) as T | null
  const value = signal<T>(kept !== null && (allowed === undefined || allowed.includes(kept)) ? kept : otherwise)
  let first = true
  effect(() => {
    const now = value.value
    if (!first) keep('device', key, now)
    first = false
  })
  return value
}

function mediaSignal(query: string): Signal<boolean> {
  const list = matchMedia(query)
  const matches = signal(list.matches)
  list.addEventListener('change', () => {
    matches.value = list.matches
  })
  return matches
}
