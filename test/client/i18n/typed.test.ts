import { describe, expect, test } from 'vitest'
import { halfWidth, latinKeys } from '../../../client/i18n/typed.ts'

describe('what was typed with the Hangul layout', () => {
  test.each([
    ['뮻', 'abc'],
    ['ㅁ차', 'ack'],
    ['ㅁㅊㅏ', 'ack'],
    ['ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ', 'qwertyuiop'],
    ['ㅁㄴㅇㄹㅎㅗㅓㅏㅣ', 'asdfghjkl'],
    ['ㅋㅌㅊㅍㅠㅜㅡ', 'zxcvbnm'],
    ['ㅃㅉㄸㄲㅆㅒㅖ', 'QWERTOP'],
    ['값 괜', 'rkqt rhos'],
    ['각'.normalize('NFD'), 'rkr'],
  ])('%s: the keys are %s', (typed, keys) => expect(latinKeys(typed)).toBe(keys))

  test('says nothing else than it did where it is no Hangul', () => {
    expect(latinKeys('ABC-234 é １ /room/')).toBe('ABC-234 é １ /room/')
  })
})

describe('what was typed in full width', () => {
  test.each([
    ['１２３', '123'],
    ['ＡＢＣ２３４', 'ABC234'],
    ['１\u3000２', '1 2'],
    ['민아 3', '민아 3'],
  ])('%s is %s', (typed, narrow) => expect(halfWidth(typed)).toBe(narrow))
})
