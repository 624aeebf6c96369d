import { LIMITS } from '../../../shared/workshop/schema.ts'
import { language } from '../../i18n/i18n.ts'
import { draft } from './editor.ts'
import { TextArea, TextField } from './fields.tsx'
import { Part } from './part.tsx'
import { w } from './words.ts'

/** What the players read, in the language of the page. */
export function TextPart() {
  const now = language.value
  const other = now === 'en' ? 'ko' : 'en'
  const { title } = draft.value.texts
  return (
    <Part id="texts" title={w('part.texts')} hint={w(title[now] === '' && title[other] !== '' ? 'texts.only-other' : 'texts.hint')}>
      <TextField path={`texts.title.${now}`} label={w('texts.title')} most={LIMITS.titleChars} placeholder={w('texts.title-example')} />
      <TextArea path={`texts.story.${now}`} label={w('texts.story')} most={LIMITS.storyChars} placeholder={w('texts.story-example')} />
      <details class="more">
        <summary>{w('texts.more')}</summary>
        <TextArea path={`texts.lesson.${now}`} label={w('texts.lesson')} most={LIMITS.storyChars} />
        <TextArea path={`texts.question.${now}`} label={w('texts.question')} most={LIMITS.questionChars} rows={2} />
        <TextArea path={`texts.answer.${now}`} label={w('texts.answer')} most={LIMITS.storyChars} />
        <TextField path="reference" label={w('texts.reference')} most={20} placeholder="3.10.7" mono />
      </details>
    </Part>
  )
}
