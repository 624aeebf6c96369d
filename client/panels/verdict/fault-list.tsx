import type { Fault, Field } from '../../../shared/tcp/verdict.ts'
import { t } from '../../i18n/i18n.ts'
import { faultWords, fieldWords } from '../../i18n/words.ts'
import { RfcLink } from '../marks/rfc-link.tsx'

type FaultLine = { readonly fields: readonly FaultPlace[]; readonly words: string }
type FaultPlace = { readonly field: Field; readonly section: string }

/** What is wrong with a move: every field, what would be right where that may be told, and where the RFC says so. */
export function FaultList({ faults }: { faults: readonly Fault[] }) {
  return (
    <ul>
      {faultLines(faults).map(({ fields, words }) => (
        <li key={words}>
          <b>{namesOf(fields)}</b> {words}{' '}
          {sectionsOf(fields).map((section) => (
            <RfcLink key={section} section={section} />
          ))}
        </li>
      ))}
    </ul>
  )
}

/**
 * A line for each thing to be said, with all fields of which it is true: six flags may be wrong in one way. The ACK flag and its number bear one name
 * and stand or fall together (§3.1): they share a line.
 */
export function faultLines(faults: readonly Fault[]): readonly FaultLine[] {
  const number = faults.some(({ field }) => field === 'ACK') ? faults.find(({ field }) => field === 'ack') : undefined
  const lines = new Map<string, FaultPlace[]>()
  for (const fault of faults) {
    if (fault === number) continue
    const words = fault.field === 'ACK' && number !== undefined ? flagAndNumberWords(fault, number) : faultWords(fault)
    lines.set(words, [...(lines.get(words) ?? []), { field: fault.field, section: fault.section }])
  }
  return [...lines].map(([words, fields]) => ({ fields, words: fields.length > 1 && words === t('fault.flag') ? t('fault.flags') : words }))
}

/** The same for the ear, a sentence for each line. */
export function faultSentences(faults: readonly Fault[]): string {
  return faultLines(faults)
    .map(({ fields, words }) => `${namesOf(fields)} ${words.endsWith('.') ? words : `${words}.`}`)
    .join(' ')
}

function namesOf(fields: readonly FaultPlace[]): string {
  return fields.map(({ field }) => fieldWords(field)).join(', ')
}

function sectionsOf(fields: readonly FaultPlace[]): readonly string[] {
  return [...new Set(fields.map(({ section }) => section))]
}

function flagAndNumberWords(flag: Fault, number: Fault): string {
  if (flag.expected === undefined || number.expected === undefined) return t('fault.ack-both')
  return t(flag.expected === '1' ? 'fault.ack-both-set' : 'fault.ack-both-unset', { expected: number.expected })
}
