import { w } from './words.ts'

/** The texts whose fields have a short name; the story's is the name of its part. */
function isNamedText(text: string | undefined): text is 'title' | 'lesson' | 'question' | 'answer' {
  return text === 'title' || text === 'lesson' || text === 'question' || text === 'answer'
}

/** What a path is about, for people: "Call 2", "The wire". */
export function placeWords(path: string): string {
  const [first, second, third, fourth] = path.split('.')
  const number = (index: string | undefined) => (index === undefined ? '' : ` ${Number(index) + 1}`)
  if (first === 'texts') return w(isNamedText(second) ? `texts.${second}` : 'part.texts')
  if (second === 'calls') return third === undefined ? w('part.calls') : `${w('one.calls')}${number(third)}`
  if (second === 'actors') return third === undefined ? w('part.actors') : `${w('one.actors')}${number(third)}`
  if (second === 'wire')
    return third !== 'acts' ? w('part.wire') : fourth === undefined ? w('part.acts') : `${w('one.acts')}${number(fourth)}`
  if (second === 'goal' || second === 'parMs') return w('part.goal')
  if (second === 'start' || second === 'isn' || second === 'window') return w('part.start')
  if (second === 'next') return w('leg.name', { leg: 1 + path.split('.').filter((key) => key === 'next').length })
  if (second !== undefined && first === 'script') return w('part.rules')
  return path
}
