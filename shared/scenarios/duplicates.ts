import type { Scenario } from '../match/scenario.ts'
import { GOOD_WIRE, ORDINARY } from './ordinary.ts'

export const duplicates: Scenario = {
  script: {
    ...ORDINARY,
    id: 'duplicates',
    calls: [
      { side: 'client', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 0 } },
      { side: 'client', call: { type: 'send', text: 'ECHO' }, trigger: { when: 'state', state: 'ESTABLISHED', afterMs: 4_000 } },
      { side: 'client', call: { type: 'close' }, trigger: { when: 'acknowledged', afterMs: 5_000 } },
      { side: 'server', call: { type: 'close' }, trigger: { when: 'peer-closed', afterMs: 1_500 } },
    ],
    wire: {
      ...GOOD_WIRE,
      acts: [
        { type: 'duplicate', from: 'client', nth: 1, of: 'syn', afterMs: 6_000 },
        { type: 'duplicate', from: 'server', nth: 1, of: 'syn', afterMs: 2_500 },
        { type: 'duplicate', from: 'client', nth: 1, of: 'text', afterMs: 5_000 },
        { type: 'duplicate', from: 'client', nth: 1, of: 'fin', afterMs: 3_500 },
      ],
    },
    parMs: 80_000,
  },
  chapter: 'bad-wire',
  reference: '3.10.7.4',
  assistance: 'standard',
  texts: {
    title: { en: 'Everything twice', ko: '두 번씩 와요' },
    story: {
      en: 'An echo lives in this wire: some segments arrive, and a while later arrive again. The second one looks exactly like the first.',
      ko: '이 회선에는 메아리가 살아요. 어떤 세그먼트는 도착하고 나서 잠시 뒤에 또 도착해요. 두 번째 것은 첫 번째 것과 똑같이 생겼어요.',
    },
    lesson: {
      en: 'What has already come advances nothing: no number moves, no text is handed over twice. But it is answered, with an ACK of what is expected now, for the first answer may have been lost.',
      ko: '이미 받은 것이 또 와도 달라지는 것은 없어요. 번호도 그대로이고 데이터도 두 번 전달하지 않아요. 하지만 첫 대답이 사라졌을 수도 있으니, 지금 기다리는 번호로 ACK를 다시 보내요.',
    },
    question: {
      en: 'A text that you have already acknowledged comes once more. What do you send?',
      ko: '이미 확인 응답을 보낸 데이터가 또 왔어요. 무엇을 보내야 할까요?',
    },
    answer: {
      en: 'An ACK with the number that you expect next, as before. Adding the length a second time would acknowledge bytes that were never sent; silence would leave a sender whose ACK was lost repeating for ever.',
      ko: '전과 같이 다음에 받을 번호로 ACK를 보내요. 길이를 또 더하면 상대가 보낸 적 없는 바이트까지 확인하게 되고, 답하지 않으면 앞의 ACK가 사라졌을 때 상대가 끝없이 다시 보내게 돼요.',
    },
  },
}
