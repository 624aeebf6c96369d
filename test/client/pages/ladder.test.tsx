import { beforeEach, expect, test, vi } from 'vitest'
import type { LadderScene } from '../../../client/scene/contract.ts'
import { show, standInForDocument } from '../../support/tiny-page.ts'
import { blankView } from '../../support/views.ts'

let frames: (() => void)[]
let calls: string[]
let isBroken: boolean

beforeEach(() => {
  const takeAway = standInForDocument()
  frames = []
  calls = []
  isBroken = false
  vi.stubGlobal('document', { ...document, createElement: () => ({ getContext: () => ({}) }) })
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
  vi.stubGlobal('cancelAnimationFrame', (nth: number) => (frames[nth - 1] = () => {}))
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const draw = (what: string) => () => {
    calls.push(what)
    if (isBroken) throw new Error('The graphics driver is gone')
  }
  vi.doMock('../../../client/scene/main.ts', () => ({
    mountLadder: (): LadderScene => ({
      show: draw('show'),
      resize: draw('resize'),
      setTheme: draw('setTheme'),
      setReducedMotion: draw('setReducedMotion'),
      setTexts: draw('setTexts'),
      destroy: draw('destroy'),
    }),
  }))
  return () => {
    vi.doUnmock('../../../client/scene/main.ts')
    vi.restoreAllMocks()
    takeAway()
  }
})

const nextFrame = () => {
  for (const frame of frames.splice(0)) frame()
}

test('a scene that fails is taken away for good, and the plain ladder stands in its place', async () => {
  const [{ Ladder }, { matchView }, { themeChoice }] = await Promise.all([
    import('../../../client/pages/ladder.tsx'),
    import('../../../client/state/streams.ts'),
    import('../../../client/state/preferences.ts'),
  ])
  const view = blankView({ viewer: 'client' })
  matchView.value = view
  const page = await show(<Ladder view={view} />)
  const plain = () => page.all('div').filter((box) => box.getAttribute('class') === 'dom-ladder').length
  expect(plain()).toBe(1)
  await vi.waitFor(() => {
    nextFrame()
    expect(calls).toContain('show')
  })
  expect(plain()).toBe(0)
  isBroken = true
  nextFrame()
  await Promise.resolve()
  expect(plain()).toBe(1)
  expect(calls.at(-1)).toBe('destroy')
  calls = []
  themeChoice.value = 'dark'
  nextFrame()
  expect(calls).toEqual([])
})
