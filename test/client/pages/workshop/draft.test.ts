import { describe, expect, test } from 'vitest'
import { documentFrom, draftOf, newDraft, newId, valueAt, withValue } from '../../../../client/pages/workshop/draft.ts'
import { smallTalk } from '../../../../shared/scenarios/small-talk.ts'
import { documentOf, scenarioOf } from '../../../../shared/workshop/document.ts'
import { examine } from '../../../../shared/workshop/examine.ts'
import { isProblems, parseDocument } from '../../../../shared/workshop/parse.ts'

describe('a draft', () => {
  test('that is new can be played at once, and is told in the language of the page', () => {
    const parsed = parseDocument(documentFrom(newDraft('ko', '나의 악수')))
    expect(parsed).toMatchObject({ texts: { title: { ko: '나의 악수' } } })
    if (!isProblems(parsed)) expect(examine(scenarioOf(parsed)).findings).toEqual([])
  })

  test('of a scenario is that scenario', () => {
    const parsed = parseDocument(documentFrom(draftOf(documentOf(smallTalk))))
    expect(isProblems(parsed) ? parsed : scenarioOf(parsed)).toEqual(smallTalk)
  })

  test('keeps a language empty that the document does not have', () => {
    const { texts } = draftOf({ ...documentOf(smallTalk), texts: { title: { en: 'Only this' } } })
    expect(texts).toMatchObject({ title: { en: 'Only this', ko: '' }, story: { en: '', ko: '' } })
  })

  test('with no number where one should be is no scenario, also after it was kept as JSON', () => {
    const draft = withValue(newDraft('en', 'X'), 'script.parMs', Number.NaN)
    for (const one of [draft, JSON.parse(JSON.stringify(draft))]) {
      const parsed = parseDocument(documentFrom(one))
      expect(isProblems(parsed) && parsed.map(({ path }) => path)).toEqual(['script.parMs'])
    }
  })
})

describe('a path', () => {
  const from = { a: [{ b: 1 }, { b: 2 }], c: 3 }
  test.each([
    ['c', 4, { a: from.a, c: 4 }],
    ['a.1.b', 5, { a: [{ b: 1 }, { b: 5 }], c: 3 }],
    ['c', undefined, { a: from.a }],
    ['d.e', true, { ...from, d: { e: true } }],
  ])('%s is written as %o, and the rest stays as it was', (path, value, expected) => {
    const written = withValue(from, path, value)
    expect(written).toEqual(expected)
    expect(valueAt(written, path)).toBe(value)
    expect(from).toEqual({ a: [{ b: 1 }, { b: 2 }], c: 3 })
  })

  test('that leads nowhere has no value', () => expect(valueAt(from, 'a.7.b.c')).toBeUndefined())
})

test('new ids are ids, and all different', () => {
  const ids = Array.from({ length: 100 }, newId)
  expect(new Set(ids).size).toBe(100)
  for (const id of ids) expect(id).toMatch(/^own-[a-z0-9]{8}$/)
})
