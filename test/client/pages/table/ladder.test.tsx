import type { Mock } from 'vitest'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { LadderScene } from '../../../../client/scene/contract.ts'
import type { TinyElement } from '../../../support/tiny-page.ts'
import { show, standInForDocument } from '../../../support/tiny-page.ts'
import { blankView } from '../../../support/views.ts'
import { wordsOf } from '../../../support/words.ts'

const words = wordsOf('en')

let frames: (() => void)[]
let calls: string[]
let isBroken: boolean
let sizes: (() => void)[]

beforeEach(() => {
  const takeAway = standInForDocument()
  frames = []
  calls = []
  isBroken = false
  sizes = []
  vi.stubGlobal('document', { ...document, createElement: () => ({ getContext: () => ({}) }) })
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
  vi.stubGlobal('cancelAnimationFrame', (nth: number) => (frames[nth - 1] = () => {}))
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(measure: () => void) {
        sizes.push(measure)
      }
      observe() {}
      disconnect() {}
    },
  )
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const draw = (what: string) => () => {
    calls.push(what)
    if (isBroken) throw new Error('The graphics driver is gone')
  }
  vi.doMock('../../../../client/scene/main.ts', () => ({
    mountLadder: (): LadderScene => {
      calls.push('mount')
      return {
        show: draw('show'),
        hiddenPx: () => 120,
        resize: draw('resize'),
        setTheme: draw('setTheme'),
        setReducedMotion: draw('setReducedMotion'),
        setTexts: draw('setTexts'),
        destroy: draw('destroy'),
      }
    },
  }))
  return () => {
    vi.doUnmock('../../../../client/scene/main.ts')
    vi.restoreAllMocks()
    takeAway()
  }
})

const nextFrame = () => {
  for (const frame of frames.splice(0)) frame()
}

test('a scene that fails is taken away for good, and the plain ladder stands in its place', async () => {
  const [{ Ladder }, { matchView }, { themeChoice }] = await Promise.all([
    import('../../../../client/pages/table/ladder.tsx'),
    import('../../../../client/state/streams.ts'),
    import('../../../../client/state/preferences.ts'),
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

test('a ladder behind another tab rests, and its scene is there when it comes back', async () => {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('max-width'), addEventListener() {} }))
  const [{ Middle }, { matchView }] = await Promise.all([
    import('../../../../client/pages/table/middle.tsx'),
    import('../../../../client/state/streams.ts'),
  ])
  const view = blankView({ viewer: 'client' })
  matchView.value = view
  const page = await show(<Middle view={view} />)
  const scene = () => page.all('div').find((box) => box.getAttribute('class') === 'scene')
  /** The page is laid out anew. */
  const layOut = (width: number) => {
    Object.assign(scene() ?? {}, { clientWidth: width, clientHeight: width })
    for (const measure of sizes) measure()
  }
  await vi.waitFor(() => expect(calls).toContain('mount'))
  page.button(words('tabs.log')).click()
  layOut(0)
  calls = []
  nextFrame()
  nextFrame()
  expect(calls).toEqual([])
  page.button(words('tabs.ladder')).click()
  layOut(360)
  nextFrame()
  expect(calls).toEqual(['resize', 'show'])
})

test('a scene that fails at its first word is asked nothing more', async () => {
  const [{ Ladder }, { matchView }] = await Promise.all([
    import('../../../../client/pages/table/ladder.tsx'),
    import('../../../../client/state/streams.ts'),
  ])
  const view = blankView({ viewer: 'client' })
  matchView.value = view
  isBroken = true
  const page = await show(<Ladder view={view} />)
  await vi.waitFor(() => expect(calls).toContain('destroy'))
  calls = []
  nextFrame()
  nextFrame()
  expect(calls).toEqual([])
  expect(page.all('div').some((box) => box.getAttribute('class') === 'dom-ladder')).toBe(true)
})

test('a whole match says how tall it would have to be for nothing of it to be hidden; one that is under way does not', async () => {
  const [{ Ladder }, { matchView }] = await Promise.all([
    import('../../../../client/pages/table/ladder.tsx'),
    import('../../../../client/state/streams.ts'),
  ])
  const view = blankView({ viewer: 'client' })
  matchView.value = view
  const wantedBy = async (isWhole: boolean): Promise<string | undefined> => {
    calls = []
    const page = await show(<Ladder view={view} isWhole={isWhole} />)
    const scene = page.all('div').find((box) => box.getAttribute('class') === 'scene')
    const said: Record<string, string> = {}
    Object.assign(scene ?? {}, {
      clientWidth: 344,
      clientHeight: 400,
      parentElement: { style: { setProperty: (name: string, value: string) => Object.assign(said, { [name]: value }) } },
    })
    await vi.waitFor(() => expect(calls).toContain('mount'))
    nextFrame()
    return said['--wanted']
  }
  expect(await wantedBy(false)).toBeUndefined()
  expect(await wantedBy(true)).toBe('522px')
})

describe('a scene that does not come', () => {
  const notice = (page: TinyElement) => page.all('p').filter((one) => one.getAttribute('class') === 'scene-missing').length
  const comes = () =>
    vi.doMock('../../../../client/scene/main.ts', () => ({
      mountLadder: () => ({ show() {}, resize() {}, setTheme() {}, setReducedMotion() {}, setTexts() {}, destroy() {} }),
    }))

  /** A ladder whose scene has not come, and how often its page is loaded anew from then on. */
  async function without(): Promise<{ readonly page: TinyElement; readonly reload: Mock; link(is: 'online' | 'offline'): void }> {
    const reload = vi.fn()
    vi.stubGlobal('location', { ...location, reload })
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    vi.doMock('../../../../client/scene/main.ts', () => {
      throw new Error('The server is gone')
    })
    const [{ Ladder }, { link }] = await Promise.all([
      import('../../../../client/pages/table/ladder.tsx'),
      import('../../../../client/state/connection.ts'),
    ])
    const page = await show(<Ladder view={blankView({ viewer: 'client' })} />)
    await vi.waitFor(() => expect(notice(page)).toBe(1))
    const set = (is: 'online' | 'offline') => (link.value = is)
    return { page, reload, link: set }
  }

  test('is told of, and there when it is tried again', async () => {
    const { page, reload } = await without()
    comes()
    page.button(words('ladder.again')).click()
    await vi.waitFor(() => expect(notice(page)).toBe(0))
    expect(page.all('div').some((box) => box.getAttribute('class') === 'dom-ladder')).toBe(false)
    expect(reload).not.toHaveBeenCalled()
  })

  test.each([
    ['online', 1],
    ['offline', 0],
  ] as const)('again is asked for with the whole page while the server is there: %s', async (is, times) => {
    const { page, reload, link } = await without()
    link(is)
    vi.resetModules()
    page.button(words('ladder.again')).click()
    await vi.waitFor(() => expect(console.warn).toHaveBeenCalledTimes(2))
    await Promise.resolve()
    expect(reload).toHaveBeenCalledTimes(times)
    expect(notice(page)).toBe(1)
  })
})
