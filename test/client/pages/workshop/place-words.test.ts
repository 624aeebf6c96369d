import { afterEach, describe, expect, test } from 'vitest'
import { language } from '../../../../client/i18n/i18n.ts'
import { placeWords } from '../../../../client/pages/workshop/place-words.ts'

afterEach(() => {
  language.value = 'en'
})

describe('what a complaint about a scenario is about', () => {
  test.each([
    ['texts.title', 'Title', '제목'],
    ['texts.title.ko', 'Title', '제목'],
    ['texts.answer', 'The answer', '답'],
    ['texts.story', 'Story', '이야기'],
    ['script.calls.1.text', 'Call 2', '요청 2'],
    ['script.next', 'Part 2', '2부'],
    ['script.next.next.calls.0', 'Part 3', '3부'],
  ])('%s is “%s”, or “%s”', (path, en, ko) => {
    expect(placeWords(path)).toBe(en)
    language.value = 'ko'
    expect(placeWords(path)).toBe(ko)
  })
})
