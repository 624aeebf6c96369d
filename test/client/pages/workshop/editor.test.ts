import { beforeEach, describe, expect, test, vi } from 'vitest'
import { standInForDocument } from '../../../support/tiny-page.ts'

type Page = typeof import('../../../../client/pages/workshop/editor.ts') &
  typeof import('../../../../client/pages/workshop/taking.ts') &
  typeof import('../../../../client/pages/workshop/notice.ts') &
  typeof import('../../../../client/state/own-scenarios.ts')
let page: Page
let nowMs: number
let happen: (type: string, event: object) => void

beforeEach(async () => {
  const takeAway = standInForDocument()
  nowMs = 10_000
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
  const listeners: (readonly [type: string, listener: (event: object) => void])[] = []
  vi.stubGlobal('addEventListener', (...heard: (typeof listeners)[number]) => listeners.push(heard))
  happen = (type, event) => {
    for (const [heard, listener] of listeners) if (heard === type) listener(event)
  }
  page = {
    ...(await import('../../../../client/pages/workshop/editor.ts')),
    ...(await import('../../../../client/pages/workshop/taking.ts')),
    ...(await import('../../../../client/pages/workshop/notice.ts')),
    ...(await import('../../../../client/state/own-scenarios.ts')),
  }
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

describe('two tabs at work on one scenario', () => {
  /** Another tab has gone on with what is open here, as far as it was kept. */
  const goOnElsewhere = (title: string, story = 'Elsewhere') => {
    const kept = page.ownScenarios.value.map((one) => ({ ...one, texts: { title: { en: title }, story: { en: story } } }))
    localStorage.setItem('acksu.scenarios', JSON.stringify(kept))
    happen('storage', { key: 'acksu.scenarios' })
  }

  beforeEach(() => {
    type('title', 'Mine')
    page.keepDraft()
  })

  test('the one that is behind shows what the other has made and says so; one step back has what stood here', () => {
    type('story', 'typed a moment ago')
    goOnElsewhere('Theirs')
    expect(said()).toEqual(['Theirs', 'Elsewhere'])
    expect(page.notice.value?.text).toContain('another tab')
    page.notice.value?.takeBack?.()
    expect(said()).toEqual(['Mine', 'typed a moment ago'])
    page.redo()
    expect(said()).toEqual(['Theirs', 'Elsewhere'])
  })

  test('all that the other goes on with meanwhile is one step back', () => {
    goOnElsewhere('Theirs')
    goOnElsewhere('Theirs, later')
    expect(said()[0]).toBe('Theirs, later')
    page.undo()
    expect(said()).toEqual(['Mine', ''])
  })

  test('nothing is said, and nothing changed, where the other has changed something else, or has it as it is here', () => {
    type('title', '') // nobody has kept this
    localStorage.setItem(
      'acksu.scenarios',
      JSON.stringify([...page.ownScenarios.value, { ...page.ownScenarios.value[0], script: { id: 'other', calls: [] } }]),
    )
    happen('storage', { key: 'acksu.scenarios' })
    type('title', 'Mine')
    type('story', 'Once')
    goOnElsewhere('Mine', 'Once')
    expect(said()).toEqual(['Mine', 'Once'])
    expect(page.notice.value).toBe(null)
  })
})
