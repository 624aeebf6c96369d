import type { Mock } from 'vitest'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { LadderScene } from '../../../../client/scene/contract.ts'
import type { TinyElement } from '../../../support/tiny-page.ts'
import { show, standInForDocument } from '../../../support/tiny-page.ts'
import { blankView } from '../../../support/views.ts'
import { wordsOf } from '../../../support/words.ts'

const words = wordsOf('en')

let frames: Map<number, () => void>
let calls: string[]
let isBroken: boolean
let sizes: (() => void)[]
let isBehind: boolean
let isLost: boolean
let cannotMount: boolean

beforeEach(() => {
  const takeAway = standInForDocument()
  frames = new Map()
  let asked = 0
  calls = []
  isBroken = false
  sizes = []
  isBehind = false
  isLost = false
  cannotMount = false
  vi.stubGlobal('document', { ...document, createElement: () => ({ getContext: () => ({}) }) })
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => {
    frames.set(++asked, frame)
    return asked
  })
  vi.stubGlobal('cancelAnimationFrame', (nth: number) => frames.delete(nth))
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
      if (cannotMount) throw new Error('WebGL unsupported')
      return {
        show: draw('show'),
        hiddenPx: () => 120,
        isBehind: () => isBehind,
        follow: draw('follow'),
        isLost: () => isLost,
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
  const due = [...frames.values()]
  frames.clear()
  for (const frame of due) frame()
}

const isPlain = (page: TinyElement) => page.all('div').some((box) => box.getAttribute('class') === 'dom-ladder')
const said = (page: TinyElement) => {
  const note = page.all('p').find((one) => one.getAttribute('class') === 'scene-missing')
  return note?.textContent.replace(words('ladder.again'), '').trim()
}

/** A ladder whose scene has come and draws. */
async function playing(): Promise<TinyElement> {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const [{ Ladder }, { matchView }] = await Promise.all([
    import('../../../../client/pages/table/ladder.tsx'),
    import('../../../../client/state/streams.ts'),
  ])
  const view = blankView({ viewer: 'client' })
  matchView.value = view
  const page = await show(<Ladder view={view} />)
  await vi.waitFor(() => {
    nextFrame()
    expect(calls).toContain('show')
  })
  return page
}

test('whoever has scrolled up gets a key that leads to the newest, as long as there is something to be led to', async () => {
  const page = await playing()
  const keys = () => page.all('button').map(({ textContent }) => textContent.trim())
  expect(keys()).toEqual([])
  isBehind = true
  nextFrame()
  await vi.waitFor(() => expect(keys()).toEqual([words('ladder.newest')]))
  page.button(words('ladder.newest')).click()
  expect(calls).toContain('follow')
  isBehind = false
  nextFrame()
  await vi.waitFor(() => expect(keys()).toEqual([]))
})

describe('a scene that the browser has taken away what it draws on', () => {
  test('gives way to the plain ladder, which says so, and comes back with it', async () => {
    const page = await playing()
    isLost = true
    nextFrame()
    await vi.waitFor(() => expect([isPlain(page), said(page)]).toEqual([true, words('ladder.failed')]))
    isLost = false
    nextFrame()
    await vi.waitFor(() => expect([isPlain(page), said(page)]).toEqual([false, undefined]))
  })

  test('can be tried again, and then is a new one; one that cannot be made either says so, too', async () => {
    const page = await playing()
    isLost = true
    nextFrame()
    await vi.waitFor(() => expect(said(page)).toBe(words('ladder.failed')))
    calls = []
    cannotMount = true
    page.button(words('ladder.again')).click()
    await vi.waitFor(() => expect(calls).toEqual(['destroy', 'mount']))
    expect([isPlain(page), said(page)]).toEqual([true, words('ladder.failed')])
    cannotMount = false
    isLost = false
    page.button(words('ladder.again')).click()
    await vi.waitFor(() => expect([isPlain(page), said(page)]).toEqual([false, undefined]))
  })
})

test('a scene that fails is taken away until it is tried again, and the plain ladder stands in its place and says so', async () => {
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
  expect(said(page)).toBe(words('ladder.failed'))
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
