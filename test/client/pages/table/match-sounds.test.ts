import { beforeEach, expect, test, vi } from 'vitest'
import { standInForDocument } from '../../../support/tiny-page.ts'
import { HELLO, viewOf } from '../../scene/stories.ts'

type Page = typeof import('../../../../client/pages/table/match-sounds.ts') &
  typeof import('../../../../client/state/preferences.ts') &
  typeof import('../../../../client/state/streams.ts')

let page: Page
/** Every context that was made, with the frequencies that it sounded, Hz. */
let contexts: Context[]
let isTouched: boolean

class Context {
  state = isTouched ? 'running' : 'suspended'
  readonly heard: number[] = []
  readonly destination = {}
  readonly currentTime = 0

  constructor() {
    contexts.push(this)
  }
  createOscillator() {
    return {
      frequency: { setValueAtTime: (hz: number) => this.heard.push(hz), exponentialRampToValueAtTime() {} },
      connect: (next: object) => next,
      start() {},
      stop() {},
    }
  }
  createGain() {
    return { gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect() {} }
  }
  async resume() {
    if (isTouched) this.state = 'running'
    else await new Promise(() => {})
  }
  async suspend() {
    this.state = 'suspended'
  }
  async close() {
    this.state = 'closed'
  }
}

beforeEach(async () => {
  const takeAway = standInForDocument()
  contexts = []
  isTouched = true
  vi.stubGlobal('AudioContext', Context)
  page = {
    ...(await import('../../../../client/pages/table/match-sounds.ts')),
    ...(await import('../../../../client/state/preferences.ts')),
    ...(await import('../../../../client/state/streams.ts')),
  }
  return takeAway
})

const see = (atMs: number) => {
  page.matchView.value = viewOf(HELLO, 'spectator', atMs).view
}

const sentAndGood = [300, 660, 880]

test('what happens is heard although nothing is drawn, once, and until it is stopped', async () => {
  see(1000)
  const stop = page.soundMatch()
  expect(contexts).toEqual([])
  page.sound.value = 'on'
  await vi.waitFor(() => expect(contexts.length).toBe(1))
  see(4400)
  await Promise.resolve()
  expect(contexts[0]?.heard.toSorted((a, b) => a - b)).toEqual(sentAndGood)
  page.sound.value = 'off'
  see(7300)
  await Promise.resolve()
  expect(contexts[0]?.heard.length).toBe(3)
  stop()
  expect(contexts[0]?.state).toBe('closed')
})

test('a page that was opened anew is heard from the first touch on, and not what was before', async () => {
  isTouched = false
  page.sound.value = 'on'
  see(1000)
  page.soundMatch()
  await vi.waitFor(() => expect(contexts.length).toBe(1))
  see(4400)
  await Promise.resolve()
  expect(contexts[0]?.heard).toEqual([])
  isTouched = true
  see(5600)
  await vi.waitFor(() => expect(contexts[0]?.heard).not.toEqual([]))
  expect(contexts[0]?.heard).not.toContain(300)
})

test('a browser that lets nothing be heard but within a gesture is heard after the next one', async () => {
  const everything = new EventTarget()
  vi.stubGlobal('addEventListener', everything.addEventListener.bind(everything))
  isTouched = false
  page.sound.value = 'on'
  see(1000)
  const stop = page.soundMatch()
  await vi.waitFor(() => expect(contexts.length).toBe(1))
  isTouched = true
  everything.dispatchEvent(new Event('pointerup'))
  isTouched = false
  see(4400)
  await Promise.resolve()
  expect(contexts[0]?.heard.toSorted((a, b) => a - b)).toEqual(sentAndGood)
  stop()
})
