import { afterEach, describe, expect, test } from 'vitest'
import { language, t } from '../../../client/i18n/i18n.ts'
import { withParticles } from '../../../client/i18n/particles.ts'

describe('a particle after a value', () => {
  test.each([
    ['민아(으)로', '민아로'],
    ['준(으)로', '준으로'],
    ['하늘(으)로', '하늘로'],
    ['Joon(으)로', 'Joon으로'],
    ['Mina(으)로', 'Mina로'],
    ['“HELLO”을(를)', '“HELLO”를'],
    ['“돈”을(를)', '“돈”을'],
    ['하늘은(는)', '하늘은'],
    ['101(이)어야 해요', '101이어야 해요'],
    ['302(이)어야 해요', '302여야 해요'],
    ['300(이)어야 해요', '300이어야 해요'],
    ['0과(와) 2과(와)', '0과 2와'],
    ['“어디로(가)”이(가)', '“어디로(가)”가'],
  ])('%s becomes %s', (text, said) => expect(withParticles(text)).toBe(said))

  test.each(['Bob(으)로', 'BACK을(를)', '🐧이(가)', '(으)로'])('stays open where the ending cannot be told: %s', (text) =>
    expect(withParticles(text)).toBe(text),
  )

  test.each(['SYN(첫 세그먼트)은 번호를 써요.', 'Windows 2000 (4 min)', '(나)'])('other brackets stay: %s', (text) =>
    expect(withParticles(text)).toBe(text),
  )
})

describe('the texts of the interface', () => {
  afterEach(() => {
    language.value = 'en'
  })

  test('choose their particles by the value', () => {
    language.value = 'ko'
    expect(t('result.partner-ready', { title: '안녕하세요' })).toBe('상대가 “안녕하세요”를 하자고 해요.')
    expect(t('fault.expected', { expected: '302' })).toBe('302여야 해요')
  })
})
