import { afterEach, describe, expect, test } from 'vitest'
import { language, t } from '../../../client/i18n/i18n.ts'
import { ko } from '../../../client/i18n/ko.ts'
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
    ['“멈춰요!”을(를)', '“멈춰요!”를'],
    ['“누구…?”은(는)', '“누구…?”는'],
  ])('%s becomes %s', (text, said) => expect(withParticles(text)).toBe(said))

  test.each(['Bob(으)로', 'BACK을(를)', '🐧이(가)', '(으)로'])('stays open where the ending cannot be told: %s', (text) =>
    expect(withParticles(text)).toBe(text),
  )

  test.each(['SYN(첫 세그먼트)은 번호를 써요.', 'Windows 2000 (4 min)', '(나)'])('other brackets stay: %s', (text) =>
    expect(withParticles(text)).toBe(text),
  )
})

describe('the texts of the interface', () => {
  test('leave a particle open after numbers only: no rule tells how an English word ends', () => {
    const open = Object.entries(ko).filter(([, text]) => /[가-힣]\([가-힣]\)|\([가-힣]\)[가-힣]/.test(text))
    for (const [key, text] of open) expect(withParticles(text.replace('{expected}', '7')), key).not.toContain('(')
    expect(open.map(([key]) => key)).toEqual(expect.arrayContaining(['fault.expected']))
    expect(open.every(([, text]) => text.includes('{expected}('))).toBe(true)
  })

  afterEach(() => {
    language.value = 'en'
  })

  test('choose their particles by the value', () => {
    language.value = 'ko'
    expect(t('fault.expected', { expected: '302' })).toBe('302여야 해요')
    expect(t('fault.ack-both-set', { expected: '301' })).toBe('플래그를 켜야 하고, 번호는 301이어야 해요')
  })
})
