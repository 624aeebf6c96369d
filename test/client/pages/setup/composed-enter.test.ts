import { expect, test } from 'vitest'
import { ComposedEnter } from '../../../../client/pages/setup/composed-enter.ts'

type Told =
  | { readonly on: 'down'; readonly key: string; readonly code?: string; readonly isComposing?: boolean }
  | { readonly on: 'end'; readonly composed: string }
  | { readonly on: 'up' }

const down = (key: string, isComposing = false, code = key): Told => ({ on: 'down', key, code, isComposing })
const end = (composed: string): Told => ({ on: 'end', composed })
const up: Told = { on: 'up' }

/** How often a field is submitted. */
function submissions(told: readonly Told[]): number {
  const enter = new ComposedEnter()
  return told.filter((event) => {
    if (event.on === 'down') return enter.keyDown({ code: event.key, isComposing: false, ...event })
    if (event.on === 'end') return enter.compositionEnd(event.composed)
    enter.keyUp()
    return false
  }).length
}

test.each<[string, readonly Told[], number]>([
  ['no composition', [down('Enter'), up], 1],
  ['Chrome on macOS tells of an Enter twice', [down('Enter', true), end('아'), down('Enter'), up], 1],
  ['Chrome on Windows calls the first "Process"', [down('Process', true, 'Enter'), end('아'), down('Enter'), up], 1],
  ['Firefox tells of it once, before the end', [down('Process', true, 'Enter'), end('아'), up], 1],
  ['Safari ends the composition first', [end('아'), down('Enter'), up], 1],
  ['a key that is held down', [down('Enter'), down('Enter'), down('Enter'), up], 1],
  ['pressed again, for the first was no name', [down('Enter', true), end('아'), down('Enter'), up, down('Enter'), up], 2],
  ['another key ends the composition', [down('Process', true, 'Space'), end('아'), up], 0],
  ['an Enter that chooses a word', [down('Enter', true), end('民'), up], 0],
  ['Enter after a word was chosen', [down('Enter', true), end('民'), up, down('Enter'), up], 1],
  ['letters of Hangul that make no syllable', [down('Enter', true), end('ㅋㅋ'), down('Enter'), up], 1],
])('%s: submits as often as Enter was pressed', (_, told, times) => expect(submissions(told)).toBe(times))
