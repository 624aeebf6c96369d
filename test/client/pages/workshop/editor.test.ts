import { beforeEach, expect, test, vi } from 'vitest'
import { standInForDocument } from '../../../support/tiny-page.ts'

type Page = typeof import('../../../../client/pages/workshop/editor.ts')
let page: Page
let nowMs: number

beforeEach(async () => {
  const takeAway = standInForDocument()
  nowMs = 10_000
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
  page = await import('../../../../client/pages/workshop/editor.ts')
  return () => {
    vi.restoreAllMocks()
    takeAway()
  }
})

const said = () => [page.draft.value.texts.title.en, page.draft.value.texts.story.en]
const type = (field: 'title' | 'story', text: string) => page.change(`texts.${field}.en`, text)

test('typing on in one field is one step back; another field, or a pause, begins another', () => {
  const [title] = said()
  type('title', 'A')
  type('title', 'AB')
  type('story', 'Once')
  nowMs += 2_000
  type('story', 'Once upon')
  expect(said()).toEqual(['AB', 'Once upon'])
  page.undo()
  expect(said()).toEqual(['AB', 'Once'])
  page.undo()
  expect(said()).toEqual(['AB', ''])
  page.undo()
  expect(said()).toEqual([title, ''])
  expect(page.canUndo.value).toBe(false)
  page.redo()
  expect(said()).toEqual(['AB', ''])
})

test('what is opened takes the place of the draft, and one step back has that again', () => {
  type('title', 'Mine')
  page.open(page.freshDraft())
  expect(said()[0]).not.toBe('Mine')
  page.undo()
  expect(said()[0]).toBe('Mine')
})

test('a change that changes nothing is no step, and a new one leaves nothing to be done again', () => {
  const [title = ''] = said()
  type('title', title)
  expect(page.canUndo.value).toBe(false)
  type('title', 'A')
  page.undo()
  type('story', 'Once')
  expect(page.canRedo.value).toBe(false)
})

test('a page on which nothing was done leaves what another tab is making as it is', () => {
  const kept = () => localStorage.getItem('acksu.workshop')
  page.watchDraft()()
  expect(kept(), 'the first draft of all is kept').toBe(JSON.stringify(page.draft.value))
  localStorage.setItem('acksu.workshop', 'of another tab')
  page.watchDraft()()
  expect(kept()).toBe('of another tab')
  type('title', 'Mine')
  page.watchDraft()()
  expect(kept()).toBe(JSON.stringify(page.draft.value))
})
