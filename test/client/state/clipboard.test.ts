import { afterEach, expect, test, vi } from 'vitest'
import { copyText } from '../../../client/state/clipboard.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** A page without https, where only what is selected can be copied. */
function standInForOpenPage() {
  const page = { activeElement: null as object | null, selected: '' }
  const area = {
    value: '',
    select: () => Object.assign(page, { activeElement: area, selected: area.value }),
    remove: () => Object.assign(page, { activeElement: null }),
  }
  const key = { focus: () => Object.assign(page, { activeElement: key }) }
  page.activeElement = key
  vi.stubGlobal('HTMLElement', Object)
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('document', {
    get activeElement() {
      return page.activeElement
    },
    createElement: () => area,
    body: { append() {} },
    execCommand: () => page.selected !== '',
  })
  return { page, key }
}

test('where the clipboard is closed a text is copied all the same, and whoever pressed the key stays on it', async () => {
  const { page, key } = standInForOpenPage()
  expect(await copyText('/room/ABC234')).toBe(true)
  expect(page.selected).toBe('/room/ABC234')
  expect(page.activeElement).toBe(key)
})
