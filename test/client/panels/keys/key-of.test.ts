import { expect, test } from 'vitest'
import { keyOf } from '../../../../client/panels/keys/key-of.ts'

test.each([
  ['a', 'KeyA', 'KeyA', 'QWERTY'],
  ['A', 'KeyA', 'KeyA', 'with Caps Lock'],
  ['a', 'KeyQ', 'KeyA', 'AZERTY'],
  ['z', 'KeyY', 'KeyZ', 'QWERTZ'],
  ['s', 'Semicolon', 'KeyS', 'Dvorak'],
  ['ㅁ', 'KeyA', 'KeyA', 'Hangul'],
  ['Process', 'KeyA', 'KeyA', 'while an input method takes it'],
  ['ф', 'KeyA', 'KeyA', 'Cyrillic'],
  ['&', 'Digit1', 'Digit1', 'digits of AZERTY'],
  ['-', 'Digit6', 'Digit6', 'digits of AZERTY'],
  ['-', 'Slash', 'Minus', 'QWERTZ'],
  ['+', 'BracketRight', 'Equal', 'QWERTZ'],
  ['?', 'Minus', 'Slash', 'QWERTZ'],
  ['=', 'Equal', 'Equal', 'QWERTY'],
  ['+', 'NumpadAdd', 'NumpadAdd', 'a block of digits'],
  ['Enter', 'Enter', 'Enter', 'any'],
])('%s at the place of %s is %s (%s)', (key, code, expected) => expect(keyOf({ key, code })).toBe(expected))
