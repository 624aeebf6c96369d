/** A sound that ends a word: a vowel, the consonant L (ㄹ), which 로 follows like a vowel, or another consonant. */
type Ending = 'vowel' | 'l' | 'consonant'

/** Both forms of a particle as a text has them, and which one is right after a consonant and after a vowel. */
const PARTICLES: Readonly<Record<string, { readonly consonant: string; readonly vowel: string }>> = {
  '은(는)': { consonant: '은', vowel: '는' },
  '이(가)': { consonant: '이', vowel: '가' },
  '을(를)': { consonant: '을', vowel: '를' },
  '과(와)': { consonant: '과', vowel: '와' },
  '(으)로': { consonant: '으로', vowel: '로' },
  '(이)어야': { consonant: '이어야', vowel: '여야' },
}

const PAIRS = Object.keys(PARTICLES).map((pair) => pair.replace(/[()]/g, '\\$&'))
/** Closing quotes, brackets and marks are not read. */
const SILENT = '”"’\')!?.,…~'
const AFTER_A_WORD = new RegExp(`([^\\s${SILENT}])([${SILENT}]*)(${PAIRS.join('|')})`, 'g')

/**
 * Chooses the Korean particles that a text leaves open after a value: “{name}(으)로” becomes 민아로 or 준으로. Where the ending cannot
 * be told from the letters (Bob is 밥, Mark is 마크) both forms stay, as people write it then.
 */
export function withParticles(text: string): string {
  if (!text.includes('(')) return text
  return text.replace(AFTER_A_WORD, (whole, last: string, quotes: string, pair: string) => {
    const forms = PARTICLES[pair]
    const ending = endingOf(last)
    if (forms === undefined || ending === null) return whole
    return `${last}${quotes}${ending === 'vowel' || (ending === 'l' && pair === '(으)로') ? forms.vowel : forms.consonant}`
  })
}

/** How digits are read: 영 일 이 삼 사 오 육 칠 팔 구. A number that ends with 0 ends with a consonant, too: 십, 백, 천, 만. */
const DIGITS: readonly Ending[] = ['consonant', 'l', 'vowel', 'consonant', 'vowel', 'vowel', 'consonant', 'l', 'l', 'vowel']

/** 28 syllables of the code share a beginning: without a last consonant first, the ninth ends with ㄹ. */
const [FIRST_SYLLABLE, LAST_SYLLABLE, FINALS, FINAL_L] = [0xac00, 0xd7a3, 28, 8]

function endingOf(last: string): Ending | null {
  const code = last.charCodeAt(0)
  if (code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE) {
    const final = (code - FIRST_SYLLABLE) % FINALS
    return final === 0 ? 'vowel' : final === FINAL_L ? 'l' : 'consonant'
  }
  if (/\d/.test(last)) return DIGITS[Number(last)] ?? null
  if (/[aiouy]/i.test(last)) return 'vowel'
  if (/l/i.test(last)) return 'l'
  return /[mn]/i.test(last) ? 'consonant' : null
}
