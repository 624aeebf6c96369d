import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { storage } from '../../support/page-globals.ts'

type Page = typeof import('../../../client/state/storage.ts')

/** The page as it is after a reload: what the browser keeps for it is there, and nothing else. */
async function load(): Promise<Page> {
  vi.resetModules()
  return import('../../../client/state/storage.ts')
}

beforeEach(() => {
  vi.stubGlobal('name', '')
  vi.stubGlobal('localStorage', storage())
})
afterEach(() => vi.unstubAllGlobals())

const refuse = () => {
  throw new DOMException('no room', 'QuotaExceededError')
}

test.each([
  ['keeps what it is told to', storage()],
  ['is blocked', null],
  ['is full', { ...storage(), setItem: refuse }],
])('a tab whose storage %s has after a reload what it had', async (_, sessionStorage) => {
  vi.stubGlobal('sessionStorage', sessionStorage)
  const page = await load()
  page.keep('tab', 'ticket.ABC234', 'a')
  page.keep('tab', 'moves.ABC234', '3')
  page.keep('tab', 'moves.ABC234', null)
  const again = await load()
  expect(again.recall('tab', 'ticket.ABC234')).toBe('a')
  expect(again.recall('tab', 'moves.ABC234')).toBeNull()
})

test('a tab that somebody else has named is left alone while its storage keeps what it is told to, and has nothing of ours', async () => {
  vi.stubGlobal('sessionStorage', storage())
  vi.stubGlobal('name', 'lesson')
  const page = await load()
  expect(page.recall('tab', 'ticket.ABC234')).toBeNull()
  page.keep('tab', 'ticket.ABC234', 'a')
  page.keep('tab', 'ticket.ABC234', null)
  expect(Reflect.get(globalThis, 'name')).toBe('lesson')
})

test('what a tab could not keep any more is newer than what it has kept', async () => {
  const tab = storage()
  vi.stubGlobal('sessionStorage', tab)
  const page = await load()
  page.keep('tab', 'moves.ABC234', '3')
  vi.stubGlobal('sessionStorage', { ...tab, setItem: refuse })
  page.keep('tab', 'moves.ABC234', '4')
  expect((await load()).recall('tab', 'moves.ABC234')).toBe('4')
})

test('what a device could not keep is known until it has kept it', async () => {
  const page = await load()
  vi.stubGlobal('localStorage', { ...storage(), setItem: refuse })
  page.keep('device', 'scenarios', 'long')
  expect([...page.unkept.value]).toEqual(['scenarios'])
  vi.stubGlobal('localStorage', storage())
  page.keep('device', 'name', 'Mina')
  expect([...page.unkept.value]).toEqual(['scenarios'])
  page.keep('device', 'scenarios', 'short')
  expect([...page.unkept.value]).toEqual([])
})
