import { expect, test } from 'vitest'
import { Scroll } from '../../../client/scene/scroll.ts'

const scroll = (): Scroll => new Scroll(new EventTarget() as HTMLElement)

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
