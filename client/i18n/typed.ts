/** The keys of the usual Hangul layout (두벌식) by the letters that they type, in Unicode's order of conjoining letters. */
const INITIALS = 'r R s e E f a q Q t T d w W c z x v g'.split(' ')
const VOWELS = 'k o i O j p u P h hk ho hl y n nj np nl b m ml l'.split(' ')
const FINALS = 'r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g'.split(' ')

const KEYS: ReadonlyMap<string, string> = new Map(
  (
    [
      [0x1100, INITIALS],
      [0x1161, VOWELS],
      [0x11a8, FINALS],
    ] as const
  ).flatMap(([first, keys]) => keys.map((key, index) => [String.fromCharCode(first + index), key] as const)),
)

/** Between a character of full width (１, Ａ) and the same in ASCII. */
const WIDTH = 0xff01 - 0x21

/** Digits, letters and blanks of full width, as some input methods write them, in the width that everything else has. */
export function halfWidth(typed: string): string {
  return typed.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - WIDTH)).replaceAll('\u3000', ' ')
}

const HANGUL = /[\u1100-\u11FF\u3131-\u318E\uAC00-\uD7A3]+/g

/** What the same keys type with the Latin layout: abc for 뮻, ack for ㅁ차. Whatever is no Hangul stays. */
export function latinKeys(typed: string): string {
  return typed.replace(HANGUL, (hangul) => [...hangul.normalize('NFKD')].map((letter) => KEYS.get(letter) ?? letter).join(''))
}
