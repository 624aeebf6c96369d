import { beforeEach, expect, test, vi } from 'vitest'
import type { ScenarioDocument } from '../../../shared/workshop/document.ts'
import { FORMAT } from '../../../shared/workshop/document.ts'
import { standInForDocument } from '../../support/tiny-page.ts'

type Page = typeof import('../../../client/state/own-scenarios.ts')
let page: Page

beforeEach(async () => {
  const takeAway = standInForDocument()
  page = await import('../../../client/state/own-scenarios.ts')
  return takeAway
})

const named = (id: string): ScenarioDocument => ({ format: FORMAT, script: { id, calls: [] }, texts: { title: { en: id } } })
const ids = () => page.ownScenarios.value.map(({ script }) => script.id)

test('the one that was changed last stands first', () => {
  for (const id of ['one', 'two', 'three', 'one']) page.keepOwn(named(id))
  expect(ids()).toEqual(['one', 'three', 'two'])
})

test('one that was forgotten can be had back where it was, once', () => {
  for (const id of ['one', 'two', 'three']) page.keepOwn(named(id))
  const takeBack = page.forgetOwn('two')
  expect(ids()).toEqual(['three', 'one'])
  takeBack()
  takeBack()
  expect(ids()).toEqual(['three', 'two', 'one'])
})

test('what does not look like a scenario is left out of what an earlier visit kept', async () => {
  localStorage.setItem('acksu.scenarios', JSON.stringify([named('one'), { format: FORMAT }, 'two', null]))
  vi.resetModules()
  const { ownScenarios } = await import('../../../client/state/own-scenarios.ts')
  expect(ownScenarios.value.map(({ script }) => script.id)).toEqual(['one'])
})
