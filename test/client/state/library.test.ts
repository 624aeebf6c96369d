import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { RoomView } from '../../../shared/view/room-view.ts'
import type { ScenarioDocument } from '../../../shared/workshop/document.ts'
import { FORMAT, scenarioOf } from '../../../shared/workshop/document.ts'

type Page = typeof import('../../../client/state/library.ts') &
  typeof import('../../../client/state/own-scenarios.ts') &
  typeof import('../../../client/state/streams.ts')
let page: Page

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] }) // the page's clock goes on ticking after its test
  vi.stubGlobal('addEventListener', () => {})
  vi.resetModules()
  page = {
    ...(await import('../../../client/state/library.ts')),
    ...(await import('../../../client/state/own-scenarios.ts')),
    ...(await import('../../../client/state/streams.ts')),
  }
  return () => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  }
})

const titled = (title: string): ScenarioDocument => ({
  format: FORMAT,
  script: { id: 'own-1', calls: [] },
  texts: { title: { en: title } },
})

/** A room says what it plays. */
function hear(document: ScenarioDocument): void {
  const { script, reference, assistance, texts } = scenarioOf(document)
  const settings = { scenario: script.id, own: { reference, assistance, texts, parMs: script.parMs } }
  page.roomView.value = { settings } as Partial<RoomView> as RoomView
}

describe("one's own scenario that was changed after it was played", () => {
  beforeEach(() => {
    page.keepOwn(titled('As played'))
    hear(titled('As played'))
    page.keepOwn(titled('As changed'))
  })

  test('is offered as it is now', () => expect(page.choiceOf('own-1')?.texts.title.en).toBe('As changed'))

  test('stays at the table what the room told', () => expect(page.scenarioOf('own-1')?.texts.title.en).toBe('As played'))
})

test("another member's own scenario is offered as the room told it", () => {
  hear(titled('Of somebody else'))
  expect(page.choiceOf('own-1')?.texts.title.en).toBe('Of somebody else')
})

describe("one's own scenario in a room", () => {
  const kept = new Map<string, string>()
  beforeEach(() => {
    kept.clear()
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    })
    page.keepOwn(titled('As told'))
  })

  test('is to be told again when it was changed, and not before', () => {
    page.noteTold('K7MQ2P', titled('As told'))
    expect(page.isChangedSinceTold('K7MQ2P', 'own-1')).toBe(false)
    page.keepOwn(titled('As changed'))
    expect(page.isChangedSinceTold('K7MQ2P', 'own-1')).toBe(true)
    page.noteTold('K7MQ2P', titled('As changed'))
    expect(page.isChangedSinceTold('K7MQ2P', 'own-1')).toBe(false)
  })

  test('stays what somebody else has told under its name', () => {
    page.noteTold('K7MQ2P', titled('As told'))
    page.keepOwn(titled('As changed'))
    expect(page.isChangedSinceTold('OTHER2', 'own-1')).toBe(false)
  })
})
