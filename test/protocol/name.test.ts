import { expect, test } from 'vitest'
import { graphemesOf } from '../../shared/protocol/name.ts'

test.each([
  ['민아', ['민', '아']],
  ['민아'.normalize('NFD'), ['민'.normalize('NFD'), '아'.normalize('NFD')]],
  ['👩‍👩‍👧‍👦 Kim', ['👩‍👩‍👧‍👦', ' ', 'K', 'i', 'm']],
  ['🇰🇷', ['🇰🇷']],
])('%s is as many characters as people count', (name, characters) => expect(graphemesOf(name)).toEqual(characters))
