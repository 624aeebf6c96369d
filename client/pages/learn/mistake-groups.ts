import type { Language } from '../../../shared/match/scenario.ts'
import type { Misconception } from '../../../shared/scenarios/misconceptions/misconception.ts'
import type { MisconceptionId } from '../../../shared/tcp/verdict.ts'
import { latinKeys } from '../../i18n/typed.ts'

const MISTAKE_GROUPS = ['ack', 'seq', 'flags', 'opening', 'flow', 'closing', 'answers'] as const
type MistakeGroup = (typeof MISTAKE_GROUPS)[number]

/** What each wrong belief is about. One without a group does not compile. */
const GROUP_OF: Readonly<Record<MisconceptionId, MistakeGroup>> = {
  'ack-off-by-one': 'ack',
  'ack-of-last-byte': 'ack',
  'ack-past-next': 'ack',
  'syn-counts-four': 'ack',
  'hole-skipped': 'ack',
  'advanced-on-duplicate': 'ack',
  'seq-ack-swapped': 'ack',
  'numbers-of-the-other-end': 'seq',
  'length-forgotten': 'seq',
  'seq-after-pure-ack': 'seq',
  'isn-again': 'seq',
  'relative-numbers': 'seq',
  'wrong-wrap': 'seq',
  'fin-new-random-seq': 'seq',
  'new-isn-on-retransmission': 'seq',
  'numbers-count-segments': 'seq',
  'ack-flag-missing': 'flags',
  'ack-number-without-flag': 'flags',
  'first-syn-with-ack': 'opening',
  'syn-missing': 'opening',
  'crossing-syns': 'opening',
  'server-speaks-first': 'opening',
  'up-after-syn-ack': 'opening',
  'reset-for-a-lost-ack': 'opening',
  'handshake-repeated': 'opening',
  'window-ignored': 'flow',
  'urgent-pointer': 'flow',
  'fin-unasked': 'closing',
  'fin-answers-fin': 'closing',
  'fin-means-over': 'closing',
  'fin-before-text-sent': 'closing',
  'rst-instead-of-fin': 'closing',
  'time-wait-on-the-wrong-side': 'closing',
  'left-time-wait-early': 'closing',
  'fin-instead-of-rst': 'answers',
  'rst-for-the-unacceptable': 'answers',
  'rst-from-nowhere': 'answers',
  'no-connection-here': 'answers',
  'answering-a-rst': 'answers',
  'answering-a-pure-ack': 'answers',
}

type Mistakes = Readonly<Record<MisconceptionId, Misconception>>
/** What was found of one group: the mistakes with their ids. */
export type Found = { readonly group: MistakeGroup; readonly mistakes: readonly (readonly [string, Misconception])[] }

/**
 * The mistakes in which every word of `query` stands, whatever its case, group by group; empty groups are left out. Where none is found
 * the Hangul layout may have been on: ㄹㅑㅜ is FIN.
 */
export function findMistakes(mistakes: Mistakes, query: string, language: Language): readonly Found[] {
  const found = mistakesWith(mistakes, query, language)
  return found.length > 0 ? found : mistakesWith(mistakes, latinKeys(query), language)
}

function mistakesWith(mistakes: Mistakes, query: string, language: Language): readonly Found[] {
  const words = folded(query).split(/\s+/)
  const found = (Object.entries(mistakes) as [MisconceptionId, Misconception][]).filter(([, { name, explanation, section }]) => {
    const text = folded(`${name[language]} ${explanation[language]} ${section}`)
    return words.every((word) => text.includes(word))
  })
  return MISTAKE_GROUPS.map((group) => ({ group, mistakes: found.filter(([id]) => GROUP_OF[id] === group) })).filter(
    (one) => one.mistakes.length > 0,
  )
}

/** TIME_WAIT, TIME-WAIT and time wait are the same to somebody who looks for it. */
function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/[-_]/g, ' ').trim()
}
