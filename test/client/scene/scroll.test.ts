import { expect, test } from 'vitest'
import { Scroll } from '../../../client/scene/scroll.ts'

const surface = (): HTMLElement => Object.assign(new EventTarget(), { style: { touchAction: '' } }) as HTMLElement
const scroll = (): Scroll => new Scroll(surface())

test('follows the newest', () => {
  const ladder = scroll()
  expect([0, 40, 90].map((newest) => ladder.at(newest))).toEqual([0, 40, 90])
})

test('stays where somebody looks back, though the ladder grows', () => {
  const ladder = scroll()
  ladder.at(500)
  ladder.by(-200)
  expect(ladder.at(700)).toBe(300)
  expect(ladder.behind).toBe(true)
})

test('follows again from the bottom on, and when it is told to', () => {
  const ladder = scroll()
  ladder.at(500)
  ladder.by(-200)
  ladder.by(400)
  expect(ladder.at(600)).toBe(600)
  ladder.by(-200)
  ladder.follow()
  expect(ladder.at(650)).toBe(650)
})

test('goes no higher than the top', () => {
  const ladder = scroll()
  ladder.at(500)
  ladder.by(-9000)
  expect(ladder.at(500)).toBe(0)
})

test('begins at the top where that is wanted, and can be scrolled from there', () => {
  const ladder = scroll()
  ladder.begin()
  expect([ladder.at(500), ladder.behind]).toEqual([0, true])
  ladder.by(500)
  expect([ladder.at(500), ladder.behind]).toEqual([500, false])
})

test('takes a finger from the browser only while there is something to scroll', () => {
  const element = surface()
  const ladder = new Scroll(element)
  const seen = [0, 10, 0].map((newest) => {
    ladder.at(newest)
    return element.style.touchAction
  })
  expect(seen).toEqual(['', 'pan-x pinch-zoom', ''])
})
