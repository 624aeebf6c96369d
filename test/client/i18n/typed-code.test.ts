import { expect, test } from 'vitest'
import { codeIn } from '../../../client/i18n/typed-code.ts'

test.each([
  ['a code', 'ABC234', 'ABC234'],
  ['small letters, a blank and a hyphen', ' abc-234 ', 'ABC234'],
  ['a link to a room', 'https://acksu.example/room/abc234?x', 'ABC234'],
  ['the keys of a code with the Hangul layout on', '뮻234', 'ABC234'],
  ['the same letter by letter', 'ㅁㅠㅊ234', 'ABC234'],
  ['with the shift key held down', 'ㅃㄸㅃ234', 'QEQ234'],
  ['digits and letters of full width', 'ＡＢＣ２３４', 'ABC234'],
  ['a link of full width', 'ｈｔｔｐｓ：／／ａｃｋｓｕ．ｅｘａｍｐｌｅ／ｒｏｏｍ／ＡＢＣ２３４', 'ABC234'],
  ['what is copied with a quote around it or a full stop behind it', '“ABC234”.', 'ABC234'],
  ['what is copied with signs that nobody sees', '\u200bABC234\ufeff', 'ABC234'],
  ['the name of a room', 'Room ABC234 · Acksu', 'ABC234'],
  ['the same in Korean', 'ABC234 방 · Acksu', 'ABC234'],
  ['a code with a word before it', '코드: abc234', 'ABC234'],
] as const)('%s is a code', (_, typed, code) => expect(codeIn(typed)).toBe(code))

test.each(['', 'ABC23', 'ABC2345', 'ABC10O', 'hello', '안녕하세요', '학교'])('%o is none', (typed) => expect(codeIn(typed)).toBeNull())
